package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.Seen;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import java.util.List;
import java.util.OptionalDouble;

/** Generated tokens that were not counted, or counted too often. */
@AutoService(Rule.class)
public final class TokensMiscounted implements ServerFact {

    @Override
    public String id() {
        return "metrics-tokens-miscounted";
    }

    @Override
    public String summary() {
        return "generated tokens have grown by less than those of the streams that succeeded or, where the server is exclusive and "
                + "counts the tokens of each stream itself, by another number";
    }

    @Override
    public String explanation() {
        return "Throughput, and bills that are made from the page, are wrong. What was seen is the usage of each stream, or else "
                + "its token deltas, of which there are never more than tokens. With usageIsEstimate, usage is not held against it.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        OptionalDouble grown = page.grown(ServerAmount.TOKENS);
        Seen seen = page.seen();
        if (grown.isEmpty() || grown.getAsDouble() <= 0 || seen.tokens() == 0) {
            return List.of();
        }
        double server = grown.getAsDouble();
        boolean exact = page.exclusive() && page.before().isPresent() && seen.tokensExact();
        boolean tooMany = exact && seen.succeeded() == seen.ended() && server > seen.tokens();
        return List.of(
                server < seen.tokens() || tooMany
                        ? Comparison.contradicts(
                                ServerAmount.TOKENS.title(),
                                Shown.growth(server),
                                "+" + seen.tokens(),
                                "counts " + Shown.count(server) + " generated tokens, where " + seen.tokens()
                                        + " were seen")
                        : Comparison.agrees(ServerAmount.TOKENS.title(), Shown.growth(server), "+" + seen.tokens()));
    }
}
