package io.github.streamcheck.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.DeliverySettings.Backlog;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.faults.Faulty;
import io.github.streamcheck.simulator.metrics.Meter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlaybackTest {

    private final Meter meter = new Meter(System::nanoTime);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void countsAStreamAsFailedWhenItsClientHasLeft() throws Exception {
        playback("none").stop();

        assertThat(meter.tally().failed()).isEqualTo(1);
        assertThat(meter.tally().active()).isZero();
    }

    @Test
    void countsAStreamAsActiveIfItDoesNotNoticeThat() throws Exception {
        playback("disconnect-ignored").stop();

        assertThat(meter.tally().failed()).isZero();
        assertThat(meter.tally().active()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void goesOnForAClientThatHasLeftIfItDoesNotNoticeThat() throws Exception {
        playback("disconnect-ignored").stop();

        while (meter.tally().tokens() <= tokens()) {
            Thread.onSpinWait();
        }
        assertThat(meter.tally().active()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void countsAStreamAsCompletedIfItGoesOnToItsEnd() throws Exception {
        playback("disconnect-unnoticed").stop();

        while (meter.tally().completed() == 0) {
            Thread.onSpinWait();
        }
        assertThat(meter.tally().tokens()).isEqualTo(tokens());
        assertThat(meter.tally().failed()).isZero();
        assertThat(meter.tally().active()).isZero();
    }

    /** How many tokens a whole stream has. */
    private static long tokens() throws ApiException {
        return new Faulty()
                .reply("none", Requests.CHAT_STREAM).script().frames().stream()
                        .mapToLong(frame -> frame instanceof Frame.Send send ? send.tokens() : 0)
                        .sum();
    }

    private Playback playback(String fault) throws ApiException {
        Reply reply = new Faulty().reply(fault, Requests.CHAT_STREAM);
        return new Playback(
                reply,
                System.nanoTime(),
                meter.open(GenerationApi.CHAT.path(), reply, System.nanoTime()),
                timer,
                new BacklogWatch(Backlog.WAITS, new SharedWriter(), () -> {}, timer));
    }
}
