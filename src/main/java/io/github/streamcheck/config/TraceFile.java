package io.github.streamcheck.config;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Trace;
import io.github.streamcheck.text.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace from a file in UTF-8: in each line a JSON object with {@code timestamp} in milliseconds, and either with
 * {@code input_length} and {@code output_length} in tokens and {@code hash_ids}, a whole number for each block of the input, as in the
 * public traces of Mooncake, or with a prompt as {@link PromptLine} has it, and {@code output_length} if that limits it. Other members
 * and blank lines are skipped. The lines may be in any order of time.
 */
final class TraceFile {

    private static final String LINE = "a JSON object such as {\"timestamp\": 27482, \"input_length\": 6955,"
            + " \"output_length\": 52, \"hash_ids\": [46, 47]}, or with \"timestamp\" and what a line of a promptFile has";

    private static final String INPUT = "input_length";
    private static final String OUTPUT = "output_length";

    /** A longer prompt would be one of some megabytes. */
    private static final long MAX_TOKENS = 1_000_000;

    private static final long MAX_MILLIS = Duration.ofDays(365).toMillis();

    /** In a file of the wrong kind every line is wrong; the first few are enough. */
    private static final int MAX_PROBLEMS = 3;

    private static final int SHOWN = 200;

    private final String parameter;
    private final Path file;
    private final Problems problems;

    TraceFile(String parameter, Path file, Problems problems) {
        this.parameter = parameter;
        this.file = file;
        this.problems = problems;
    }

    /** Reads the trace; empty if there is a problem, which has been reported. */
    Optional<Trace> read() {
        return TextFile.read(parameter, file, problems, Files::readString).flatMap(this::parse);
    }

    private Optional<Trace> parse(String content) {
        List<Trace.Call> calls = new ArrayList<>();
        int wrong = 0;
        int number = 0;
        for (String line : content.replaceFirst("^\\uFEFF", "").lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Map<String, Object> members = Json.members(line).orElse(Map.of());
            Map<String, Object> asked = PromptLine.request(members);
            Optional<Prompt> prompt = PromptLine.prompt(asked, number);
            Optional<String> expected = members.isEmpty()
                    ? Optional.of(LINE)
                    : mistakenTime(members)
                            .or(() -> prompt.map(known -> mistaken(known, asked, members))
                                    .orElseGet(() -> mistakenLengths(members)));
            if (expected.isEmpty()) {
                calls.add(new Trace.Call(
                        Duration.ofMillis(whole(members.get("timestamp")).orElseThrow()), question(prompt, members)));
            } else if (wrong++ < MAX_PROBLEMS) {
                String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
                problems.add(parameter, file.getFileName() + " line " + number + ": " + shown, expected.get());
            }
        }
        if (calls.isEmpty() && wrong == 0) {
            problems.add(parameter, file.toString(), "a file with requests in it, but it is empty");
        }
        return wrong > 0 || calls.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trace(String.valueOf(file.getFileName()), fromZero(calls)));
    }

    /** In the order of their times, the first at 0; those of one time as in the file. */
    private static List<Trace.Call> fromZero(List<Trace.Call> calls) {
        calls.sort(Comparator.comparing(Trace.Call::at));
        Duration first = calls.get(0).at();
        return calls.stream()
                .map(call -> new Trace.Call(call.at().minus(first), call.question()))
                .toList();
    }

    private static Trace.Question question(Optional<Prompt> prompt, Map<String, Object> members) {
        OptionalLong output = whole(members.get(OUTPUT));
        return prompt.<Trace.Question>map(known ->
                        new Trace.Known(output.isPresent() ? known.limitedTo((int) output.getAsLong()) : known))
                .orElseGet(() -> new Trace.Lengths(
                        (int) whole(members.get(INPUT)).orElseThrow(),
                        (int) output.orElseThrow(),
                        blocks(members.get("hash_ids")).orElseThrow()));
    }

    /** What is expected instead of the time of a line; empty if nothing is wrong. */
    private static Optional<String> mistakenTime(Map<String, Object> members) {
        return isWithin(members.get("timestamp"), 0, MAX_MILLIS)
                ? Optional.empty()
                : Optional.of("\"timestamp\" with a whole number of milliseconds, from 0 to a year");
    }

    /** The same of a prompt that is known; {@code asked}: the object that it is in. */
    private static Optional<String> mistaken(Prompt prompt, Map<String, Object> asked, Map<String, Object> members) {
        if (!prompt.further().isEmpty()) {
            return Optional.of("one question, since each request of a trace has its own time, and no \"turns\"");
        }
        return members.get(OUTPUT) == null
                ? PromptLine.mistaken(asked)
                : mistakenLength(OUTPUT, members).or(() -> PromptLine.mistaken(asked));
    }

    private static Optional<String> mistakenLengths(Map<String, Object> members) {
        return mistakenLength(INPUT, members)
                .or(() -> mistakenLength(OUTPUT, members))
                .or(() -> blocks(members.get("hash_ids")).isEmpty()
                        ? Optional.of("\"hash_ids\" with a list of whole numbers, one for each block of "
                                + Trace.BLOCK_TOKENS + " tokens")
                        : Optional.empty());
    }

    private static Optional<String> mistakenLength(String name, Map<String, Object> members) {
        return isWithin(members.get(name), 1, MAX_TOKENS)
                ? Optional.empty()
                : Optional.of("\"" + name + "\" with a whole number of tokens from 1 to " + MAX_TOKENS);
    }

    private static boolean isWithin(@Nullable Object value, long least, long most) {
        OptionalLong number = whole(value);
        return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most;
    }

    private static Optional<List<Long>> blocks(@Nullable Object value) {
        if (!(value instanceof List<?> given)) {
            return Optional.empty();
        }
        List<Long> blocks = new ArrayList<>();
        given.forEach(each -> whole(each).ifPresent(blocks::add));
        return blocks.size() == given.size() ? Optional.of(blocks) : Optional.empty();
    }

    private static OptionalLong whole(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long
                ? OptionalLong.of(((Number) value).longValue())
                : OptionalLong.empty();
    }
}
