package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How late an event loop is, on a clock of whole milliseconds. */
class LoopProbeTest {

    private static final long MILLI = 1_000_000;

    private long nowMillis = 1_000;
    private final LoopProbe probe = new LoopProbe(() -> nowMillis * MILLI);
    private final AskedSession connection = new AskedSession();

    private long lag() {
        return probe.lag(nowMillis * MILLI) / MILLI;
    }

    @Test
    void withoutAConnectionNothingIsKnown() {
        probe.ask();
        nowMillis += 100;
        assertThat(lag()).isZero();
    }

    @Test
    void theLoopIsAsLateAsItGetsToWhatWasAsked() {
        probe.mayAsk(connection.session);
        probe.ask();
        nowMillis += 7;
        assertThat(lag()).as("not there yet").isEqualTo(7);
        probe.written(connection.session);
        nowMillis += 3;
        assertThat(lag()).as("it was").isEqualTo(7);
    }

    @Test
    void aQuestionThatIsLostIsRepeated() {
        AskedSession other = new AskedSession();
        probe.mayAsk(connection.session);
        probe.ask();
        probe.mayAsk(other.session);
        nowMillis += 5;
        probe.ask();
        assertThat(connection.asked).hasValue(2);
        assertThat(other.asked)
                .as("the answer would not be that of the first one")
                .hasValue(0);

        nowMillis += 1;
        probe.written(connection.session);
        assertThat(lag()).as("since the first question").isEqualTo(6);
        probe.ask();
        assertThat(other.asked).hasValue(1);
    }

    @Test
    void whatAnotherConnectionWritesIsNoAnswer() {
        probe.mayAsk(connection.session);
        probe.ask();
        nowMillis += 7;
        probe.written(new AskedSession().session);
        nowMillis += 1;
        assertThat(lag()).isEqualTo(8);
    }

    @Test
    void aClosedConnectionAnswersNoMore() {
        probe.mayAsk(connection.session);
        probe.ask();
        probe.closed(connection.session);
        nowMillis += 7;
        assertThat(lag()).isZero();

        AskedSession next = new AskedSession();
        probe.mayAsk(next.session);
        probe.ask();
        assertThat(next.asked).hasValue(1);
    }

    @Test
    void aLagIsForgottenWhenItIsOld() {
        probe.mayAsk(connection.session);
        probe.ask();
        nowMillis += 30;
        probe.written(connection.session);
        nowMillis += 29;
        assertThat(lag()).isEqualTo(30);
        nowMillis += 1;
        assertThat(lag()).isZero();
    }
}
