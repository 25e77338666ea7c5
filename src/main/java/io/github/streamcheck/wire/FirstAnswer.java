package io.github.streamcheck.wire;

import java.util.Optional;

/**
 * What the first request to an endpoint was answered with.
 *
 * @param status the HTTP status; 0 if there was none
 * @param mediaType its media type without parameters, in lower case; empty if it has none
 * @param streamed whether the body was a stream with an event at least
 * @param id the answer's id; empty if it has none
 * @param model the model that was asked for
 * @param plainBody the beginning of a body that is no stream; empty otherwise
 */
public record FirstAnswer(
        int status, String mediaType, boolean streamed, Optional<String> id, String model, String plainBody) {

    /** Whether it says that there is no such path, or no such method there. */
    public boolean saysNowhere() {
        return (status == 404 || status == 405) && !speaksOfModel();
    }

    /** OpenAI answers 404 for a model that it does not know; then the endpoint is there. */
    private boolean speaksOfModel() {
        return plainBody.contains("model_not_found")
                || plainBody.contains("\"" + model + "\"")
                || plainBody.contains("`" + model + "`");
    }
}
