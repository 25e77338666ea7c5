package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Faults of time, in streams that are otherwise as they should be. */
final class TimeFaults {

    private static final Duration PING = Duration.ofMillis(50);
    private static final long STALL = Duration.ofMillis(2_500).toNanos();
    private static final long LATE_HEAD = Duration.ofMillis(2_200).toNanos();
    private static final long SILENCE = Duration.ofSeconds(31).toNanos();
    private static final long GROWTH = Duration.ofMillis(30).toNanos();
    private static final int CLUMP = 8;

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "idle-timeout",
                    "goes silent in the middle of the stream and leaves the connection open",
                    script -> script.firstHalf().thenHang()),
            Fault.ofStreams(
                    "stream-timeout",
                    "sends comments after the last token forever",
                    script -> script.before(Kind.FINISH).thenRepeat(": ping\n\n", PING)),
            Fault.ofStreams(
                    "stall",
                    "pauses for 2.5 s in the middle of the stream",
                    script -> script.retime(script.middleToken() + 1, at -> at + STALL)),
            Fault.ofStreams("clumped", "sends eight tokens in one write", script -> joinTokens(script, CLUMP)),
            new Fault(
                    "time-to-headers",
                    "sends the headers after 2.2 s, and everything else at once",
                    TimeFaults::withLateHead),
            Fault.ofStreams(
                    "no-sign-of-life",
                    "is silent for 31 s after the headers",
                    script -> script.retime(0, at -> at + SILENCE)),
            new Fault(
                    "order-effect", "needs 30 ms more for the first token of each further stream", TimeFaults::slowed));

    private TimeFaults() {}

    /** With so many neighbouring tokens sent in one write, when the last of them is due. */
    static Script joinTokens(Script script, int count) {
        return script.edit(frames -> {
            List<Frame> joined = new ArrayList<>();
            List<Send> waiting = new ArrayList<>();
            for (Frame frame : frames) {
                boolean token = frame instanceof Send send && send.kind() == Kind.TOKEN;
                if (token) {
                    waiting.add((Send) frame);
                }
                if (!waiting.isEmpty() && (!token || waiting.size() == count)) {
                    joined.add(BufferFaults.join(Kind.TOKEN, waiting));
                    waiting.clear();
                }
                if (!token) {
                    joined.add(frame);
                }
            }
            return joined;
        });
    }

    private static Reply withLateHead(Call call, Reply reply) {
        if (!reply.isStream()) {
            return reply;
        }
        long atNanos = Math.max(reply.script().end(), LATE_HEAD);
        return reply.withHeadAt(atNanos)
                .editStream(script -> BufferFaults.inBlocks(script.retime(0, at -> atNanos), Integer.MAX_VALUE));
    }

    private static Reply slowed(Call call, Reply reply) {
        if (!reply.isStream()) {
            return reply;
        }
        long delay = GROWTH * call.memory().next("order-effect");
        return reply.editStream(script ->
                script.retime(script.places(Kind.TOKEN).stream().findFirst().orElse(0), at -> at + delay));
    }
}
