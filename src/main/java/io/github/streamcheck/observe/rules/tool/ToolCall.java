package io.github.streamcheck.observe.rules.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload;
import java.util.List;
import java.util.Optional;

/** One tool call, put together from its fragments. */
final class ToolCall {

    private static final int MAX_ARGUMENTS = 64 * 1024;

    private final StringBuilder arguments = new StringBuilder();
    private Optional<String> id = Optional.empty();
    private Optional<String> name = Optional.empty();
    private boolean custom;

    /** Takes a fragment, and says what is wrong with it. */
    Optional<String> add(Payload.ToolFragment fragment) {
        boolean anotherId = id.isPresent() && fragment.id().isPresent() && !id.equals(fragment.id());
        boolean anotherCall = anotherId && fragment.name().isPresent();
        if (anotherCall) {
            // Another call under the same index, which another rule reports.
            arguments.setLength(0);
            name = Optional.empty();
        }
        Optional<String> problem = fragment.oddArguments()
                ? Optional.of("the arguments of a tool call are not of type string")
                : anotherId && !anotherCall
                        ? Optional.of("the id of a tool call changes")
                        : name.isPresent() && fragment.name().isPresent()
                                ? Optional.of("the name of a tool call comes twice")
                                : Optional.empty();
        custom |= fragment.kind() == Payload.ToolFragment.Kind.CUSTOM;
        id = fragment.id().or(() -> id);
        name = name.or(fragment::name);
        String piece = fragment.arguments();
        arguments.append(piece, 0, Math.min(piece.length(), MAX_ARGUMENTS - arguments.length()));
        return problem;
    }

    /** What is wrong with the call as a whole, once it has ended. */
    Optional<String> problem() {
        if (name.isEmpty()) {
            return Optional.of("a tool call has no name");
        }
        return isJson() ? Optional.empty() : Optional.of("the arguments of a tool call are not a JSON object");
    }

    String arguments() {
        return arguments.toString();
    }

    /** The name of what is called; empty as long as it has none. */
    String name() {
        return name.orElse("");
    }

    /** Which of these arguments are not there; none if the arguments are no JSON, or too long to be read. */
    List<String> missing(List<String> required) {
        try {
            JsonNode given = Json.WHOLE.readTree(arguments.toString());
            boolean readable = given.isMissingNode() || given.isObject();
            return readable && arguments.length() < MAX_ARGUMENTS
                    ? required.stream().filter(each -> !given.has(each)).toList()
                    : List.of();
        } catch (JsonProcessingException broken) {
            return List.of();
        }
    }

    private boolean isJson() {
        return custom || arguments.length() == MAX_ARGUMENTS || areArguments(arguments.toString());
    }

    /** Whether a text is a JSON object, or blank, which stands for no arguments. */
    static boolean areArguments(String text) {
        return text.isBlank() || Json.tree(text).isObject();
    }
}
