package io.github.streamcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.observe.StreamSamples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StreamTimelineTest {

    private static StreamSample stream(int number, long startedNanos, long endedNanos) {
        return new StreamSample(
                number,
                "chat",
                startedNanos,
                startedNanos,
                OptionalLong.empty(),
                endedNanos,
                1,
                Optional.empty(),
                StreamResult.Outcome.SUCCEEDED);
    }

    @Test
    void aStreamIsInFlightFromItsStartToItsEnd() {
        StreamTimeline timeline = StreamTimeline.of(new StreamSamples(
                List.of(stream(1, 0, 100), stream(2, 50, 200), stream(3, 100, 300), stream(4, 400, 500)), 4));

        assertThat(timeline.inFlightAtStart()).containsExactly(1, 2, 2, 1);
    }

    @Test
    void eachStandsForAsManyAsWereLeftOut() {
        StreamTimeline timeline =
                StreamTimeline.of(new StreamSamples(List.of(stream(1, 0, 100), stream(2, 50, 200)), 10));

        assertThat(timeline.inFlightAtStart()).containsExactly(5, 10);
    }

    @Test
    void aClockThatOverflowsDoesNoHarm() {
        long start = Long.MAX_VALUE - 1_000_000;
        StreamTimeline timeline = StreamTimeline.of(new StreamSamples(
                List.of(stream(1, start, start + 2_000_000), stream(2, start + 3_000_000, start + 4_000_000)), 2));

        assertThat(timeline.lengthMillis()).isEqualTo(4);
        assertThat(timeline.inFlightAtStart()).containsExactly(1, 1);
    }
}
