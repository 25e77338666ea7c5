package io.github.streamcheck.engine;

import io.github.streamcheck.wire.Failures;

/** Describes to the user why this client failed, which is no fault of the server. Stateless. */
final class ClientFailures {

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
        return "a bug in streamcheck ended the run: " + own;
    }
}
