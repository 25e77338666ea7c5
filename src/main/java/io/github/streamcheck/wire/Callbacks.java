package io.github.streamcheck.wire;

import java.io.InterruptedIOException;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.FutureCallback;

/** HttpClient's callback from two functions. */
final class Callbacks {

    private Callbacks() {}

    static <T> FutureCallback<T> to(Consumer<T> completed, Consumer<Exception> failed) {
        return new FutureCallback<>() {
            @Override
            public void completed(T result) {
                completed.accept(result);
            }

            @Override
            public void failed(Exception problem) {
                failed.accept(problem);
            }

            @Override
            public void cancelled() {
                failed.accept(new InterruptedIOException("cancelled"));
            }
        };
    }
}
