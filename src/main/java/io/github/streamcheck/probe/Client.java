package io.github.streamcheck.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.Http10Answer;
import io.github.streamcheck.wire.Http10Exchange;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Asks one endpoint, one request after another. For one thread. */
final class Client {

    /** How soon the end of the run is noticed. */
    private static final long POLL_MILLIS = 200;

    private static final int MAX_SEEN = 1000;
    private static final String STOPPED = "the run was stopped";

    private final HttpTransport transport;
    private final Plan plan;
    private final AskedEndpoint endpoint;
    private final ApiDialect dialect;
    private final BooleanSupplier stopped;
    private String lastSeen = "";

    Client(HttpTransport transport, Plan plan, AskedEndpoint endpoint, ApiDialect dialect, BooleanSupplier stopped) {
        this.transport = transport;
        this.plan = plan;
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.stopped = stopped;
    }

    /** What came last from the server, or was made of it: the evidence of a finding. */
    String lastSeen() {
        return lastSeen;
    }

    /** Puts something in place of what came last. */
    void saw(String seen) {
        lastSeen = seen;
    }

    Protocol protocol() {
        return endpoint.protocol();
    }

    private EventShape shape() {
        return endpoint.protocol().endpoint().shape();
    }

    ApiDialect dialect() {
        return dialect;
    }

    String model() {
        return endpoint.model();
    }

    Target target() {
        return plan.target();
    }

    /** How long one answer may take. */
    Duration limit() {
        return plan.limits().idle().after();
    }

    /** A request for a stream of one text's answer, with further members. */
    StreamRequest request(String text, Map<String, Object> further) {
        return request(new Prompt.Text(text), further);
    }

    /** A request for a stream, with further members; it samples nothing, so that it can be repeated. */
    StreamRequest request(Prompt prompt, Map<String, Object> further) {
        Request common = plan.request();
        Map<String, Object> parameters = new LinkedHashMap<>(dialect.repeatable());
        parameters.putAll(common.parameters());
        OptionalDouble temperature = dialect.temperature(plan.target());
        // What the user took out stays out, for servers that know no temperature.
        parameters.computeIfPresent("temperature", (name, own) -> temperature.isPresent() ? 0 : null);
        parameters.putAll(further);
        return new StreamRequest(
                endpoint.model(),
                prompt,
                endpoint.includeUsage(),
                new Request(
                        common.model(),
                        common.prompts(),
                        false,
                        common.maxTokens(),
                        temperature,
                        endpoint.includeUsage(),
                        common.usageIsEstimate(),
                        parameters),
                endpoint.client());
    }

    /** The body of such a request, with {@code stream} as given. */
    ObjectNode body(StreamRequest request, boolean stream) {
        try {
            ObjectNode body =
                    (ObjectNode) Json.MAPPER.readTree(endpoint.protocol().requestBody(request));
            body.put("stream", stream);
            if (!stream) {
                body.remove("stream_options");
            }
            return body;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a protocol's own request is JSON", impossible);
        }
    }

    /** Asks for a stream and reads it to its end. */
    StreamedAnswer stream(StreamRequest request) throws InterruptedException {
        StreamedAnswer answer = new StreamedAnswer(shape(), 1);
        Exchange exchange = transport.stream(endpoint.protocol(), request, answer);
        long deadline = System.nanoTime() + plan.limits().stream().after().toNanos();
        while (!answer.awaitEnd(POLL_MILLIS)) {
            if (stopped.getAsBoolean() || System.nanoTime() - deadline > 0) {
                exchange.abort(new StreamEnd.TimedOut(plan.limits().stream()));
            }
        }
        saw(answer.evidence());
        return answer;
    }

    /** Asks for a stream, and leaves after some tokens. */
    StreamedAnswer leaveAfter(StreamRequest request, int deltas) throws InterruptedException {
        StreamedAnswer answer = new StreamedAnswer(shape(), deltas);
        Exchange exchange = transport.stream(endpoint.protocol(), request, answer);
        long deadline = System.nanoTime() + limit().toNanos();
        while (!answer.awaitBegin(POLL_MILLIS) && !stopped.getAsBoolean() && System.nanoTime() - deadline < 0) {
            // It has not begun yet.
        }
        exchange.abort(new StreamEnd.Cancelled("a client that leaves"));
        while (!answer.awaitEnd(POLL_MILLIS)) {
            // Only then is it known how it ended.
        }
        saw(answer.evidence());
        return answer;
    }

