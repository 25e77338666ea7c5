package io.github.streamcheck.live;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an SDK got through one stream.
 *
 * @param raw event by event
 * @param helper by what the SDK has to accumulate a stream; empty if it has nothing for the endpoint
 */
record SdkRun(SdkReading raw, Optional<SdkReading> helper) {

    /** What a user of an SDK notices. */
    enum Outcome {
        READS("reads"),
        LOSES_TEXT("loses text"),
        THROWS("throws");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The worst of both ways, {@code sent} being what the deltas of the stream hold. */
    Outcome outcome(SdkContent sent) {
        if (readings().anyMatch(reading -> reading.error().isPresent())) {
            return Outcome.THROWS;
        }
        return readings().allMatch(reading -> reading.content().holds(sent)) ? Outcome.READS : Outcome.LOSES_TEXT;
    }

    Stream<SdkReading> readings() {
        return Stream.concat(Stream.of(raw), helper.stream());
    }
}
