package io.github.streamcheck.engine;

import io.github.streamcheck.wire.Failures;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes to the user why this client failed, which is no fault of the server. Stateless. */
final class ClientFailures {

    private static final int MAX_FRAMES = 8;

    /** One that is its own cause would have no end. */
    private static final int MAX_CAUSES = 10;

    private ClientFailures() {}

    static String describe(Throwable own) {
        if (Failures.isOutOfFiles(own)) {
            return "this client has too many open files (ulimit -n is " + OpenFiles.allowed()
                    + "): raise the limit, or have no more than " + OpenFiles.mostInFlight() + " streams in flight";
        }
        if (own instanceof OutOfMemoryError) {
            return "this client is out of memory (" + own.getMessage() + "), of which it may have "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB: raise -Xmx in MAVEN_OPTS or .mvn/jvm.config, or have fewer streams in flight";
        }
        return "a bug in streamcheck ended the run: " + own + at(own);
    }

    /** Where it was thrown, as a report of the bug needs it. */
    private static String at(Throwable own) {
        Throwable first = Stream.iterate(own, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .reduce(own, (outer, cause) -> cause);
        String cause = first == own ? "" : ", because of " + first;
        return Arrays.stream(first.getStackTrace())
                .limit(MAX_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", ", cause + " (at ", ")"));
    }
}
