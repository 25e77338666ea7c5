package io.github.streamcheck.config;

import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Trace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a load that replays a trace from the user's configuration. For one use, by one thread. */
public final class TraceParser {

    /** What a load of its own or prompts of their own would be; a trace has both. */
    private static final List<String> ALLOWED = List.of("duration", "abandon", "slowReaders", "startAt");

    private static final double MAX_SPEED = 1_000_000;

    private final @Nullable String file;
    private final @Nullable String speed;
    private final Path base;
    private final ConfigReader check;
    private final Problems problems;

    /**
     * Reads one trace.
     *
     * @param file the file, or nothing if there is no trace
     * @param speed how much faster it is replayed, or nothing
     * @param base the folder that a relative path is of
     */
    public TraceParser(
            @Nullable String file, @Nullable String speed, Path base, ConfigReader check, Problems problems) {
        this.file = file == null || file.isBlank() ? null : file.strip();
        this.speed = speed == null || speed.isBlank() ? null : speed.strip();
        this.base = base;
        this.check = check;
        this.problems = problems;
    }

    /** Whether there is a trace. */
    public boolean isGiven() {
        return file != null;
    }

    /** Refuses a speed without a trace. */
    public void checkAbsent() {
        if (file == null && speed != null) {
            problems.add("traceSpeed", speed, "trace to be set too: the file that is replayed at this speed");
        }
    }

    /**
     * Makes the load of it.
     *
     * @param common the seed, the warm-up, and shares of streams that are abandoned or read slowly
     * @param beside other parameters of the load and of prompts, with what was given
     * @param mostInFlight how many streams there can be at once
     */
    public Load parse(Load common, Map<String, String> beside, int mostInFlight) {
        beside.forEach((name, value) -> {
            if (!ALLOWED.contains(name)) {
                problems.add(name, value, "no " + name + " beside trace, which sets the times and the prompts itself");
            }
        });
        double factor = speed();
        Stage shares = common.stages().get(0);
        return read().map(trace -> new Stage.Replay(cut(trace, factor, beside), factor, mostInFlight))
                .map(replay -> common.replaying(
                        replay.stage().abandoning(shares.abandon()).readingSlowly(shares.slowReaders())))
                .orElse(common);
    }

    private Optional<Trace> read() {
        String name = file == null ? "" : file;
        if (problems.addIfUnresolved("trace", name)) {
            return Optional.empty();
        }
        try {
            return new TraceFile("trace", base.resolve(name), problems).read();
        } catch (InvalidPathException malformed) {
            problems.add("trace", name, "the path of a file");
            return Optional.empty();
        }
    }

    private double speed() {
        if (speed == null) {
            return 1;
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && factor <= MAX_SPEED) {
                return factor;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        if (!problems.addIfUnresolved("traceSpeed", speed)) {
            problems.add("traceSpeed", speed, "a number above 0, such as 2 for twice as fast");
        }
        return 1;
    }

    /** Without what would begin when the duration is over. The first request always remains. */
    private Trace cut(Trace whole, double factor, Map<String, String> beside) {
        String duration = beside.get("duration");
        if (duration == null) {
            return whole;
        }
        Duration over = check.duration("duration", duration);
        return new Trace(
                whole.file(),
                whole.requests().stream()
                        .filter(call -> call.at().toNanos() / factor < over.toNanos())
                        .toList());
    }
}
