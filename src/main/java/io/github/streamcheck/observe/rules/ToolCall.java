package io.github.streamcheck.observe.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.wire.Payload;
import java.util.Optional;

/** One tool call, put together from its fragments. */
final class ToolCall {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int MAX_ARGUMENTS = 64 * 1024;

    private final StringBuilder arguments = new StringBuilder();
    private Optional<String> id = Optional.empty();
    private Optional<String> name = Optional.empty();

    /** Takes a fragment, and says what is wrong with it. */
    Optional<String> add(Payload.ToolFragment fragment) {
        boolean anotherId = id.isPresent() && fragment.id().isPresent() && !id.equals(fragment.id());
        boolean anotherCall = anotherId && fragment.name().isPresent();
        if (anotherCall) {
            // Another call under the same index, which is told elsewhere.
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
        return isJson() ? Optional.empty() : Optional.of("the arguments of a tool call are no JSON object");
    }

    String arguments() {
        return arguments.toString();
    }

    private boolean isJson() {
        if (arguments.toString().isBlank() || arguments.length() == MAX_ARGUMENTS) {
            return true;
        }
        try {
            return JSON.readTree(arguments.toString()).isObject();
        } catch (JsonProcessingException broken) {
            return false;
        }
    }
}
