package io.github.streamcheck;

import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointChoice;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The first stream of each endpoint: it is judged like any other, and tells which endpoints there are and whether they take
 * {@code stream_options}.
 */
final class Smoke {

    /** Some servers take any path, or open any WebSocket, and then say nothing: that should not hold up each build. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Streams streams;
    private final EndpointChoice choice;
    private final RunTally tally;
    private final Consumer<String> note;
    private final List<String> absent = new ArrayList<>();

    /**
     * An endpoint that is there.
     *
     * @param includeUsage whether it is asked for token counts
     */
    record Passed(Protocol protocol, boolean includeUsage) {}

    /** {@code note} takes what a reader should know. */
    Smoke(Streams streams, EndpointChoice choice, RunTally tally, Consumer<String> note) {
        this.streams = streams;
        this.choice = choice;
        this.tally = tally;
        this.note = note;
    }

    /** The endpoints to measure; empty if there is none, or if none can be connected to. */
    List<Passed> run() {
        List<Passed> passed = new ArrayList<>();
        boolean connected = false;
        for (Endpoint endpoint : choice.endpoints()) {
            Passed asked = new Passed(Protocol.of(endpoint), streams.asksForUsage());
            boolean optional = asked.protocol().isOptional() && !isNamed(endpoint);
            Duration patience = optional ? PATIENCE : FOR_EVER;
            Optional<StreamResult> result = streams.smoke(asked, patience);
            if (result.filter(Smoke::refusesUsage).isPresent()) {
                note.accept(
                        endpoint.name() + " refuses stream_options, so its streams are asked without it and tokens are"
                                + " counted by deltas");
                asked = new Passed(asked.protocol(), false);
                result = streams.smoke(asked, patience);
            }
            if (result.filter(each -> !isNamed(endpoint) && isAbsent(each, optional))
                    .isPresent()) {
                skip(endpoint, result.get());
            } else if (result.isPresent()) {
                tally.add(result.get());
                connected |= !(result.get().end().how() instanceof StreamEnd.ConnectFailed);
                passed.add(asked);
            }
        }
        return connected ? passed : List.of();
    }

    /** Why there is no endpoint to stream from, if so. */
    Optional<String> missing() {
        return absent.size() == choice.endpoints().size()
                ? Optional.of("the server has no endpoint to stream from (" + String.join(", ", absent)
                        + "); is baseUrl right?")
                : Optional.empty();
    }

    private void skip(Endpoint endpoint, StreamResult result) {
        int status = result.status().orElse(0);
        String answer = endpoint.path()
                + (status == 0
                        ? " answers nothing"
                        : " answers HTTP " + status + (status < 300 ? " without a response" : ""));
        absent.add(answer);
        note.accept(endpoint.name() + " is skipped: " + answer);
    }

    /** A named endpoint is never skipped: that it is absent is then an error like any other. */
    private boolean isNamed(Endpoint endpoint) {
        return choice.named() || streams.names(endpoint);
    }

    private static boolean isAbsent(StreamResult result, boolean optional) {
        if (optional) {
            // Its own status says little: servers that take any path answer it with what they answer to others.
            return result.id().isEmpty();
        }
        return result.status().filter(code -> code == 404 || code == 405).isPresent() && !speaksOfModel(result);
    }

    /** OpenAI answers 404 for a model that it does not know; then the endpoint is there. */
    private static boolean speaksOfModel(StreamResult result) {
        String body = result.end().plainBody().utf8();
        return body.contains("model_not_found")
                || body.contains("\"" + result.stream().request().model() + "\"")
                || body.contains("`" + result.stream().request().model() + "`");
    }

    private static boolean refusesUsage(StreamResult result) {
        boolean status =
                result.status().filter(code -> code == 400 || code == 422).isPresent();
        return status
                && result.stream().request().includeUsage()
                && result.end().plainBody().utf8().contains("stream_options");
    }
}
