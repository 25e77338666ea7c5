package io.github.streamcheck.probe;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Endpoint;

/** An unusual or invalid request, and what is expected of the answer. */
interface Probe extends Rule {

    /**
     * Asks, and judges the answer.
     *
     * @throws InterruptedException if the run ends meanwhile
     */
    Result run(Client client) throws InterruptedException;

    /** Whether that endpoint has what it asks for. */
    default boolean isAbout(Endpoint endpoint) {
        return true;
    }

    /**
     * What came of a probe.
     *
     * @param kind whether the answer is as expected
     * @param message what came; empty if it is as expected
     */
    record Result(Kind kind, String message) {

        static final Result EXPECTED = new Result(Kind.EXPECTED, "");

        enum Kind {
            /** One of the documented answers. */
            EXPECTED,
            /** The server lacks what the probe is about. */
            NOT_APPLICABLE,
            /** Something else. */
            FOUND
        }

        static Result found(String message) {
            return new Result(Kind.FOUND, message);
        }

        static Result notApplicable(String message) {
            return new Result(Kind.NOT_APPLICABLE, message);
        }

        /** Expected if {@code expected}, else found. */
        static Result of(boolean expected, String message) {
            return expected ? EXPECTED : found(message);
        }
    }
}
