package io.github.streamcheck.simulator.api;

import java.util.List;
import java.util.PriorityQueue;

/**
 * The places in which answers are generated, as an inference server has them: an answer for which there is none waits in a queue, first
 * come, first served. Since it is known how long each answer takes, it is known at once when its turn comes. Thread-safe.
 */
public final class Slots {

    private final int slots;
    private final PriorityQueue<Long> ends = new PriorityQueue<>();

    /** {@code slots}: how many there are, 1 or more, or {@link GeneratorSettings#UNLIMITED}. */
    public Slots(int slots) {
        this.slots = slots;
    }

    /** The answer as it comes if it was asked for at {@code nowNanos}, no earlier than the one before. */
    public Reply queue(Reply reply, long nowNanos) {
        return slots == GeneratorSettings.UNLIMITED ? reply : inTurn(reply, nowNanos);
    }

    private synchronized Reply inTurn(Reply reply, long nowNanos) {
        while (!ends.isEmpty() && ends.element() - nowNanos <= 0) {
            ends.remove();
        }
        long begin = ends.size() < slots ? nowNanos : ends.remove();
        List<Frame> frames = reply.script().frames();
        long length = frames.isEmpty() ? 0 : frames.get(frames.size() - 1).atNanos();
        ends.add(begin + length);
        return begin == nowNanos ? reply : reply.delayed(begin - nowNanos);
    }
}
