package io.github.streamcheck.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request that is answered with an error; each API has a shape of its own for it. */
public final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String param;
    private final String code;
    private final boolean malformed;

    private ApiException(int status, String type, String message, Optional<String> param, Optional<String> code) {
        this(status, type, message, param, code, false);
    }

    private ApiException(
            int status, String type, String message, Optional<String> param, Optional<String> code, boolean malformed) {
        // No stack trace: it is an answer, and costs are paid for each.
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.param = param.orElse("");
        this.code = code.orElse("");
        this.malformed = malformed;
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

    /** The answer that says so, in OpenAI's shape. */
    public Reply reply() {
        return reply(openAiError());
    }

    Reply reply(Map<String, Object> body) {
        Reply json = Reply.json(status, body);
        return status == 401 ? json.withHeader("www-authenticate", "Bearer") : json;
    }

    Map<String, Object> openAiError() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", getMessage());
        error.put("type", type);
        error.put("param", param.isEmpty() ? null : param);
        error.put("code", code.isEmpty() ? null : code);
        return Map.of("error", error);
    }

    int status() {
        return status;
    }

    /** Whether the body was no JSON object. */
    public boolean isMalformed() {
        return malformed;
    }
}
