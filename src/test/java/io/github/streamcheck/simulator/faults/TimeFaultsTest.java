package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.TestClient;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeFaultsTest {

    private final Faulty faulty = new Faulty(GeneratorSettings.DEFAULTS
            .withTokens(20)
            .withTtft(Duration.ofMillis(50))
            .withItl(Duration.ofMillis(10)));

    @Test
    void pausesOnceInTheMiddle() throws Exception {
        List<Long> tokens = millis(faulty.reply("stall", Requests.CHAT_STREAM), Kind.TOKEN);

        assertThat(tokens.subList(0, 10)).containsExactlyElementsOf(every(10, 50, 10));
        assertThat(tokens.subList(10, 20)).containsExactlyElementsOf(every(10, 150 + 2_500, 10));
    }

    @Test
    void sendsEightTokensAtOnceAtASteadyPace() throws Exception {
        Reply reply = faulty.reply("clumped", Requests.CHAT_STREAM);

        assertThat(millis(reply, Kind.TOKEN)).containsExactly(120L, 200L, 240L);
        assertThat(reply.script().texts(Kind.TOKEN))
                .extracting(text -> TestClient.events(text).size())
                .containsExactly(8, 8, 4);
    }

    @Test
    void countsTheTokensOfAClump() throws Exception {
        assertThat(faulty.reply("clumped", Requests.CHAT_STREAM).script().frames().stream()
                        .filter(frame -> frame instanceof Send send && send.kind() == Kind.TOKEN)
                        .mapToInt(frame -> ((Send) frame).tokens()))
                .containsExactly(8, 8, 4);
    }

    @Test
    void sendsHeadAndBodyTogetherAfterTwoSeconds() throws Exception {
        Reply reply = faulty.reply("time-to-headers", Requests.CHAT_STREAM);

        assertThat(reply.headAtNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(2_200));
        assertThat(reply.script().frames()).hasSize(2).allMatch(frame -> frame.atNanos() == reply.headAtNanos());
    }

    @Test
    void isSilentForLongAfterTheHead() throws Exception {
        Reply reply = faulty.reply("no-sign-of-life", Requests.CHAT_STREAM);

        assertThat(reply.headAtNanos()).isZero();
        assertThat(millis(reply, Kind.ROLE)).containsExactly(31_000L);
        assertThat(millis(reply, Kind.TOKEN)).containsExactlyElementsOf(every(20, 31_050, 10));
    }

    @Test
    void takesLongerToTheFirstTokenWithEachStream() throws Exception {
        for (long stream = 0; stream < 3; stream++) {
            Reply reply = faulty.reply("order-effect", Requests.CHAT_STREAM);

            assertThat(millis(reply, Kind.ROLE)).containsExactly(0L);
            assertThat(millis(reply, Kind.TOKEN)).containsExactlyElementsOf(every(20, 50 + 30 * stream, 10));
        }
    }

    private static List<Long> every(int count, long first, long gap) {
        return LongStream.range(0, count).map(i -> first + gap * i).boxed().toList();
    }

    private static List<Long> millis(Reply reply, Kind kind) {
        return reply.script().places(kind).stream()
                .map(place -> reply.script().frames().get(place).atNanos())
                .map(TimeUnit.NANOSECONDS::toMillis)
                .toList();
    }
}
