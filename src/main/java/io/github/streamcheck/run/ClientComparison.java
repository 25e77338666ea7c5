package io.github.streamcheck.run;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.Quorum;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.connection.ClientDiffers;
import io.github.streamcheck.observe.rules.connection.ClientDiffers.Cause;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.HttpHeaders;

/** Sends requests with the headers of common SDKs, and compares the answers. */
final class ClientComparison {

    /**
     * A stream may differ by chance, so this many further ones are opened in each way. With the first two that makes eight against eight.
     * Where streams differ in their times, one of them may be otherwise because this machine was busy: by chance, 1 in 1,430 orders is
     * like that (Fisher's exact test).
     */
    private static final int FURTHER = 7;

    private final StreamOpener streams;
    private final ActiveRules rules;
    private final RunTally tally;
    private final boolean choosesAccept;
    private final Set<String> ofMostStreams;

    ClientComparison(RunContext context, StreamOpener streams) {
        this.streams = streams;
        this.rules = context.rules();
        this.tally = context.tally();
        // Then it is the same for every client.
        this.choosesAccept =
                context.plan().target().headers().keySet().stream().anyMatch(HttpHeaders.ACCEPT::equalsIgnoreCase);
        this.ofMostStreams = rules.all(StreamRule.class).stream()
                .filter(rule -> rule.quorum() != Quorum.ANY)
                .map(StreamRule::id)
                .collect(Collectors.toSet());
    }

    /**
     * Which endpoints were requested with the headers of other clients too, in one line.
     *
     * @param endpoints their names by the clients, which are at least one
     */
    static String describe(Map<List<ClientProfile>, List<String>> endpoints) {
        return endpoints.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + " as "
                        + each.getKey().stream()
                                .flatMap(client -> client.clients().stream())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "also requested with the headers of SDKs: ", ""));
    }

    /** Whether other headers can make a difference: the server answered, and did not fail for another reason. */
    boolean isWorthwhile(AvailableEndpoint endpoint, StreamResult own) {
        boolean answered = own.end().how() instanceof StreamEnd.Complete
                && (own.status().filter(status -> status < 300).isPresent() || EndpointDiscovery.refusesAccept(own));
        return answered
                && !endpoint.protocol().clients().isEmpty()
                && !rules.all(ClientDiffers.class).isEmpty()
                && !choosesAccept;
    }

    /**
     * Opens a stream with each SDK's headers, counts the streams, and reports errors that only some of them have.
     *
     * @param own the stream that was asked for by this client's own headers, not counted yet
     * @param patience how long the server may send nothing
     * @return the endpoint, with headers that work if there are any
     */
    AvailableEndpoint compare(AvailableEndpoint endpoint, StreamResult own, Duration patience) {
        Map<ClientProfile, StreamResult> results = new EnumMap<>(ClientProfile.class);
        results.put(endpoint.client(), own);
        List<ClientProfile> sdks = endpoint.protocol().clients();
        for (ClientProfile sdk : sdks) {
            streams.smoke(endpoint.as(sdk), patience).ifPresent(result -> results.put(sdk, result));
        }
        ClientProfile best = results.entrySet().stream()
                .filter(entry -> entry.getValue().outcome() == StreamResult.Outcome.SUCCEEDED)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(endpoint.client());
        Set<String> common = rulesOf(results.getOrDefault(best, own));
        Map<String, List<StreamResult>> worse = new LinkedHashMap<>();
        for (ClientProfile sdk : sdks) {
            Optional.ofNullable(results.get(sdk))
                    .ifPresent(result -> notIn(common, result)
                            .filter(finding -> isConfirmed(finding, endpoint.as(sdk), endpoint.as(best), patience))
                            .ifPresentOrElse(
                                    finding -> worse.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                                            .add(result),
                                    () -> tally.add(result)));
        }
        // This client's own result is reported as that of the SDK with the same headers.
        if (notIn(common, own)
                .filter(finding -> worse.containsKey(finding.rule()))
                .isEmpty()) {
            tally.add(own);
        }
        worse.forEach((rule, some) -> report(rule, some, best));
        return endpoint.as(best);
    }

    /** The first error, or sign of buffering, of a rule that is none of these. */
    private Optional<Finding> notIn(Set<String> common, StreamResult result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR || ofMostStreams.contains(finding.rule()))
                .filter(finding -> !common.contains(finding.rule()))
                .findFirst();
    }

    private static Set<String> rulesOf(StreamResult result) {
        return result.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    }

    /**
     * Whether further streams show it too, and none that is asked for in the good way; otherwise they count as any others. They don't
     * alternate, as the backends behind a load balancer do.
     */
    private boolean isConfirmed(Finding finding, AvailableEndpoint worse, AvailableEndpoint good, Duration patience) {
        Predicate<StreamResult> shows = result -> rulesOf(result).contains(finding.rule());
        int tolerated = ofMostStreams.contains(finding.rule()) ? 1 : 0;
        Series again = new Series(worse, patience, shows);
        Series control = new Series(good, patience, Predicate.not(shows));
        boolean confirmed = again.open(tolerated) && control.open(tolerated - again.against);
        control.results.forEach(tally::add);
        if (!confirmed) {
            again.results.forEach(tally::add);
        }
        return confirmed;
    }

    /** Streams that are asked for in one way, one after the other. */
    private final class Series {

        private final AvailableEndpoint endpoint;
        private final Duration patience;
        private final Predicate<StreamResult> expected;
        private final List<StreamResult> results = new ArrayList<>();
        private int against;

        Series(AvailableEndpoint endpoint, Duration patience, Predicate<StreamResult> expected) {
            this.endpoint = endpoint;
            this.patience = patience;
            this.expected = expected;
        }

        /** Whether all are as expected but for the tolerated ones; it ends when that can't be any more. */
        boolean open(int tolerated) {
            for (int i = 0; i < FURTHER && against <= tolerated; i++) {
                Optional<StreamResult> result = streams.smoke(endpoint, patience);
                result.ifPresent(results::add);
                against += result.filter(expected).isPresent() ? 0 : 1;
            }
            return against <= tolerated;
        }
    }

    private void report(String rule, List<StreamResult> worse, ClientProfile best) {
        // The SDKs for Java send the same headers as this client, apart from the compression that they accept.
        boolean sameAccept = worse.stream()
                .anyMatch(result -> result.stream().request().client().accept().equals(best.accept()));
        Cause cause =
                sameAccept && !EndpointDiscovery.refusesAccept(worse.get(0)) ? Cause.ACCEPT_ENCODING : Cause.ACCEPT;
        for (ClientDiffers differs : rules.all(ClientDiffers.class)) {
            tally.addDifference(differs.finding(rules.severity(differs), rule, worse, cause, best), rule);
        }
    }
}
