package io.github.streamcheck.plan;

import java.util.Arrays;
import java.util.Optional;

/** Which HTTP is spoken to the server. */
public enum HttpVersion {
    /** A connection for each stream in flight: what most clients of these servers speak. */
    HTTP_1_1("1.1"),
    /**
     * Many streams side by side over few connections; without TLS by prior knowledge, since no such server is known to upgrade.
     */
    HTTP_2("2");

    private final String parameter;

    HttpVersion(String parameter) {
        this.parameter = parameter;
    }

    /** Its spelling in parameters and reports. */
    public String parameter() {
        return parameter;
    }

    /** The version of exactly this spelling. */
    public static Optional<HttpVersion> of(String parameter) {
        return Arrays.stream(values())
                .filter(version -> version.parameter.equals(parameter))
                .findFirst();
    }
}
