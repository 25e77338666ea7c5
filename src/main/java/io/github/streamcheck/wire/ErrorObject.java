package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a JSON object reports as an error, in the shapes of the protocol and in those of other servers. */
public final class ErrorObject {

    /** Members that only an error has. */
    private static final List<String> OF_ERRORS = List.of(
            "detail",
            "message",
            "msg",
            "errors",
            "error_code",
            "errorCode",
            "error_msg",
            "error_message",
            "errorMessage",
            "errmsg",
            "errcode");

    private static final Set<String> GOOD_CODES =
            Set.of("0", "200", "20000", "ok", "OK", "success", "Success", "SUCCESS", "");

    private ErrorObject() {}

    /**
     * The error that an object reports in place of an answer.
     *
     * @return the text of its member {@code error}, or of the whole object; empty if it reports none, or has choices
     */
    public static Optional<String> of(JsonNode object) {
        JsonNode error = object.path("error");
        if (isGiven(error)) {
            return Optional.of(error.toString());
        }
        if (isBad(object.path("base_resp").path("status_code"))) {
            return Optional.of(object.path("base_resp").toString());
        }
        boolean reports =
                (object.path("success").isBoolean() && !object.path("success").asBoolean())
                        || isBad(object.path("code"))
                        || object.path("type").asText().equals("error")
                        || object.path("object").asText().equals("error")
                        || OF_ERRORS.stream().anyMatch(name -> isGiven(object.path(name)));
        return reports && !object.path("choices").isArray() ? Optional.of(object.toString()) : Optional.empty();
    }

    /** The same of JSON, which is read; the whole text if it can't be. */
    static Optional<String> of(String json) {
        try {
            return of(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException tooDeep) {
            return Optional.of(json);
        }
    }

    /** Whether clients take it for an error: they pass over {@code null}, {@code false} and what is empty. */
    private static boolean isGiven(JsonNode node) {
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isBoolean() && !node.asBoolean())
                && !(node.isNumber() && node.asLong() == 0)
                && !(node.isTextual() && node.textValue().isEmpty());
    }

    private static boolean isBad(JsonNode code) {
        return code.isValueNode() && !code.isNull() && !code.isBoolean() && !GOOD_CODES.contains(code.asText());
    }
}
