package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.DeliverySettings;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionFaultsTest {

    private final Faulty faulty = new Faulty();

    @Test
    void answersAStreamWithThePlainAnswer() throws Exception {
        JsonNode plain = Faulty.json(faulty.correct(Requests.CHAT_PLAIN));

        Reply reply = faulty.reply("stream-ignored", Requests.CHAT_STREAM);

        assertThat(reply.headers()).containsEntry("content-type", "application/json");
        assertThat(Faulty.json(reply)).isEqualTo(plain);
    }

    @Test
    void answersWithAPage() throws Exception {
        Reply reply = faulty.reply("not-the-api", Requests.CHAT_STREAM);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("content-type", "text/html; charset=utf-8");
        assertThat(Faulty.texts(reply).get(0)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void limitsTheRateWithoutSayingForHowLong() throws Exception {
        Reply reply = faulty.reply("retry-after", Requests.CHAT_STREAM);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.headers()).doesNotContainKey("retry-after");
        assertThat(Faulty.json(reply).at("/error/code").asText()).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void sendsTheEventsUnderAnotherType() throws Exception {
        assertThat(faulty.reply("content-type", Requests.CHAT_STREAM).headers())
                .containsEntry("content-type", "application/json");
    }

    @Test
    void saysNothingAgainstCachesAndBuffers() throws Exception {
        assertThat(faulty.reply("cache-headers", Requests.CHAT_STREAM).headers())
                .containsOnlyKeys("content-type", "server")
                .containsEntry("server", "nginx");
    }

    @Test
    void failsEverySecondCompletionAndNoChat() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(faulty.reply("success-differs", Requests.CHAT_STREAM).status());
            statuses.add(
                    faulty.reply("success-differs", Requests.COMPLETIONS_STREAM).status());
        }

        assertThat(statuses).containsExactly(200, 200, 200, 500, 200, 200);
    }

    @Test
    void refusesMostRequestsOnReusedConnectionsOnly() throws Exception {
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            assertThat(faulty.reply("reuse-refused", Requests.CHAT_STREAM, false, false)
                            .status())
                    .isEqualTo(200);
            refused += faulty.reply("reuse-refused", Requests.CHAT_STREAM, true, false)
                                    .status()
                            == Reply.NO_HEAD
                    ? 1
                    : 0;
        }

        assertThat(refused).isBetween(60, 90);
    }

    @Test
    void hidesTheCompletionsEndpointOnly() throws Exception {
        assertThat(faulty.reply("completions-missing", Requests.COMPLETIONS_STREAM)
                        .status())
                .isEqualTo(404);
        assertThat(faulty.reply("completions-missing", Requests.CHAT_STREAM).status())
                .isEqualTo(200);
    }

    @Test
    void refusesStreamOptionsOnlyIfThereAreAny() throws Exception {
        assertThat(faulty.reply("no-stream-options", Requests.CHAT_STREAM).status())
                .isEqualTo(400);
        assertThat(faulty.reply("no-stream-options", Requests.CHAT_PLAIN).status())
                .isEqualTo(200);
    }

    @Test
    void endsThreeSecondsAfterDone() throws Exception {
        List<Frame> frames =
                faulty.reply("open-after-done", Requests.CHAT_STREAM).script().frames();

        long done = frames.get(frames.size() - 2).atNanos();
        assertThat(frames.get(frames.size() - 1).atNanos() - done).isEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void framesByChunksOnlyForClientsOfHttp10() throws Exception {
        assertThat(faulty.reply("http10-broken", Requests.CHAT_STREAM, false, true)
                        .delivery()
                        .framing())
                .isEqualTo(DeliverySettings.Framing.BY_CHUNKS);
        assertThat(faulty.reply("http10-broken", Requests.CHAT_STREAM).delivery())
                .isEqualTo(DeliverySettings.CORRECT);
    }
}
