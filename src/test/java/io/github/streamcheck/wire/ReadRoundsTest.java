package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When what is read may have come, on a clock of whole microseconds. */
class ReadRoundsTest {

    private static final long MICRO = 1_000;

    private long nowMicros = 1_000;
    private final LoopProbe probe = new LoopProbe(() -> nowMicros * MICRO);
    private final ReadRounds rounds =
            new ReadRounds(() -> nowMicros * MICRO, probe, new Heartbeat(() -> nowMicros * MICRO));
    private final Map<String, ReadRounds.Turn> turns = new HashMap<>();

    /** Reads a connection at {@code atMicros} for so long; how long its bytes may have waited when they were read. */
    private long read(String connection, long atMicros, long forMicros) {
        return read(connection, atMicros, forMicros, true);
    }

    private long read(String connection, long atMicros, long forMicros, boolean everything) {
        nowMicros = atMicros;
        ReadRounds.Turn turn = turns.computeIfAbsent(
                connection, name -> new ReadRounds.Turn(new AskedSession().session, ReadPace.FULL));
        rounds.begins(turn);
        long waited = rounds.waited(nowMicros * MICRO) / MICRO;
        rounds.read(turn, everything);
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

    @Test
    void aPauseIsNoSleepIfTheLoopIsLate() {
        AskedSession connection = new AskedSession();
        read("a", 2_000, 300);
        probe.mayAsk(connection.session);
        probe.ask();
        assertThat(read("b", 2_500, 10))
                .as("the loop works on what is no reading")
                .isEqualTo(200);
    }

    @Test
    void whatAReadLeavesMayHaveComeWithWhatItTook() {
        read("a", 2_000, 100, false);
        assertThat(read("a", 2_100, 100, false)).isEqualTo(100);
        assertThat(read("a", 2_200, 100, true)).isEqualTo(200);
        assertThat(read("a", 2_300, 100)).as("since the round before").isEqualTo(100);
    }

    @Test
    void whatIsLeftWaitsThroughASleep() {
        read("a", 2_000, 10, false);
        assertThat(read("a", 9_000, 10)).isEqualTo(7_000);
    }

    @Test
    void aConnectionMayHaveBeenOpenSinceTheRoundBegan() {
        read("a", 2_000, 300);
        nowMicros = 2_310;
        rounds.opened();
        assertThat(rounds.waited(nowMicros * MICRO) / MICRO).isEqualTo(310);
    }

    @Test
    void toOpenAConnectionTakesTheThreadTwice() {
        read("a", 2_000, 300);
        nowMicros = 2_310;
        rounds.opened();
        assertThat(rounds.waitedToOpen(nowMicros * MICRO) / MICRO).isEqualTo(620);
    }
}
