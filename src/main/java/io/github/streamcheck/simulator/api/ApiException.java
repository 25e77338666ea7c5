package io.github.streamcheck.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request that is answered with an error, in OpenAI's shape. */
public final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;
    private final boolean malformed;

    private ApiException(int status, String type, String message, Optional<String> param, Optional<String> code) {
        this(status, type, message, param, code, false);
    }

    private ApiException(
            int status, String type, String message, Optional<String> param, Optional<String> code, boolean malformed) {
        // No stack trace: it is an answer, and costs are paid for each.
        super(message, null, false, false);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param.orElse(null));
        error.put("code", code.orElse(null));
        Reply json = Reply.json(status, Map.of("error", error));
        this.malformed = malformed;
        this.reply = status == 401 ? json.withHeader("www-authenticate", "Bearer") : json;
    }

    /** The body is no JSON object. */
    public static ApiException malformed(String message) {
        return new ApiException(400, "invalid_request_error", message, Optional.empty(), Optional.empty(), true);
    }

    /** Status 400, for the whole of the request. */
    public static ApiException invalid(String message) {
        return new ApiException(400, "invalid_request_error", message, Optional.empty(), Optional.empty());
    }

    static ApiException invalid(String message, String param, String code) {
        return new ApiException(400, "invalid_request_error", message, Optional.of(param), Optional.of(code));
    }

    /** Any status, for what the client has to change. */
    public static ApiException of(int status, String message, String code) {
        return new ApiException(status, "invalid_request_error", message, Optional.empty(), Optional.of(code));
    }

    /** Status 404, for a path that is not served. */
    public static ApiException unknownPath(String method, String path) {
        return of(404, "Unknown request URL: " + method + " " + path + ".", "unknown_url");
    }

    /** Status 429. */
    public static ApiException rateLimit(String message) {
        return new ApiException(429, "requests", message, Optional.empty(), Optional.of("rate_limit_exceeded"));
    }

    /** Status 500. */
    public static ApiException serverError(String message) {
        return new ApiException(500, "server_error", message, Optional.empty(), Optional.empty());
    }

    /** The answer that says so. */
    public Reply reply() {
        return reply;
    }

    /** Whether the body was no JSON object. */
    public boolean isMalformed() {
        return malformed;
    }
}
