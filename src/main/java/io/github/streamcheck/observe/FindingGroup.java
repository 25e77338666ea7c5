package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Equal findings on several streams.
 *
 * @param rule the rule's id
 * @param severity how much each weighs
 * @param endpoint the endpoint's name
 * @param message what is wrong
 * @param streams how many streams have it
 * @param examples the first ones, at most three
 */
public record FindingGroup(
        String rule, Severity severity, String endpoint, String message, int streams, List<Example> examples) {

    public FindingGroup {
        examples = List.copyOf(examples);
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
    }
}
