package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs behind the core of claude-code-router, which makes the Messages API of a server's chat completions. Each defect that is named here
 * was read in its answer by curl: it drops the token counts, goes on after an error, and has texts in blocks of other kinds.
 */
@Tag("live")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClaudeCodeRouterTest {

    private static final NodeProject ROUTER = new NodeProject("claude-code-router", "start.cjs");

    private static final String TEXT = chunk("{\"role\":\"assistant\",\"content\":\"Hello \"}", "null");
    private static final String CALL = chunk(
            "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}",
            "null");
    private static final String END =
            "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"m\",\"choices\":[],"
                    + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}\n\ndata: [DONE]\n\n";

    @BeforeAll
    static void install() throws Exception {
        ROUTER.install();
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"m\",\"choices\":[{"
                + "\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    /** The rules that find something in what the router makes of such a stream. */
    private static List<String> found(String... chunks) throws IOException, InterruptedException {
        try (ScriptedServer model = ScriptedServer.answering(ScriptedServer.eventStream(String.join("", chunks)));
                Gateway router = Gateway.onPort(
                        ROUTER.log(),
                        port -> List.of(
                                "node",
                                ROUTER.folder().resolve("start.cjs").toString(),
                                model.uri().toString(),
                                Integer.toString(port)))) {
            RunResult result = LiveRun.of(Plans.against(router.uri(""))
                    .streamsOnly()
                    .model("upstream,m")
                    .endpoints("messages")
                    .load(2, 1, 0));
            assertThat(result.figures().total().measured())
                    .as("measured streams: %s", result.notes())
                    .isEqualTo(2);
            return List.copyOf(new TreeSet<>(
                    result.figures().findings().stream().map(FindingGroup::rule).toList()));
        }
    }

    @Test
    void itDropsTheTokenCounts() throws Exception {
        assertThat(found(TEXT, TEXT, chunk("{}", "\"stop\""), END)).containsExactly("usage-zero");
    }

    @Test
    void itEndsInOrderWhatBrokeOff() throws Exception {
        assertThat(found(TEXT, TEXT)).containsExactly("usage-zero");
    }

    @Test
    void itGoesOnAfterAnErrorOfAnotherShape() throws Exception {
        assertThat(found(TEXT, "data: {\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\"}}\n\n"))
                .containsExactly("error-event", "error-shape", "usage-zero");
    }

    @Test
    void itPutsATextIntoTheBlockOfACall() throws Exception {
        assertThat(found(TEXT, CALL, TEXT, chunk("{}", "\"tool_calls\""), END))
                .containsExactly("delta-type-mismatch", "usage-zero");
    }
}
