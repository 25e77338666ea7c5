package io.github.streamcheck.run;

import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointConfig;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.FirstAnswer;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the first streams of each endpoint. They are judged like any other, and show which endpoints the server has, whether
 * these accept {@code stream_options}, and whether they answer the requests of common clients.
 */
final class EndpointDiscovery {

    /** Some servers accept any path, or open any WebSocket, and then send nothing, which should not delay each build. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** Client errors after which a later request may succeed: a time-out, too early, too many. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final RunContext context;
    private final EndpointConfig choice;
    private final StreamOpener streams;
    private final Optional<ClientComparison> comparison;
    private final List<String> absent = new ArrayList<>();
    private final Map<List<ClientProfile>, List<String>> compared = new LinkedHashMap<>();
    private boolean notFound;

    /**
     * Tries the plan's endpoints.
     *
     * @param comparison asks as other clients do; empty if that is not wanted
     */
    EndpointDiscovery(RunContext context, StreamOpener streams, Optional<ClientComparison> comparison) {
        this.context = context;
        this.choice = context.plan().endpoints();
        this.streams = streams;
        this.comparison = comparison;
    }

    /**
     * Runs the first streams.
     *
     * @return the endpoints to measure; empty if there is none, which the journal or the tally then has the reason for
     */
    List<AvailableEndpoint> run() {
        List<AvailableEndpoint> passed = new ArrayList<>();
        List<Endpoint> sendable = sendable();
        for (Endpoint endpoint : sendable) {
            Protocol protocol = Protocol.of(endpoint);
            AvailableEndpoint asked =
                    new AvailableEndpoint(protocol, context.plan().request().includeUsage(), ClientProfile.STREAMCHECK);
            boolean optional = protocol.isOptional() && !isNamed(endpoint);
            Duration patience = optional ? PATIENCE : FOR_EVER;
            Optional<StreamResult> result = streams.smoke(asked, patience);
            if (result.filter(EndpointDiscovery::refusesUsage).isPresent()) {
                context.journal()
                        .note(endpoint.name()
                                + " rejects stream_options, so its streams are requested without it and tokens are"
                                + " counted by deltas");
                asked = new AvailableEndpoint(protocol, false, asked.client());
                result = streams.smoke(asked, patience);
            }
            // Whether there is an endpoint that refuses this client's headers is seen by what others get.
            Optional<StreamResult> detected = optional
                            && !protocol.clients().isEmpty()
                            && result.filter(EndpointDiscovery::refusesAccept).isPresent()
                    ? streams.smoke(asked.as(protocol.clients().get(0)), patience)
                    : result;
            if (detected.filter(each -> !isNamed(endpoint) && !protocol.isShownBy(answer(each)))
                    .isPresent()) {
                skip(endpoint, result.get());
            } else if (result.filter(EndpointDiscovery::isUnconnected).isPresent()) {
                context.tally().add(result.get());
                if (passed.isEmpty() && !endpoint.shape().isWebSocket()) {
                    // All endpoints have the same address.
                    break;
                }
            } else if (result.isPresent()) {
                asAll(asked, result.get(), patience).ifPresent(passed::add);
            }
        }
        if (!compared.isEmpty()) {
            context.journal().note(ClientComparison.describe(compared));
        }
        if (!sendable.isEmpty() && absent.size() == sendable.size()) {
            context.journal()
                    .broken(
                            "no-endpoint",
                            "the server has no endpoint to stream from (" + String.join(", ", absent) + "); "
                                    + AddressSearch.advice(context)
                                            .orElse("is baseUrl ("
                                                    + context.plan().target().baseUri() + ") right?"));
        } else if (passed.isEmpty() && notFound) {
            AddressSearch.advice(context).ifPresent(context.journal()::warn);
        }
        return passed;
    }

    /** The endpoints that can be asked the prompts, unless one that is named can't; the journal has the reasons. */
    private List<Endpoint> sendable() {
        List<Endpoint> sendable = new ArrayList<>();
        for (Endpoint endpoint : choice.endpoints()) {
            Optional<String> refusal = UnsendablePrompt.first(context.plan().mix(), Protocol.of(endpoint));
            if (refusal.isEmpty()) {
                sendable.add(endpoint);
            } else if (isNamed(endpoint)) {
                context.journal().broken(UnsendablePrompt.ID, refusal.get() + "; fix: " + UnsendablePrompt.FIX);
                return List.of();
            } else {
                context.journal().note(endpoint.name() + " is skipped: " + refusal.get());
            }
        }
        return sendable;
    }

    /**
     * Compares the endpoint's answers to other clients, if that can make a difference.
     *
     * @return the endpoint, as it is best asked; empty if it refuses any further stream as it did the first
     */
    private Optional<AvailableEndpoint> asAll(AvailableEndpoint endpoint, StreamResult own, Duration patience) {
        notFound |= own.status().filter(code -> code == 404).isPresent();
        boolean refused = own.status().filter(EndpointDiscovery::isPermanent).isPresent();
        if (comparison.filter(with -> with.isWorthwhile(endpoint, own)).isEmpty()) {
            context.tally().add(own);
            return refused ? Optional.empty() : Optional.of(endpoint);
        }
        compared.computeIfAbsent(endpoint.protocol().clients(), first -> new ArrayList<>())
                .add(endpoint.protocol().endpoint().name());
        AvailableEndpoint best = comparison.get().compare(endpoint, own, patience);
        return refused && best.client() == endpoint.client() ? Optional.empty() : Optional.of(best);
    }

    private static boolean isUnconnected(StreamResult result) {
        return result.end().how() instanceof StreamEnd.ConnectFailed;
    }

    /** Whether a server that answers with this status does so however often it is asked. */
    private static boolean isPermanent(int status) {
        return status >= 300 && status < 500 && !PASSING.contains(status);
    }

    private void skip(Endpoint endpoint, StreamResult result) {
        int status = result.status().orElse(0);
        String answer = endpoint.path()
                + (status == 0
                        ? " answers nothing"
                        : " answers HTTP " + status + (status < 300 ? " without a response" : ""));
        absent.add(answer);
        context.journal().note(endpoint.name() + " is skipped: " + answer);
    }

    /** A named endpoint is never skipped: that it is absent is then an error like any other. */
    private boolean isNamed(Endpoint endpoint) {
        return choice.named() || context.plan().mix().names(endpoint);
    }

    private static FirstAnswer answer(StreamResult result) {
        int status = result.status().orElse(0);
        return new FirstAnswer(
                status,
                result.mediaType(),
                status >= 200
                        && status < 300
                        && result.end().plainBody().isEmpty()
                        && result.end().bodyBytes() > 0,
                result.id(),
                result.stream().request().model(),
                result.end().plainBody().utf8());
    }

    /** Whether the server has nothing of a type that the request accepts (RFC 9110, 15.5.7). */
    static boolean refusesAccept(StreamResult result) {
        return result.status().filter(code -> code == 406).isPresent();
    }

    private static boolean refusesUsage(StreamResult result) {
        boolean status =
                result.status().filter(code -> code == 400 || code == 422).isPresent();
        return status
                && result.stream().request().includeUsage()
                && result.end().plainBody().utf8().contains("stream_options");
    }
}
