package io.github.streamcheck.live;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * How LangChain4j says that one stream is over. Its models say nothing at the end of a body that lacks the last line, so its own HTTP
 * client is listened to as well: who waited for a word of the model would wait for ever. Thread-safe.
 */
final class StreamOutcome<T> {

    private final CompletableFuture<T> said = new CompletableFuture<>();

    /** The model says that the answer is complete. */
    void complete(T answer) {
        said.complete(answer);
    }

    /** The model reports an error. */
    void fail(Throwable problem) {
        said.completeExceptionally(problem);
    }

    /** What the model said by the end of the body; an execution exception if it reported an error, or nothing. */
    T await() throws ExecutionException, InterruptedException {
        return said.get();
    }

    /** Builds the client to give to the model. */
    HttpClientBuilder client() {
        return new Builder(JdkHttpClient.builder());
    }

    private void ended() {
        fail(new IllegalStateException("hangs: the body has ended, and no handler is called"));
    }

    /** LangChain4j's own builder, whose clients say when a body ends. */
    private final class Builder implements HttpClientBuilder {

        private final JdkHttpClientBuilder own;

        Builder(JdkHttpClientBuilder own) {
            this.own = own;
        }

        @Override
        public Duration connectTimeout() {
            return own.connectTimeout();
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            own.connectTimeout(timeout);
            return this;
        }

        @Override
        public Duration readTimeout() {
            return own.readTimeout();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            own.readTimeout(timeout);
            return this;
        }

        @Override
        public HttpClient build() {
            return new Client(own.build());
        }
    }

    private final class Client implements HttpClient {

        private final HttpClient own;

        Client(HttpClient own) {
            this.own = own;
        }

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            return own.execute(request);
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            own.execute(request, parser, new Listener(listener));
        }
    }

    private final class Listener implements ServerSentEventListener {

        private final ServerSentEventListener own;

        Listener(ServerSentEventListener own) {
            this.own = own;
        }

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            own.onOpen(response);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            own.onEvent(event, context);
        }

        @Override
        public void onError(Throwable problem) {
            own.onError(problem);
        }

        @Override
        public void onClose() {
            try {
                own.onClose();
            } finally {
                ended();
            }
        }
    }
}
