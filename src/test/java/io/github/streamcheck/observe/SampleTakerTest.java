package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTakerTest {

    private static StreamSamples samples(int streams) {
        SampleTaker taker = new SampleTaker();
        IntStream.rangeClosed(1, streams)
                .mapToObj(number -> StreamSample.of(Results.timed(number, number, 10, 20)))
                .forEach(taker::add);
        return taker.samples();
    }

    @Test
    void fewStreamsAreAllKept() {
        assertThat(samples(5).streams()).extracting(StreamSample::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(samples(5).weight()).isEqualTo(1);
    }

    @Test
    void ofManyTheKeptOnesAreSpreadEvenly() {
        StreamSamples samples = samples(4 * SampleTaker.MOST);

        assertThat(samples.streams()).hasSize(SampleTaker.MOST);
        assertThat(samples.weight()).isEqualTo(4);
        assertThat(samples.streams().stream().filter(stream -> stream.number() <= SampleTaker.MOST))
                .as("about a quarter is of the first quarter")
                .size()
                .isCloseTo(SampleTaker.MOST / 4, within(SampleTaker.MOST / 40));
    }

    @Test
    void theSameStreamsGiveTheSameSample() {
        assertThat(samples(SampleTaker.MOST + 500)).isEqualTo(samples(SampleTaker.MOST + 500));
    }

    @Test
    void aSampleHasTheStreamsTimes() {
        StreamSample sample = StreamSample.of(Results.timed(7, 100, 30, 50));

        assertThat(sample.ttftMillis()).hasValue(30);
        assertThat(sample.startedNanos()).isEqualTo(100_000_000);
        assertThat(sample.firstTokenNanos()).hasValue(130_000_000);
        assertThat(sample.endedNanos()).isEqualTo(150_000_000);
        assertThat(sample.failure()).isEmpty();
        assertThat(StreamSample.of(Results.bad(8, "done-missing", "no end")).failure())
                .contains("done-missing");
    }
}
