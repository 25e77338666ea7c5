package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Equal findings on several streams.
 *
 * @param rule the rule's id
 * @param severity the severity of each
 * @param endpoint the endpoint's name
 * @param message what is wrong
 * @param streams how many streams have it
 * @param examples the first ones, at most three
 * @param failsStreams whether each of these streams counts as failed by it, if it is an error
 * @param onlyUnderLoad whether most streams must have it to count, and none has it of those that the server answered one at a time
 */
public record FindingGroup(
        String rule,
        Severity severity,
        String endpoint,
        String message,
        int streams,
        List<Example> examples,
        boolean failsStreams,
        boolean onlyUnderLoad) {

    /** One that says something of the run, or of most streams, and not of each. */
    public FindingGroup(
            String rule, Severity severity, String endpoint, String message, int streams, List<Example> examples) {
        this(rule, severity, endpoint, message, streams, examples, false, false);
    }

    public FindingGroup {
        examples = List.copyOf(examples);
    }

    /** What is wrong, where, and how often, in one line. */
    public String describe() {
        return message + " (" + endpoint + ", " + Quantities.count(streams) + (streams == 1 ? " stream)" : " streams)");
    }

    /**
     * One of them.
     *
     * @param stream the stream's number, or {@link #NO_STREAM}
     * @param evidence where on its wire
     * @param atMillis when, in milliseconds after the request's start; empty if that is not known
     */
    public record Example(int stream, Evidence evidence, OptionalDouble atMillis) {

        /** In place of a number: a request beside the streams showed it. */
        public static final int NO_STREAM = 0;

        /** Which stream it is: {@code stream #3}. */
        public String source() {
            return stream == NO_STREAM ? "seen" : "stream #" + stream;
        }

        /** Where in the stream it is: {@code , event 4, byte 120, at 12.5 ms}; empty if nothing of it is known. */
        public String place() {
            StringBuilder place = new StringBuilder();
            evidence.event().ifPresent(event -> place.append(", event ").append(event));
            evidence.offset().ifPresent(offset -> place.append(", byte ").append(offset));
            atMillis.ifPresent(at -> place.append(", at ").append(Quantities.format(at, Unit.MILLISECONDS)));
            return place.toString();
        }
    }
}
