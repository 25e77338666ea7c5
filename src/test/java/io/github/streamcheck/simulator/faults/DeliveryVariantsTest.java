package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.api.Negotiation;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryVariantsTest {

    private static final Negotiation GZIP = new Negotiation(Optional.empty(), Optional.of("gzip"));

    private final Faulty faulty = new Faulty(GeneratorSettings.DEFAULTS
            .withTokens(20)
            .withTtft(Duration.ofMillis(50))
            .withItl(Duration.ofMillis(10)));

    static List<String> ids() {
        return DeliveryVariants.ALL.stream().map(Fault::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void changesNoByteForAClientThatOffersNothing(String id) throws Exception {
        String correct = String.join("", Faulty.texts(faulty.correct(Requests.CHAT_STREAM)));

        assertThat(String.join("", Faulty.texts(faulty.reply(id, Requests.CHAT_STREAM))))
                .isEqualTo(correct);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isSentInAnotherWay(String id) throws Exception {
        Reply correct = faulty.correct(Requests.CHAT_STREAM);
        String shape = Scripts.shape(correct.script());

        Reply found = faulty.reply(id, Requests.CHAT_STREAM, GZIP);

        boolean differs = !Scripts.shape(found.script()).equals(shape)
                || !found.headers().equals(correct.headers())
                || !millis(found, Kind.TOKEN).equals(millis(correct, Kind.TOKEN));
        assertThat(differs).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void sendsNothingLaterThanWhatComesAfterIt(String id) throws Exception {
        List<Long> times = faulty.reply(id, Requests.CHAT_STREAM, GZIP).script().frames().stream()
                .map(Frame::atNanos)
                .toList();

        assertThat(times).isSorted();
    }

    @Test
    void isSilentForLongAndThenAsSteadyAsEver() throws Exception {
        Reply reply = faulty.reply("variant-thinks-long", Requests.CHAT_STREAM);

        assertThat(millis(reply, Kind.ROLE)).containsExactly(0L);
        assertThat(millis(reply, Kind.TOKEN))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> 450L + 10L * i).toList());
    }

    @Test
    void waitsInAQueueAndIsFast() throws Exception {
        Reply reply = faulty.reply("variant-very-fast", Requests.CHAT_STREAM);

        assertThat(reply.headAtNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(150));
        assertThat(millis(reply, Kind.ROLE)).containsExactly(150L);
        assertThat(millis(reply, Kind.TOKEN)).hasSize(20).startsWith(150L, 150L, 151L, 152L, 153L, 154L, 154L);
        assertThat(reply.script().end()).isEqualTo(TimeUnit.MICROSECONDS.toNanos(150_000 + 19 * 800));
    }

    @Test
    void sendsTokensInSmallGroups() throws Exception {
        assertThat(millis(faulty.reply("variant-speculative", Requests.CHAT_STREAM), Kind.TOKEN))
                .containsExactly(50L, 110L, 170L, 230L, 290L);
        assertThat(millis(faulty.reply("variant-stream-interval", Requests.CHAT_STREAM), Kind.TOKEN))
                .containsExactly(50L, 150L, 250L);
    }

    @Test
    void drawsGapsThatDifferFromStreamToStream() throws Exception {
        List<Long> first = millis(faulty.reply("variant-jitter", Requests.CHAT_STREAM), Kind.TOKEN);
        List<Long> second = millis(faulty.reply("variant-jitter", Requests.CHAT_STREAM), Kind.TOKEN);

        List<Long> gaps = IntStream.range(1, first.size())
                .mapToObj(i -> first.get(i) - first.get(i - 1))
                .toList();
        assertThat(gaps)
                .allMatch(gap -> gap >= 1 && gap <= 120)
                .anyMatch(gap -> gap < 30)
                .anyMatch(gap -> gap > 90);
        assertThat(second).isNotEqualTo(first);
    }

    private static List<Long> millis(Reply reply, Kind kind) {
        return reply.script().places(kind).stream()
                .map(place -> reply.script().frames().get(place).atNanos())
                .map(TimeUnit.NANOSECONDS::toMillis)
                .toList();
    }
}
