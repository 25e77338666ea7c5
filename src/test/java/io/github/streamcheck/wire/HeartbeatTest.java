package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the process stood still, on a clock of whole milliseconds. */
class HeartbeatTest {

    private static final long MILLI = 1_000_000;

    private long nowMillis = 1_000;
    private final Heartbeat heartbeat = new Heartbeat(() -> nowMillis * MILLI);

    @BeforeEach
    void start() {
        heartbeat.begin();
    }

    private void beat(long atMillis) {
        nowMillis = atMillis;
        heartbeat.run();
    }

    /** How long what is found at that moment may have waited, by a thread that has been idle since then. */
    private long waited(long idleMillis, long atMillis) {
        return atMillis - heartbeat.waitingSince(idleMillis * MILLI, atMillis * MILLI) / MILLI;
    }

    @Test
    void beginsOnceAndAtThatMoment() {
        Heartbeat fresh = new Heartbeat(() -> nowMillis * MILLI);
        nowMillis = 5_000;

        assertThat(fresh.begin()).isTrue();
        assertThat(fresh.waitingSince(0, 5_006 * MILLI)).as("on time").isEqualTo(5_006 * MILLI);
        nowMillis = 6_000;
        assertThat(fresh.begin()).isFalse();
        assertThat(fresh.waitingSince(0, 6_000 * MILLI))
                .as("late since it began")
                .isEqualTo(5_000 * MILLI);
    }

    @Test
    void nothingWaitsWhileTheHeartBeats() {
        beat(1_005);
        beat(1_013);
        assertThat(waited(900, 1_021)).isZero();
    }

    @Test
    void aThreadThatRunsBeforeTheBeatSeesThatItIsLate() {
        beat(1_005);
        assertThat(waited(900, 1_014)).as("since the last beat").isEqualTo(9);
        assertThat(waited(900, 1_305)).isEqualTo(300);
    }

    @Test
    void aThreadThatRunsRightAfterTheLateBeatSeesIt() {
        beat(1_005);
        beat(1_305);
        assertThat(waited(900, 1_306)).as("since the beat before").isEqualTo(301);
    }

    @Test
    void aThreadThatHasRunSinceHasNotWaitedForLonger() {
        beat(1_005);
        beat(1_305);
        assertThat(waited(1_200, 1_306)).as("since it was idle").isEqualTo(106);
        assertThat(waited(1_306, 1_307)).as("idle after the standstill").isZero();
        assertThat(waited(1_250, 1_280)).as("before the beat that shows it").isEqualTo(30);
    }

    @Test
    void whatComesLongAfterAStandstillHasNothingToDoWithIt() {
        beat(1_005);
        beat(1_025);
        beat(1_030);
        beat(1_035);
        beat(1_040);
        assertThat(waited(900, 1_044)).isEqualTo(39);
        assertThat(waited(900, 1_045)).as("as long after it as it took").isZero();
    }
}
