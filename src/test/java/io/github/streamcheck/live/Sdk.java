package io.github.streamcheck.live;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** A client library that others wrote, which reads the streams of the corpus. */
interface Sdk {

    /** Such as {@code openai-java}. */
    String name();

    String version() throws IOException;

    /** The names of the endpoints whose streams it reads. */
    Set<String> endpoints();

    /** Installs it; skips the test if that is impossible here. */
    default void install() throws IOException, InterruptedException {}

    /** Reads all {@code cases}, which are of its endpoints, in the order given: from {@code server}, below {@code /case/} and its number. */
    List<SdkRun> play(URI server, List<SdkCase> cases) throws IOException, InterruptedException;
}
