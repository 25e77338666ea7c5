package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.GenerationRequest;
import io.github.streamcheck.simulator.api.Generator;
import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.api.Negotiation;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Scripts;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What faults make of the answers to requests, one after the other, of a simulator without a network. */
public final class Faulty {

    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

    private final Generator generator;
    private final Memory memory = new Memory();
    private long number;

    Faulty(GeneratorSettings settings) {
        this.generator = new Generator(settings, CLOCK);
    }

    /** Answers of four tokens. */
    public Faulty() {
        this(GeneratorSettings.DEFAULTS.withTokens(4));
    }

    public static Fault fault(String id) {
        return Fault.byId(id).orElseThrow();
    }

    static GenerationApi protocolOf(String body) {
        if (body.contains("\"input\"")) {
            return GenerationApi.RESPONSES;
        }
        return body.contains("\"messages\"") ? GenerationApi.CHAT : GenerationApi.COMPLETIONS;
    }

    /** The answer to the next request. */
    public Reply reply(String id, String body) throws ApiException {
        return reply(id, body, false, false);
    }

    Reply reply(String id, String body, boolean reused, boolean http10) throws ApiException {
        return reply(id, body, Negotiation.NONE, reused, http10);
    }

    /** The answer to the next request, of a client that is ready to read that. */
    Reply reply(String id, String body, Negotiation negotiation) throws ApiException {
        return reply(id, body, negotiation, false, false);
    }

    private Reply reply(String id, String body, Negotiation negotiation, boolean reused, boolean http10)
            throws ApiException {
        GenerationRequest request = request(body);
        request.marker().ifPresent(memory::remember);
        Call call = new Call(
                new Request(
                        "POST",
                        request.protocol().path(),
                        Optional.empty(),
                        Optional.empty(),
                        negotiation,
                        reused,
                        http10,
                        body.getBytes(UTF_8)),
                Optional.of(request),
                Optional.empty(),
                number,
                generator,
                memory,
                Optional.empty());
        return fault(id).apply(call, generator.reply(request, number++));
    }

    /** The answer of a correct server to the request that comes next, which stays so. */
    Reply correct(String body) throws ApiException {
        return generator.reply(request(body), number);
    }

    /** The texts that a faulty stream is made of. */
    static List<String> texts(Reply reply) {
        return reply.script().frames().stream()
                .filter(Frame.Send.class::isInstance)
                .map(frame -> ((Frame.Send) frame).payload().text())
                .toList();
    }

    /** The chunks of a stream, in order. */
    static List<JsonNode> chunks(Reply reply) throws IOException {
        List<JsonNode> chunks = new ArrayList<>();
        for (String event : String.join("", texts(reply)).split("\n\n", -1)) {
            if (event.startsWith("data: {")) {
                chunks.add(Scripts.json(event));
            }
        }
        return chunks;
    }

    /** What is at a JSON pointer in each chunk of a stream that has it, as text. */
    public static List<String> at(Reply reply, String pointer) throws IOException {
        return chunks(reply).stream()
                .map(chunk -> chunk.at(pointer))
                .filter(node -> !node.isMissingNode())
                .map(node -> node.isValueNode() ? node.asText() : node.toString())
                .toList();
    }

    /** The text of the first choice of a stream. */
    public static String text(Reply reply) throws IOException {
        return String.join("", at(reply, "/choices/0/delta/content")) + String.join("", at(reply, "/choices/0/text"));
    }

    /** The body of a plain answer. */
    static JsonNode json(Reply reply) throws IOException {
        return Scripts.json(String.join("", texts(reply)));
    }

    private static GenerationRequest request(String body) throws ApiException {
        return GenerationRequest.parse(protocolOf(body), body.getBytes(UTF_8));
    }
}
