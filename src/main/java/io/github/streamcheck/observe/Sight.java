package io.github.streamcheck.observe;

import io.github.streamcheck.wire.StreamEvent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an observer may look at. The methods that its class has of its own tell what it does: it need not be shown anything else.
 */
enum Sight {
    HEAD("answered"),
    COMMENTS("commented"),
    CONTROL("control"),
    FAULTS("framingFault"),
    READS("bytesRead"),
    END("ended"),

    /** Events that merely continue the one before. */
    CONTINUATIONS("received typed choice"),

    /** More of these than the choice that they have. */
    WHOLE_CONTINUATIONS("received typed"),

    /** All other events with data. Who looks at continuations looks at these too. */
    SIGNIFICANT_EVENTS("received typed choice significant significantChunk");

    private static final ClassValue<List<Sight>> OF_CLASS = new ClassValue<>() {
        @Override
        protected List<Sight> computeValue(Class<?> type) {
            Set<String> own = Arrays.stream(type.getMethods())
                    .filter(method -> method.getDeclaringClass() != StreamObserver.class)
                    .map(Method::getName)
                    .collect(Collectors.toSet());
            return Arrays.stream(values())
                    .filter(sight -> own.contains("on") || !Collections.disjoint(sight.methods(), own))
                    .toList();
        }
    };

    private final String methods;

    Sight(String methods) {
        this.methods = methods;
    }

    /** The names of the methods of {@link StreamObserver} that show it. */
    Set<String> methods() {
        return Set.of(methods.split(" "));
    }

    /** What {@code observer} looks at; found out once for each class of observers. */
    static List<Sight> of(StreamObserver observer) {
        return OF_CLASS.get(observer.getClass());
    }

    /** What {@code event} shows, if it doesn't merely continue the one before. */
    static Sight in(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived) {
            return SIGNIFICANT_EVENTS;
        } else if (event instanceof StreamEvent.BytesRead) {
            return READS;
        } else if (event instanceof StreamEvent.CommentReceived) {
            return COMMENTS;
        } else if (event instanceof StreamEvent.Control) {
            return CONTROL;
        } else if (event instanceof StreamEvent.FramingFault) {
            return FAULTS;
        }
        return event instanceof StreamEvent.ResponseHead ? HEAD : END;
    }
}
