package io.github.streamcheck.observe;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which methods a class of observers has of its own: it need not be shown what it does not look at. Thread-safe. */
final class Hooks {

    private static final ClassValue<Set<String>> OWN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getDeclaringClass() != StreamObserver.class)
                    .map(method -> method.getName())
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private Hooks() {}

    /** Whether the observer looks at every event with data. */
    static boolean seeEvery(StreamObserver observer) {
        Set<String> own = OWN.get(observer.getClass());
        return own.contains("chunk") || own.contains("received") || own.contains("typed") || own.contains("on");
    }

    /** Whether the observer looks at events with data that are no mere continuations; all that look at every one do. */
    static boolean seeNotable(StreamObserver observer) {
        Set<String> own = OWN.get(observer.getClass());
        return own.contains("notable") || own.contains("notableChunk") || seeEvery(observer);
    }
}
