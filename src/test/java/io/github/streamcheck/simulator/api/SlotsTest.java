package io.github.streamcheck.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Reply TEN = Reply.stream(new Script(List.of(
            new Frame.Send(Frame.Kind.TOKEN, 4, WritePayload.of("a")),
            new Frame.Send(Frame.Kind.TOKEN, 10, WritePayload.of("b")),
            new Frame.End(10))));

    private static List<Long> times(Reply reply) {
        return reply.script().frames().stream().map(Frame::atNanos).toList();
    }

    @Test
    void answersBeyondTheSlotsWaitForTheFirstThatIsFree() {
        Slots slots = new Slots(2);

        assertThat(times(slots.queue(TEN, 100))).containsExactly(4L, 10L, 10L);
        assertThat(times(slots.queue(TEN, 103))).containsExactly(4L, 10L, 10L);
        assertThat(times(slots.queue(TEN, 104))).as("until 110").containsExactly(10L, 16L, 16L);
        assertThat(times(slots.queue(TEN, 105))).as("until 113").containsExactly(12L, 18L, 18L);
        assertThat(times(slots.queue(TEN, 106))).as("until 120").containsExactly(18L, 24L, 24L);
        assertThat(times(slots.queue(TEN, 200))).as("all are free again").containsExactly(4L, 10L, 10L);
    }

    @Test
    void aPlainAnswerWaitsWithItsHead() {
        Slots slots = new Slots(1);
        Reply plain = Reply.plain("{}", 10);

        assertThat(slots.queue(plain, 0).headAtNanos()).isEqualTo(10);
        assertThat(slots.queue(plain, 0).headAtNanos()).isEqualTo(20);
    }
}
