package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Script;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Streams that a checker could take for buffered and that are not: each event is sent as soon as it is there. */
final class DeliveryVariants {

    private static final long THINKING = Duration.ofMillis(400).toNanos();
    private static final long QUEUE = Duration.ofMillis(150).toNanos();
    private static final long QUICK_TOKEN = Duration.ofNanos(800_000).toNanos();
    private static final int GUESSED = 4;
    private static final long GUESS = Duration.ofMillis(60).toNanos();
    private static final int INTERVAL = 8;
    private static final long STEPS = Duration.ofMillis(100).toNanos();
    private static final int LONGEST_GAP = 120;
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "variant-thinks-long",
                    "is silent for 400 ms before its first token",
                    script -> script.retime(firstToken(script), at -> at + THINKING)),
            new Fault(
                    "variant-very-fast",
                    "begins after 150 ms in a queue, and sends 1,250 tokens per second",
                    (call, reply) -> reply.isStream()
                            ? reply.withHeadAt(QUEUE)
                                    .editStream(script ->
                                            paced(script.retime(0, at -> QUEUE), token -> QUEUE + QUICK_TOKEN * token))
                            : reply),
            Fault.ofStreams(
                    "variant-speculative",
                    "guesses tokens ahead, and sends four in one write each 60 ms",
                    script -> inGroups(script, GUESSED, GUESS)),
            Fault.ofStreams(
                    "variant-stream-interval",
                    "sends eight tokens in one write each 100 ms",
                    script -> inGroups(script, INTERVAL, STEPS)),
            new Fault(
                    "variant-jitter",
                    "sends tokens 1 to 120 ms apart, drawn by the seed",
                    (call, reply) -> reply.editStream(script -> jittered(call, script))),
            new Fault(
                    "variant-gzip",
                    "compresses a stream if the client offers gzip, and flushes the compressor after each event",
                    (call, reply) -> Gzip.ifOffered(call, reply, Gzip::compress)),
            new Fault(
                    "variant-identity-encoding",
                    "sends Content-Encoding: identity",
                    (call, reply) -> reply.isStream() ? reply.withHeader("content-encoding", "identity") : reply));

    private DeliveryVariants() {}

    private static Script inGroups(Script script, int tokens, long everyNanos) {
        long first = script.places(Kind.TOKEN).isEmpty()
                ? 0
                : script.frames().get(firstToken(script)).atNanos();
        return paced(TimeFaults.joinTokens(script, tokens), group -> first + everyNanos * group);
    }

    private static Script jittered(Call call, Script script) {
        long[] due = new long[script.places(Kind.TOKEN).size()];
        long now = due.length == 0 ? 0 : script.frames().get(firstToken(script)).atNanos();
        for (int i = 0; i < due.length; i++) {
            due[i] = now;
            now += MILLI * (1 + call.draw("gap " + i, LONGEST_GAP));
        }
        return paced(script, token -> due[token]);
    }

    /** With each frame of tokens at the time of its number among them, and what comes after it at the same time. */
    private static Script paced(Script script, IntToLongFunction atNanos) {
        return script.edit(frames -> {
            int token = -1;
            for (int i = 0; i < frames.size(); i++) {
                if (frames.get(i) instanceof Frame.Send send && send.kind() == Kind.TOKEN) {
                    token++;
                }
                if (token >= 0) {
                    frames.set(i, frames.get(i).at(atNanos.applyAsLong(token)));
                }
            }
            return frames;
        });
    }

    /** The place of the first token, or of the end if there is none. */
    private static int firstToken(Script script) {
        return script.places(Kind.TOKEN).stream()
                .findFirst()
                .orElse(script.frames().size() - 1);
    }
}
