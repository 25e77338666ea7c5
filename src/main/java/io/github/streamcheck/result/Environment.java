package io.github.streamcheck.result;

/**
 * Where a run ran.
 *
 * @param streamcheck its version
 * @param maven Maven's version, or what else drove the run
 * @param java the JVM's version
 * @param os the operating system
 * @param processors how many the JVM may use
 */
public record Environment(String streamcheck, String maven, String java, String os, int processors) {

    /** This JVM's. */
    public static Environment here(String streamcheck, String maven) {
        return new Environment(
                streamcheck,
                maven,
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors());
    }
}
