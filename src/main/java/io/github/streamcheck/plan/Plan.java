package io.github.streamcheck.plan;

import io.github.streamcheck.config.ConfigReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration of a run. Immutable; made and validated once, by {@link ConfigReader}.
 *
 * @param target the server under test
 * @param httpVersion what is spoken to it
 * @param endpoints which of its endpoints
 * @param request what each stream asks for
 * @param load how many streams, and how many at once
 * @param limits limits in time
 * @param serverChecks what is asked of the server's own health and metrics
 * @param activeChecks the checks with requests of their own
 * @param rules how much each rule weighs
 * @param thresholds what the figures must meet
 * @param lagLimit how much of them may be this client's own lag
 * @param baseline how it is compared with earlier runs
 * @param compareWith another server that it is compared with, if there is one
 */
public record Plan(
        Target target,
        HttpVersion httpVersion,
        EndpointConfig endpoints,
        Request request,
        Load load,
        Limits limits,
        ServerChecks serverChecks,
        ActiveChecks activeChecks,
        RuleConfig rules,
        Thresholds thresholds,
        LagLimit lagLimit,
        BaselineConfig baseline,
        Optional<Target> compareWith) {

    /** Removes the secrets of all servers that the run connects to. */
    public Redactor redactor() {
        List<SecretMatcher> secrets = new ArrayList<>(target.secrets());
        compareWith.ifPresent(other -> secrets.addAll(other.secrets()));
        secrets.addAll(serverChecks.secrets());
        return new Redactor(secrets);
    }

    /** The same of another server. */
    public Plan against(Target other) {
        return with(other, load, activeChecks, thresholds, baseline);
    }

    /**
     * The part of it that a shard runs. Only the first shard makes the active checks.
     *
     * @param mostInFlight how many streams there can be at once where the plan leaves it to the machine
     */
    public Plan part(Shard shard, int mostInFlight) {
        return with(
                target,
                load.part(shard, mostInFlight),
                shard.index() == 1 ? activeChecks : ActiveChecks.NONE,
                thresholds,
                baseline);
    }

    /** The same run, judged otherwise. */
    public Plan judgedBy(Thresholds others, BaselineConfig earlier) {
        return with(target, load, activeChecks, others, earlier);
    }

    private Plan with(
            Target otherTarget,
            Load otherLoad,
            ActiveChecks otherChecks,
            Thresholds otherThresholds,
            BaselineConfig otherBaseline) {
        return new Plan(
                otherTarget,
                httpVersion,
                endpoints,
                request,
                otherLoad,
                limits,
                serverChecks,
                otherChecks,
                rules,
                otherThresholds,
                lagLimit,
                otherBaseline,
                compareWith);
    }

    /** What kinds of requests there are, and with which shares. */
    public Mix mix() {
        return load.mix().orElseGet(() -> Mix.of(request));
    }
}
