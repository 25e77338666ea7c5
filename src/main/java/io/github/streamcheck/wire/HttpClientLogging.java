package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Target;
import org.slf4j.LoggerFactory;

/**
 * Keeps HttpClient's own loggers from printing the key: at debug level, which {@code mvn -X} switches on for everything, they
 * write out every request header.
 */
final class HttpClientLogging {

    private static final String HEADER_LOGGER = "org.apache.hc.client5.http.headers";
    private static final String WIRE_LOGGER = "org.apache.hc.client5.http.wire";

    private HttpClientLogging() {}

    /**
     * Must run before any class of HttpClient loads: Maven's SLF4J binding (the simple logger up to 3.9, its own copy in 4)
     * reads these properties when a logger is made.
     *
     * @throws IllegalStateException if the loggers would print the key all the same
     */
    static void refuseToPrintSecrets(Target target) {
        for (String prefix : new String[] {"org.slf4j.simpleLogger.log.", "maven.logger.log."}) {
            if (System.getProperty(prefix + "org.apache.hc") == null) {
                System.setProperty(prefix + "org.apache.hc", "info");
            }
        }
        if (target.hasSecrets() && (isLoud(HEADER_LOGGER) || isLoud(WIRE_LOGGER))) {
            throw new IllegalStateException(
                    "the logger " + HEADER_LOGGER + " is at debug level and would print the API key;"
                            + " set -Dorg.slf4j.simpleLogger.log.org.apache.hc=info, or configure your logging so");
        }
    }

    private static boolean isLoud(String logger) {
        return LoggerFactory.getLogger(logger).isDebugEnabled();
    }
}
