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
import java.util.List;
import java.util.OptionalDouble;

/** Reports a wrong count of generated tokens. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "tokens grew by less than those of succeeded streams or, on an exclusive server, by another number",
        explanation = """
            Throughput, and bills made from the page, are wrong. Compared with the usage of each stream, or else with its token
            deltas, of which there are never more than tokens; more tokens are reported only if all usage is exact. With
            usageIsEstimate, usage is not used.

            Fix: Count the tokens where they are generated, once.""")
public final class MetricsTokensMiscounted implements ServerFact {

    @Override
    public String agreement() {
        return "the server counts at least the tokens of the streams that succeeded";
    }

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        OptionalDouble grown = page.grown(ServerAmount.TOKENS);
        ClientObservations seen = page.seen();
        if (grown.isEmpty() || grown.getAsDouble() <= 0 || seen.tokens() == 0) {
            return List.of();
        }
        double server = grown.getAsDouble();
        boolean exact = page.exclusive() && page.before().isPresent() && seen.tokensExact();
        boolean tooMany = exact && seen.succeeded() == seen.ended() && server > seen.tokens();
        return List.of(MetricsComparison.of(
                ServerAmount.TOKENS.title(),
                MetricFormat.growth(server),
                "+" + Quantities.count(seen.tokens()),
                server < seen.tokens() || tooMany,
                "counts " + Quantities.format(server) + " generated tokens, but " + Quantities.count(seen.tokens())
                        + " were seen"));
    }
}
