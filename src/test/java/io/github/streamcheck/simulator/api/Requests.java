package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bodies of requests, and what the simulator makes of them. */
public final class Requests {

    public static final String CHAT_STREAM = """
            {"messages":[{"role":"user","content":"one two three"}],"stream":true,"temperature":0,\
            "stream_options":{"include_usage":true}}""";

    public static final String CHAT_PLAIN = """
            {"messages":[{"role":"user","content":"one two three"}],"temperature":0}""";

    public static final String COMPLETIONS_STREAM = """
            {"prompt":"one two three","stream":true,"temperature":0}""";

    public static final String RESPONSES_STREAM = """
            {"input":"one two three","stream":true,"temperature":0}""";

    /** A stream of two parallel tool calls. */
    public static final String TOOLS_STREAM = """
            {"messages":[{"role":"user","content":"one two three"}],"stream":true,"temperature":0,\
            "stream_options":{"include_usage":true},"tools":[\
            {"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{\
            "city":{"type":"string"},"days":{"type":"integer"}}}}},\
            {"type":"function","function":{"name":"now"}}]}""";

    private Requests() {}

    /** The request with more members. */
    public static String with(String body, String members) {
        return "{" + members + "," + body.substring(1);
    }

    static GenerationRequest chat(String body) throws ApiException {
        return GenerationRequest.parse(GenerationApi.CHAT, body.getBytes(UTF_8));
    }

    static GenerationRequest completions(String body) throws ApiException {
        return GenerationRequest.parse(GenerationApi.COMPLETIONS, body.getBytes(UTF_8));
    }
}
