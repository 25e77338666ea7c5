package io.github.streamcheck.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.Exchange;
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
import java.util.function.BooleanSupplier;

/** Asks one endpoint, one request after another. For one thread. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How soon the end of the run is noticed. */
    private static final long POLL_MILLIS = 200;

    private final HttpTransport transport;
    private final Plan plan;
    private final Protocol protocol;
    private final String model;
    private final boolean includeUsage;
    private final BooleanSupplier stopped;

    Client(
            HttpTransport transport,
            Plan plan,
            Protocol protocol,
            String model,
            boolean includeUsage,
            BooleanSupplier stopped) {
        this.transport = transport;
        this.plan = plan;
        this.protocol = protocol;
        this.model = model;
        this.includeUsage = includeUsage;
        this.stopped = stopped;
    }

    Protocol protocol() {
        return protocol;
    }

    String model() {
        return model;
    }

    Target target() {
        return plan.target();
    }

    /** How long one answer may take. */
    Duration limit() {
        return plan.limits().idle().after();
    }

    /** A request for a stream, with further members; it samples nothing, so that it can be repeated. */
    StreamRequest request(String prompt, Map<String, Object> further) {
        Request common = plan.request();
        Map<String, Object> parameters = new LinkedHashMap<>(common.parameters());
        parameters.put("seed", 7);
        parameters.putAll(further);
        return new StreamRequest(
                model,
                prompt,
                includeUsage,
                new Request(
                        common.model(),
                        common.prompts(),
                        false,
                        common.maxTokens(),
                        OptionalDouble.of(0),
                        includeUsage,
                        common.usageIsEstimate(),
                        parameters));
    }

    /** The body of such a request, with {@code stream} as given. */
    ObjectNode body(StreamRequest request, boolean stream) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(protocol.requestBody(request));
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
        StreamedAnswer answer = new StreamedAnswer(1);
        Exchange exchange = transport.stream(protocol, request, answer);
        long deadline = System.nanoTime() + plan.limits().stream().after().toNanos();
        while (!answer.awaitEnd(POLL_MILLIS)) {
            if (stopped.getAsBoolean() || System.nanoTime() - deadline > 0) {
                exchange.abort(new StreamEnd.TimedOut(plan.limits().stream()));
            }
        }
        return answer;
    }

    /** Asks for a stream, and leaves after some tokens. */
    StreamedAnswer leaveAfter(StreamRequest request, int deltas) throws InterruptedException {
        StreamedAnswer answer = new StreamedAnswer(deltas);
        Exchange exchange = transport.stream(protocol, request, answer);
        answer.awaitBegin(limit().toMillis());
        exchange.abort(new StreamEnd.Cancelled("a client that leaves"));
        return answer;
    }

    /** Asks for a plain answer. */
    Answer plain(StreamRequest request) {
        return post(body(request, false).toString(), Optional.empty());
    }

    /** Posts whatever it is. */
    Answer post(String body, Optional<String> authorization) {
        return read(transport
                .post(protocol.endpoint().path(), body, authorization, limit())
                .join());
    }

    /** Asks for a page. */
    PlainAnswer get(String path) {
        return transport.get(path, limit()).join();
    }

    private static Answer read(PlainAnswer answer) {
        String body = answer.body().utf8();
        String text = "";
        Optional<String> finish = Optional.empty();
        OptionalLong tokens = OptionalLong.empty();
        int choices = 0;
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode choice = root.path("choices").path(0);
            choices = root.path("choices").size();
            text = choice.path("message").path("content").asText("")
                    + choice.path("text").asText("");
            finish = Optional.ofNullable(choice.path("finish_reason").textValue());
            JsonNode counted = root.path("usage").path("completion_tokens");
            tokens = counted.isIntegralNumber() ? OptionalLong.of(counted.asLong()) : tokens;
        } catch (JsonProcessingException noJson) {
            // Told by what is absent.
        }
        return new Answer(
                answer.status(), answer.contentType(), text, finish, tokens, choices, finish.isPresent(), body);
    }
}
