package io.github.streamcheck.observe;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/** Which methods a class of observers has of its own: it need not be shown what it does not look at. Thread-safe. */
final class ObserverCapabilities {

    private static final ClassValue<Set<String>> OWN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getDeclaringClass() != StreamObserver.class)
                    .map(Method::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private static final Set<String> EVERY_EVENT = methods("received", "chunk", "typed", "on");
    private static final Set<String> SIGNIFICANT_EVENTS = methods("significant", "significantChunk");
    private static final Set<String> READS = methods("bytesRead");

    private ObserverCapabilities() {}

    /** Whether the observer looks at every event with data. */
    static boolean seeEvery(StreamObserver observer) {
        return hasAny(observer, EVERY_EVENT);
    }

    /** Whether the observer looks at how the bytes arrive. */
    static boolean seeReads(StreamObserver observer) {
        return hasAny(observer, READS);
    }

    /** Whether the observer looks at events with data that are no mere continuations; all that look at every one do. */
    static boolean seeSignificant(StreamObserver observer) {
        return hasAny(observer, SIGNIFICANT_EVENTS) || seeEvery(observer);
    }

    private static boolean hasAny(StreamObserver observer, Set<String> methods) {
        return !Collections.disjoint(OWN.get(observer.getClass()), methods);
    }

    /** These names, which must be those of methods: one that is renamed must not go unseen. */
    private static Set<String> methods(String... names) {
        Set<String> known = Arrays.stream(StreamObserver.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> methods = Set.of(names);
        if (!known.containsAll(methods)) {
            throw new IllegalStateException("StreamObserver has not all of the methods " + methods);
        }
        return methods;
    }
}
