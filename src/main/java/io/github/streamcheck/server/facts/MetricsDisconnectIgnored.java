package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.ClientObservations;
import io.github.streamcheck.server.MetricFormat;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reports a server that goes on generating for clients that have left. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary =
                "with abandon: abandoned streams stay active, or more tokens were generated than can have been under way",
        explanation = """
            The server goes on generating for clients that have left: slots, memory and energy go to answers that nobody
            reads, and the next client waits. Reported if as many streams as were abandoned, or fewer, are still active two
            seconds after the run, or if more tokens were generated than all clients together read and the server could
            generate in one second for each that left, at its highest speed. The tokens are compared only if nobody else used
            the server, every other stream succeeded, and the server counted its tokens.

            Fix: Abort the generation when the connection of its client closes, also in gateways in front of the server.""")
public final class MetricsDisconnectIgnored implements ServerFact {

    @Override
    public String agreement() {
        return "the server stops generating when a client leaves";
    }

    @Override
    public Optional<String> unknown(ClientObservations seen) {
        return seen.abandoned().streams() == 0
                ? Optional.empty()
                : Optional.of("whether the server goes on generating for the "
                        + Quantities.count(seen.abandoned().streams())
                        + " clients that left is not known, since no page"
                        + " of its metrics shows it for this client's streams alone");
    }

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        List<MetricsComparison> compared = new ArrayList<>();
        if (page.seen().abandoned().streams() > 0 && page.isAlone()) {
            active(page).ifPresent(compared::add);
            tokens(page).ifPresent(compared::add);
        }
        return compared;
    }

    private static Optional<MetricsComparison> active(MetricsDelta page) {
        OptionalDouble active = page.after().amount(ServerAmount.ACTIVE);
        if (active.isEmpty()) {
            return Optional.empty();
        }
        double now = active.getAsDouble();
        double before = page.activeOfOthers();
        int left = page.seen().abandoned().streams();
        // More than these are streams that were not abandoned, which is another fact.
        return Optional.of(MetricsComparison.of(
                ServerAmount.ACTIVE.title(),
                Quantities.format(now),
                "0 in flight, " + Quantities.count(left) + " abandoned",
                now > before && now <= before + left,
                "reports " + Quantities.format(now) + " active streams, though " + Quantities.count(left)
                        + " clients have left and all others have read to the end"));
    }

    private static Optional<MetricsComparison> tokens(MetricsDelta page) {
        OptionalDouble grown = page.grown(ServerAmount.TOKENS);
        OptionalDouble most = page.seen().mostTokens();
        if (grown.isEmpty() || page.before().isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        String read = Quantities.count(
                Math.round(page.seen().tokens() + page.seen().abandoned().tokens()));
        return Optional.of(MetricsComparison.of(
                ServerAmount.TOKENS.title(),
                MetricFormat.growth(grown.getAsDouble()),
                "+" + read + " read",
                grown.getAsDouble() > most.getAsDouble(),
                "counts " + Quantities.format(grown.getAsDouble()) + " generated tokens, but clients read " + read
                        + ", and no more than " + Quantities.count(Math.round(most.getAsDouble()))
                        + " can have been generated if it stops when one leaves"));
    }
}
