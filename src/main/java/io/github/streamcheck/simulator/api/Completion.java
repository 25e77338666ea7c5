package io.github.streamcheck.simulator.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What is generated for one choice: one word of a text is one token is one delta, and so is one piece of a tool call's arguments.
 *
 * @param reasoning the words of the reasoning, which come first
 * @param deltas the words of the text, each but the first with the blank before it
 * @param calls the tool calls, in place of a text
 * @param finishReason {@code stop}, {@code length} or {@code tool_calls}
 * @param stoppedBy the stop sequence that ended it; empty if it was none
 */
public record Completion(
        List<String> reasoning, List<String> deltas, List<ToolCall> calls, String finishReason, String stoppedBy) {

    /** One that no stop sequence ended. */
    public Completion(List<String> reasoning, List<String> deltas, List<ToolCall> calls, String finishReason) {
        this(reasoning, deltas, calls, finishReason, "");
    }

    /**
     * A tool call.
     *
     * @param id its id, which is as random as that of an answer
     * @param name the name of the function
     * @param arguments the JSON of the arguments, in pieces
     */
    public record ToolCall(String id, String name, List<String> arguments) {

        public ToolCall {
            arguments = List.copyOf(arguments);
        }

        String json() {
            return String.join("", arguments);
        }
    }

    // Some are no ASCII, so that clients that split characters are found out.
    private static final List<String> WORDS =
            Pattern.compile("\\s+").splitAsStream("""
                    a all and answer arrives at begins between bird blue by café calm carries chunk clear clock cloud counts
                    each early ends every few field finds first flows for from garden gentle goes green hill in into is keeps
                    lake late leaf light line little long many meadow measures moon morning naïve never next night of on one
                    over path quick quiet rain reader river road runs says sea short slow small song star steady stone stream
                    summer takes tells that the then through time to token tree turns under until waits walks warm water wind
                    winter with word 🌍
                    """).toList();

    private static final int PIECE = 6;

    public Completion {
        reasoning = List.copyOf(reasoning);
        deltas = List.copyOf(deltas);
        calls = List.copyOf(calls);
    }

    /**
     * The text that belongs to a seed. A smaller limit gives a beginning of the same text.
     *
     * @param words how long the text is of itself
     * @param limit the most tokens that may come of it
     * @param stops the texts that end it, none of them empty
     */
    static Completion generate(long seed, int words, OptionalInt limit, List<String> stops) {
        int length = Math.min(words, limit.orElse(words));
        List<String> deltas = words(seed, length);
        String stop = cutBefore(stops, deltas);
        if (!stop.isEmpty()) {
            return new Completion(List.of(), deltas, List.of(), "stop", stop);
        }
        return new Completion(List.of(), deltas, List.of(), length < words ? "length" : "stop");
    }

    /** The same after that many words of reasoning, which the limit counts too. */
    static Completion reasoned(long seed, int reasoning, int words, OptionalInt limit, List<String> stops) {
        int length = Math.min(reasoning, limit.orElse(reasoning));
        OptionalInt left = limit.isPresent() ? OptionalInt.of(limit.getAsInt() - length) : limit;
        Completion answer = generate(seed, words, left, stops);
        return new Completion(words(~seed, length), answer.deltas, List.of(), answer.finishReason, answer.stoppedBy);
    }

    /** Calls of all these tools. A smaller limit cuts the last one short. */
    static Completion calling(List<Tool> tools, long idSeed, OptionalInt limit) {
        List<ToolCall> calls = new ArrayList<>();
        int left = limit.orElse(Integer.MAX_VALUE);
        boolean cut = false;
        for (Tool tool : tools) {
            List<String> pieces = pieces(tool.arguments());
            List<String> within = pieces.subList(0, Math.min(left, pieces.size()));
            left -= within.size();
            cut |= within.size() < pieces.size();
            if (!within.isEmpty()) {
                String id = String.format("call_%016x", Seeds.mix(idSeed, calls.size()));
                calls.add(new ToolCall(id, tool.name(), within));
            }
        }
        return new Completion(List.of(), List.of(), calls, cut ? "length" : "tool_calls");
    }

    /** How many tokens it is made of. */
    int tokens() {
        return reasoning.size()
                + deltas.size()
                + calls.stream().mapToInt(call -> call.arguments().size()).sum();
    }

    public Completion withDeltas(List<String> newDeltas) {
        return new Completion(reasoning, newDeltas, calls, finishReason, stoppedBy);
    }

    /** With the delta of that place changed; unchanged if there is none. */
    public Completion withDelta(int place, UnaryOperator<String> change) {
        if (place < 0 || place >= deltas.size()) {
            return this;
        }
        List<String> changed = new ArrayList<>(deltas);
        changed.set(place, change.apply(deltas.get(place)));
        return withDeltas(changed);
    }

    String reasoningText() {
        return String.join("", reasoning);
    }

    String text() {
        return String.join("", deltas);
    }

    private static List<String> words(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            words.add(i == 0 ? word : " " + word);
        }
        return words;
    }

    private static List<String> pieces(String text) {
        int[] points = text.codePoints().toArray();
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < points.length; from += PIECE) {
            pieces.add(new String(points, from, Math.min(PIECE, points.length - from)));
        }
        return pieces;
    }

    /** Removes all from the first stop on, and gives that stop; empty if there is none. */
    private static String cutBefore(List<String> stops, List<String> deltas) {
        String text = String.join("", deltas);
        Optional<String> first = stops.stream().filter(text::contains).min(Comparator.comparingInt(text::indexOf));
        if (first.isEmpty()) {
            return "";
        }
        int end = text.indexOf(first.get());
        int begin = 0;
        int kept = 0;
        while (begin + deltas.get(kept).length() <= end) {
            begin += deltas.get(kept).length();
            kept++;
        }
        String rest = deltas.get(kept).substring(0, end - begin);
        deltas.subList(kept, deltas.size()).clear();
        if (!rest.isEmpty()) {
            deltas.add(rest);
        }
        return first.get();
    }
}
