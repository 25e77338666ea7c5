package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When what is read may have come, on a clock of whole microseconds. */
class ReadRoundsTest {

    private static final long MICRO = 1_000;

    private long nowMicros = 1_000;
    private final ReadRounds rounds = new ReadRounds(() -> nowMicros * MICRO, new Heartbeat(() -> nowMicros * MICRO));

    /** Reads a connection at {@code atMicros} for so long; how long its bytes may have waited when they were read. */
    private long read(String connection, long atMicros, long forMicros) {
        nowMicros = atMicros;
        rounds.begins(connection);
        long waited = rounds.waited(nowMicros * MICRO) / MICRO;
        nowMicros += forMicros;
        rounds.handled();
        return waited;
    }

    @Test
    void whatWakesTheThreadHasNotWaited() {
        assertThat(read("a", 2_000, 10)).isZero();
        assertThat(read("a", 3_000, 10)).isZero();
    }

    @Test
    void whatIsReadLaterInARoundMayHaveComeAtItsBeginning() {
        read("a", 2_000, 300);
        assertThat(read("b", 2_305, 300)).isEqualTo(305);
        assertThat(read("c", 2_610, 300)).isEqualTo(610);
    }

    @Test
    void whatIsReadInTheNextRoundMayHaveComeSinceTheOneBefore() {
        read("a", 2_000, 300);
        read("b", 2_305, 300);
        assertThat(read("a", 2_610, 300)).as("since the first read").isEqualTo(610);
        assertThat(read("b", 2_915, 300)).isEqualTo(915);
        assertThat(read("a", 3_220, 300)).as("since the second round").isEqualTo(610);
    }

    @Test
    void aPauseEndsAllWaiting() {
        read("a", 2_000, 300);
        read("b", 2_305, 300);
        assertThat(read("a", 2_655, 10)).as("50 us after the last was handled").isZero();
    }

    @Test
    void handlingIsNoPauseHoweverLong() {
        read("a", 2_000, 80);
        assertThat(read("b", 2_129, 10)).as("49 us after").isEqualTo(129);
    }
}
