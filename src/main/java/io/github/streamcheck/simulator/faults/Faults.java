package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Json;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What faults of several levels are made of. */
final class Faults {

    private Faults() {}

    static Reply serverError() {
        return ApiException.serverError("The server had an error while processing your request.")
                .reply();
    }

    static Reply unknownArgument(String name) {
        return ApiException.invalid("Unrecognized request argument supplied: " + name)
                .reply();
    }

    static String errorEvent(String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", "server_error");
        error.put("param", null);
        error.put("code", null);
        return "data: " + Json.write(Map.of("error", error)) + "\n\n";
    }

    /** A chunk of the script's stream whose delta is empty, or, if the script has no chunk, no event. */
    static String emptyDelta(Script script) {
        return likeFinish(script, choice -> {
            choice.putNull("finish_reason");
            ObjectNode output = Events.outputOf(choice);
            output.put(Events.textName(choice), "");
        });
    }

    /** The script's first finishing chunk with its choice changed; no event if it has none. */
    static String likeFinish(Script script, Consumer<ObjectNode> change) {
        return script.texts(Kind.FINISH).stream()
                .findFirst()
                .map(Events.choices(change))
                .orElse("");
    }
}