    /** Asks for a plain answer. */
    Answer plain(StreamRequest request) throws InterruptedException {
        return plain(request, false);
    }

    /** Asks for a plain answer; {@code absent}: by no member {@code stream} at all, rather than by {@code false}. */
    Answer plain(StreamRequest request, boolean absent) throws InterruptedException {
        ObjectNode body = body(request, false);
        if (absent && !dialect.streamsByDefault()) {
            body.remove("stream");
        }
        // It comes when a whole stream would have.
        return post(body.toString(), Optional.empty(), plan.limits().stream().after());
    }

    /** Posts any text. */
    Answer post(String body, Optional<Secret> otherKey) throws InterruptedException {
        return post(body, otherKey, limit());
    }

    private Answer post(String body, Optional<Secret> otherKey, Duration limit) throws InterruptedException {
        Protocol protocol = endpoint.protocol();
        PlainAnswer answer = await(transport.post(protocol, body, otherKey, limit))
                .orElseGet(() -> stoppedBefore(protocol.endpoint().path()));
        saw(answer.outcome() + " " + answer.body().head(MAX_SEEN).utf8());
        return read(answer);
    }

    /** Asks for a page. */
    PlainAnswer get(String path) throws InterruptedException {
        return await(transport.get(path, limit())).orElseGet(() -> stoppedBefore(path));
    }

    private PlainAnswer stoppedBefore(String path) {
        return new PlainAnswer(target().resolve(path), 0, "", Bytes.EMPTY, Optional.of(STOPPED));
    }

    /** Asks for a stream as a client of HTTP/1.0 does. */
    Http10Answer http10(StreamRequest request) throws InterruptedException {
        Duration limit = plan.limits().stream().after();
        try (Http10Exchange exchange = Http10Exchange.post(
                target(), endpoint.protocol(), request, plan.limits().connect().after())) {
            Http10Answer late = Http10Answer.failed("no end within " + limit.toMillis() + " ms");
            long begin = System.nanoTime();
            Http10Answer answer = await(exchange.answer(), () -> System.nanoTime() - begin > limit.toNanos())
                    .orElseGet(() -> stopped.getAsBoolean() ? Http10Answer.failed(STOPPED) : late);
            saw(answer.problem().orElse("HTTP " + answer.status()) + " "
                    + answer.body().head(MAX_SEEN).utf8());
            return answer;
        }
    }

    /** Waits, but no longer than the run lasts; then it is empty. */
    private <T> Optional<T> await(CompletableFuture<T> answer) throws InterruptedException {
        return await(answer, () -> false);
    }

    private <T> Optional<T> await(CompletableFuture<T> answer, BooleanSupplier late) throws InterruptedException {
        while (!stopped.getAsBoolean() && !late.getAsBoolean()) {
            try {
                return Optional.of(answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException notYet) {
                // Perhaps the run has been stopped meanwhile.
            } catch (ExecutionException failed) {
                throw new IllegalStateException("an answer never fails", failed);
            }
        }
        return Optional.empty();
    }

    private Answer read(PlainAnswer answer) {
        String body = answer.body().utf8();
        ApiDialect.Content content = dialect.read(MissingNode.getInstance());
        try {
            content = dialect.read(Json.MAPPER.readTree(body));
        } catch (JsonProcessingException noJson) {
            // The absent fields show it.
        }
        return new Answer(
                answer.status(),
                answer.contentType().equals(shape().mediaType()),
                content.text(),
                content.finishReason(),
                content.tokens().isIntegralNumber()
                        ? OptionalLong.of(content.tokens().asLong())
                        : OptionalLong.empty(),
                content.choices(),
                content.finishReason().isPresent(),
                content.choices() > 0 || Answer.hasEvent(body),
                content.blocks(),
                body);
    }
}
