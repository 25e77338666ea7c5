package io.github.streamcheck.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MeterTest {

    private long now = TimeUnit.HOURS.toNanos(1);
    private final Meter meter = new Meter(() -> now);

    @Test
    void timesTheFirstTokenFromTheRequestAndTheNextOnesFromEachOther() {
        Meter.Ticket ticket = open();
        sleep(50);
        ticket.token();
        sleep(10);
        ticket.token();

        long ttft = meter.read(all -> all.streams.ttft.max());
        long itl = meter.read(all -> all.streams.itl.max());
        assertThat(ttft).isEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
        assertThat(itl).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
    }

    /** The name of a tool comes before the first token that is counted, and no client can have output before the server. */
    @Test
    void outputThatIsNoTokenIsTheFirstOfAStream() {
        Meter.Ticket ticket = open();
        sleep(50);
        ticket.output();
        sleep(10);
        ticket.token();

        assertThat(meter.<Long>read(all -> all.streams.ttft.max())).isEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
        assertThat(meter.<Long>read(all -> all.streams.itl.max())).isZero();
        assertThat(meter.tally().tokens()).isEqualTo(1);
    }

    @Test
    void countsAStreamAsActiveUntilItEnds() {
        Meter.Ticket ticket = open();

        assertThat(meter.tally()).isEqualTo(new Tally(1, 1, 0, 0, 0, 0, 0, 0));

        ticket.token();
        ticket.complete();

        assertThat(meter.tally()).isEqualTo(new Tally(1, 0, 1, 0, 1, 0, 0, 0));
    }

    @Test
    void endsAStreamOnce() {
        Meter.Ticket ticket = open();
        ticket.fail();
        ticket.complete();
        ticket.fail();

        assertThat(meter.tally()).isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void countsWhatIsStillBeingSentAsFailedWhenItIsClosed() {
        Meter.Ticket ticket = open();
        meter.close();
        ticket.complete();

        assertThat(meter.tally()).isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void countsPlainAnswersAndRefusalsApartFromStreams() {
        meter.open("/v1/completions", plain(), now).complete();
        meter.open("/v1/completions", Reply.json(400, List.of()), now).complete();

        assertThat(meter.tally()).isEqualTo(new Tally(0, 0, 0, 0, 0, 1, 1, 0));
    }

    @Test
    void ratesACompletedStreamByItsWholeDuration() {
        Meter.Ticket ticket = open();
        ticket.token();
        sleep(250);
        ticket.token();
        sleep(250);
        ticket.complete();

        Map<String, Object> page = MetricsPages.ofStreams(meter, UnaryOperator.identity());
        assertThat(page).extractingByKey("tokens_per_second").asString().contains("avg=4.0");
    }

    private static Reply plain() {
        return new Reply(200, Map.of(), 0, Reply.Kind.PLAIN, Script.body("{}", 0));
    }

    private Meter.Ticket open() {
        return meter.open("/v1/completions", Reply.stream(new Script(List.of(new Frame.End(0)))), now);
    }

    private void sleep(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
