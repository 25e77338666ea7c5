package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Stage.Arrivals;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places of streams, on a clock that the test sets. */
@Timeout(60)
class ConcurrencyLimiterTest {

    private final AtomicLong elapsedNanos = new AtomicLong();

    private ConcurrencyLimiter closed(int concurrency, Duration rampUp) {
        Stage stage = new Stage(new Stage.Closed(concurrency), new Stage.Count(100), rampUp);
        return new ConcurrencyLimiter(stage, elapsedNanos::get);
    }

    private void at(Duration elapsed) {
        elapsedNanos.set(elapsed.toNanos());
    }

    private static int taken(ConcurrencyLimiter places) {
        int taken = 0;
        while (places.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    @Test
    void withoutARampAllAreThere() {
        assertThat(taken(closed(7, Duration.ZERO))).isEqualTo(7);
    }

    @Test
    void withARampThereIsOneAtFirst() {
        assertThat(taken(closed(10, Duration.ofSeconds(10)))).isEqualTo(1);
    }

    @Test
    void theyOpenOneAfterTheOther() {
        ConcurrencyLimiter places = closed(10, Duration.ofSeconds(10));
        taken(places);
        at(Duration.ofSeconds(4));

        assertThat(taken(places)).isEqualTo(4);
    }

    @Test
    void afterTheRampThereAreAllAndNoMore() {
        ConcurrencyLimiter places = closed(10, Duration.ofSeconds(10));
        taken(places);
        at(Duration.ofSeconds(60));

        assertThat(taken(places)).isEqualTo(9);
    }

    @Test
    void oneThatIsFreeAgainCanBeTakenWithinTheRamp() {
        ConcurrencyLimiter places = closed(10, Duration.ofSeconds(10));
        taken(places);
        places.release();

        assertThat(places.tryAcquire()).isTrue();
    }

    @Test
    void theCapOfAnOpenStageHasNoRamp() {
        Stage stage =
                new Stage(new Stage.Open(1, Arrivals.CONSTANT, 1, 5), new Stage.Count(100), Duration.ofSeconds(10));

        assertThat(taken(new ConcurrencyLimiter(stage, elapsedNanos::get))).isEqualTo(5);
    }

    @Test
    void noneIsTakenOnceTheTimeIsOver() throws InterruptedException {
        ConcurrencyLimiter places = closed(1, Duration.ZERO);
        at(Duration.ofSeconds(3));

        assertThat(places.acquire(Duration.ofSeconds(3).toNanos(), () -> false)).isFalse();
        assertThat(places.acquire(Duration.ofSeconds(3).toNanos() + 1, () -> false))
                .isTrue();
    }

    @Test
    void allAreFreeWhenNoneWasEverTaken() throws InterruptedException {
        assertThat(closed(3, Duration.ofSeconds(1)).awaitAllFree(Duration.ofMinutes(1)))
                .isTrue();

        assertThat(elapsedNanos).hasValue(0);
    }
}
