package io.github.streamcheck.observe;

import java.util.List;

/**
 * A rule's statement about several streams.
 *
 * @param endpoint the endpoint's name, or {@code all}
 * @param message what is wrong
 * @param streams how many streams have it
 * @param examples the first ones, at most three
 */
public record RunFinding(String endpoint, String message, int streams, List<FindingGroup.Example> examples) {

    /** The endpoint of what is about all of them. */
    public static final String ALL = "all";

    public RunFinding {
        examples = List.copyOf(examples);
    }
}
