package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What observers of a class need to be shown. */
class SightTest {

    /** So that no state of an observer can depend on which events continue the ones before. */
    @Test
    void whoLooksAtContinuationsLooksAtSignificantEventsToo() {
        assertThat(Sight.of(new StreamObserver() {
                    @Override
                    public void typed(SseEvent event, Payload.Typed typed) {}
                }))
                .containsExactly(Sight.CONTINUATIONS, Sight.WHOLE_CONTINUATIONS, Sight.SIGNIFICANT_EVENTS);
    }

    @Test
    void whoLooksAtChoicesLooksAtNothingElseOfContinuations() {
        assertThat(Sight.of(StreamObserver.onChoice((event, choice) -> {})))
                .containsExactly(Sight.CONTINUATIONS, Sight.SIGNIFICANT_EVENTS);
    }

    @Test
    void whoLooksAtSignificantEventsDoesNotLookAtContinuations() {
        assertThat(Sight.of(StreamObserver.onSignificantChunk((event, chunk) -> {})))
                .containsExactly(Sight.SIGNIFICANT_EVENTS);
    }

    @Test
    void whoDoesAsItLikesIsShownAll() {
        assertThat(Sight.of(new StreamObserver() {
                    @Override
                    public void on(StreamEvent event) {}
                }))
                .containsExactly(Sight.values());
    }

    @Test
    void whoLooksAtNothingIsShownNothing() {
        assertThat(Sight.of(StreamObserver.NONE)).isEmpty();
    }

    /** A method that is new, or has another name, must not go unseen. */
    @Test
    void allMethodsOfAnObserverShowSomething() {
        Stream<String> methods = Arrays.stream(StreamObserver.class.getMethods())
                .filter(Method::isDefault)
                .map(Method::getName)
                .filter(name -> !name.equals("on"));

        assertThat(methods)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Sight.values())
                        .flatMap(sight -> sight.methods().stream())
                        .distinct()
                        .toList());
    }
}
