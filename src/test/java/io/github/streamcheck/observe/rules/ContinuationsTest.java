package io.github.streamcheck.observe.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.tries.Any;
import io.github.streamcheck.tries.Corpus;
import io.github.streamcheck.tries.Tries;
import io.github.streamcheck.wire.Protocol;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules find the same whether or not they are shown events that merely continue the ones before. */
class ContinuationsTest {

    /** What wakes the rules that look at nothing unless it is asked for. */
    private static final Map<String, Object> ALL_ASKED = Map.of(
            "stop", List.of("END", "<"),
            "n", 2,
            "logprobs", true,
            "tools", List.of(Map.of("type", "function", "function", Map.of("name", "f"))),
            "response_format", Map.of("type", "json_object"));

    /** Pieces of text that rules look for, and such as repeat, grow, or end within a character. */
    private static final List<String> PIECES = List.of(
            " word",
            " word word word word word",
            "a",
            "ab",
            "abc",
            "abcd",
            "<",
            "think>",
            "</think>",
            "<|im_",
            "end|>",
            "[r-",
            "[r-1]",
            "[r-2]",
            "[TOOL_",
            "CALLS]",
            "</s>",
            "{",
            "}",
            "\\u00c3",
            "\\u00a9",
            "\\u00e2\\u20ac",
            "\\ufffd",
            "\\ud83d",
            "\\ude00",
            "\\u65e5\\u672c",
            "END",
            "");

    /** A defect of events that continue each other is found in the first of them alone. */
    private static void same(JudgedStream stream) {
        List<Finding> found = stream.result().findings();

        assertThat(found).isEqualTo(stream.simplyFound());
        assertThat(firsts(found)).isEqualTo(firsts(stream.foundWithoutContinuations()));
    }

    private static Map<String, Finding> firsts(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::rule, Function.identity(), (first, other) -> first));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inTheCorpus(CorpusCase each) {
        same(each.stream(1 << 20));
    }

    static List<CorpusCase> cases() {
        return CorpusCase.all();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void inChangedStreams(Endpoint endpoint) {
        List<byte[]> bodies = CorpusCase.all().stream()
                .map(each -> each.stream(1 << 20))
                .filter(each -> each.endpoint().equals(endpoint))
                .map(JudgedStream::body)
                .toList();
        List<byte[]> tokens = Stream.of(
                        "data: ", "\n\n", "\"content\":", "\"delta\":", "\"index\":1", "\\ud83d", "<", "{}")
                .map(token -> token.getBytes(UTF_8))
                .toList();
        Corpus.of(bodies, tokens)
                .tries(body -> same(JudgedStream.of()
                        .then(0, body)
                        .inReadsOf(1 << 20)
                        .from(endpoint)
                        .prompted("[r-1] p")
                        .asking(ALL_ASKED)
                        .judgedAs(Profile.STRICT)));
    }

    static List<Endpoint> endpoints() {
        return Protocol.all().stream()
                .map(Protocol::endpoint)
                .filter(endpoint -> !endpoint.shape().isWebSocket())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void inStreamsOfAnyPieces(Endpoint endpoint) {
        Tries.of(any -> {
            JudgedStream stream = JudgedStream.of()
                    .inReadsOf(1 << 20)
                    .from(endpoint)
                    .prompted("[r-1] p")
                    .asking(any.of(Map.of(), ALL_ASKED));
            for (String event : any.list(1, 60, () -> event(endpoint, any))) {
                stream.then(any.of(0, 1, 30, 3_000), event.getBytes(UTF_8));
            }
            same(stream);
        });
    }

    private static String event(Endpoint endpoint, Any any) {
        String piece = any.of(PIECES);
        return switch (endpoint.shape()) {
                    case CHAT_CHUNKS ->
                        "data: "
                                + chunk(
                                        any,
                                        "'delta':{'" + any.of("content", "content", "content", "reasoning_content")
                                                + "':'"
                                                + piece + "'}"
                                                + any.of("", "", "", "", ",'logprobs':{'content':[{'logprob':-1}]}"));
                    case TEXT_CHUNKS -> "data: " + chunk(any, "'text':'" + piece + "'");
                    case RESPONSES, REALTIME ->
                        "event: response.output_text.delta\ndata: "
                                + ("{'type':'response.output_text.delta','sequence_number':" + any.of(1, 2, 3)
                                                + ",'item_id':'i','output_index':" + any.of(0, 0, 0, 1)
                                                + ",'content_index':0,'delta':'" + piece + "'}")
                                        .replace('\'', '"');
                    case MESSAGES ->
                        "event: content_block_delta\ndata: "
                                + ("{'type':'content_block_delta','index':" + any.of(0, 0, 0, 1) + ",'delta':{'type':'"
                                                + any.of(
                                                        "text_delta','text",
                                                        "text_delta','text",
                                                        "thinking_delta','thinking",
                                                        "input_json_delta','partial_json")
                                                + "':'" + piece + "'}}")
                                        .replace('\'', '"');
                    case OLLAMA_CHAT ->
                        line(any, "'message':{'" + any.of("content", "content", "thinking") + "':'" + piece + "'}");
                    case OLLAMA_GENERATE ->
                        line(any, "'" + any.of("response", "response", "thinking") + "':'" + piece + "'");
                }
                + (endpoint.shape().isLines() ? "\n" : "\n\n");
    }

    private static String line(Any any, String text) {
        String end = any.of(
                "false",
                "false",
                "false",
                "false",
                "true",
                "true,'done_reason':'stop','eval_count':9,'total_duration':7");
        return ("{'model':'m','created_at':'" + any.of("1", "2") + "'," + text + ",'done':" + end + "}")
                .replace('\'', '"');
    }

    private static String chunk(Any any, String text) {
        String finish = any.of("", "", "", "", "", "", ",'finish_reason':'stop'", ",'finish_reason':'length'");
        String usage = any.of(
                "", "", "", "", "", "", "", ",'usage':{'prompt_tokens':1,'completion_tokens':9,'total_tokens':10}");
        return ("{'id':'" + any.of("c", "c", "c", "c", "c", "d")
                        + "','object':'chat.completion.chunk','created':1,'model':'m','choices':[{" + "'index':"
                        + any.of(0, 0, 0, 0, 1) + "," + text + finish + "}]" + usage + "}")
                .replace('\'', '"');
    }
}
