package io.github.streamcheck.server;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One thing that the server says, beside what was seen of it.
 *
 * @param page the path of the page that says it; empty as long as that is not known
 * @param what what it is about, in a few words
 * @param serverSays in the server's figures
 * @param weSaw in ours, or what has to be
 * @param contradiction why the two don't agree, if so
 */
public record Comparison(String page, String what, String serverSays, String weSaw, Optional<String> contradiction) {

    /** The two agree. */
    public static Comparison agrees(String what, String serverSays, String weSaw) {
        return new Comparison("", what, serverSays, weSaw, Optional.empty());
    }

    /** The two don't. */
    public static Comparison contradicts(String what, String serverSays, String weSaw, String contradiction) {
        return new Comparison("", what, serverSays, weSaw, Optional.of(contradiction));
    }

    /** The same on a page of that path, with all its texts made fit to be shown. */
    Comparison on(String path, UnaryOperator<String> redact) {
        return new Comparison(
                redact.apply(path),
                redact.apply(what),
                redact.apply(serverSays),
                redact.apply(weSaw),
                contradiction.map(redact));
    }

    public boolean isAgreed() {
        return contradiction.isEmpty();
    }
}
