package io.github.streamcheck.run;

import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers that take nothing, or send their clients elsewhere. See also the suite of attacks. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class HostileAnswersTest {

    private static final String CHUNK =
            "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n";

    @Test
    void aServerThatNeverReadsIsGivenUp() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> await(over))) {
            RunResult report =
                    run(Plans.against(server.uri()).streamsOnly().asking(Map.of("padding", "x".repeat(16 << 20))));

            assertThat(report.figures().findings())
                    .extracting(FindingGroup::rule)
                    .contains("idle-timeout");
        } finally {
            over.countDown();
        }
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() throws IOException {
        try (ScriptedServer other = ScriptedServer.answering(eventStream(CHUNK));
                ScriptedServer server = ScriptedServer.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                        + other.uri() + "/v1/chat/completions\r\nContent-Length: 0\r\n\r\n")) {
            RunResult report = run(Plans.against(server.uri()).key("canary-4711"));

            assertThat(report.figures().findings())
                    .extracting(FindingGroup::rule)
                    .contains("http-status");
            assertThat(other.connections()).isZero();
        }
    }

    private static RunResult run(Plans plans) {
        return Runs.of(plans.load(1, 1, 0)
                        .model("m")
                        .endpoints("chat")
                        .limited(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(60))
                        .plan())
                .run();
    }

    private static void await(CountDownLatch latch) {
        try {
            boolean unused = latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
