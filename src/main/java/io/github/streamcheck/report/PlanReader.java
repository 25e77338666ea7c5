package io.github.streamcheck.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.plan.ActiveChecks;
import io.github.streamcheck.plan.BaselineChoice;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointChoice;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleChoice;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Target.Proxy;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.Protocol;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * A plan as {@code report.json} tells it, to be judged by and told again. What is not told can't be read: secrets, the values of
 * headers, the prompts of a file. No run can be made from it.
 */
final class PlanReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNTOLD = "***";

    private final Members node;
    private final long seed;

    /** {@code node} is the report's member {@code plan}. */
    PlanReader(Members node) {
        this.node = node;
        this.seed = node.number("seed").longValue();
    }

    Plan read(Thresholds thresholds) {
        BaselineChoice baseline = new BaselineChoice(
                Path.of(node.text("baselineFile")),
                false,
                node.number("baselineTolerance").doubleValue(),
                Set.copyOf(node.words("baselineMetrics", Metric::of)),
                node.text("runner"));
        return new Plan(
                target(),
                node.word("httpVersion", HttpVersion::of),
                new EndpointChoice(
                        node.textList("endpoints").stream().map(this::endpoint).toList(), node.flag("endpointsNamed")),
                request(),
                load(),
                limits(),
                serverChecks(),
                new ActiveChecks(node.integer("parity"), node.flag("probes")),
                rules(),
                thresholds,
                new LagLimit(node.number("maxLag").doubleValue(), node.flag("failOnSpoiled")),
                baseline,
                Optional.empty());
    }

    private Target target() {
        Map<String, String> headers = new LinkedHashMap<>();
        node.textList("headers").forEach(name -> headers.put(name, UNTOLD));
        return new Target(
                URI.create(node.text("baseUrl")),
                headers,
                Map.of(),
                node.flag("credential") ? Optional.of(new Secret(UNTOLD)) : Optional.empty(),
                node.flag("proxy")
                        ? Optional.of(new Proxy(UNTOLD, 1, Optional.empty(), Optional.empty()))
                        : Optional.empty(),
                new Tls(store("trustStore"), store("keyStore"), new Secret(UNTOLD), node.flag("insecure")));
    }

    /** That there was one is all that is told. */
    private Optional<KeyStore> store(String name) {
        try {
            return node.flag(name) ? Optional.of(KeyStore.getInstance(KeyStore.getDefaultType())) : Optional.empty();
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException("every JVM has a default type", impossible);
        }
    }

    private Limits limits() {
        return Limits.of(
                        millis(node, "connectTimeoutMs"),
                        millis(node, "idleTimeoutMs"),
                        millis(node, "streamTimeoutMs"),
                        millis(node, "totalTimeoutMs"))
                .withSizes(new SizeLimits(
                        node.integer("maxLineSize"),
                        node.integer("maxEventSize"),
                        node.integer("maxHeaderSize"),
                        node.number("maxStreamSize").longValue(),
                        node.integer("maxEvents")));
    }

    private Endpoint endpoint(String name) {
        return Protocol.all().stream()
                .map(Protocol::endpoint)
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> node.malformed("endpoints", "a list of known ones"));
    }

    private Request request() {
        return new Request(
                node.has("model") ? Optional.of(node.text("model")) : Optional.empty(),
                prompts(node),
                node.flag("uniquePrompts"),
                node.has("maxTokens") ? OptionalInt.of(node.integer("maxTokens")) : OptionalInt.empty(),
                node.has("temperature")
                        ? OptionalDouble.of(node.number("temperature").doubleValue())
                        : OptionalDouble.empty(),
                node.flag("includeUsage"),
                node.flag("usageIsEstimate"),
                JSON.convertValue(node.raw("requestParameters"), new TypeReference<Map<String, Object>>() {}));
    }

    private Prompts prompts(Members from) {
        if (from.has("promptWords")) {
            return new Prompts.Synthetic(from.integer("promptWords"), seed);
        }
        if (from.has("promptFile")) {
            return new Prompts.Elsewhere(
                    from.text("promptFile"), from.integer("promptCount"), from.text("promptDigest"));
        }
        return new Prompts.Listed(from.textList("prompts"), Optional.empty());
    }

    private Load load() {
        List<Stage> stages = node.has("stages")
                ? node.objects("stages").stream().map(PlanReader::stage).toList()
                : List.of(stage(node));
        Optional<Mix> mix = node.has("mix")
                ? Optional.of(
                        new Mix(node.objects("mix").stream().map(this::share).toList(), seed))
                : Optional.empty();
        Optional<Instant> startAt =
                node.has("startAt") ? Optional.of(Instant.parse(node.text("startAt"))) : Optional.empty();
        return new Load(stages, node.integer("warmup"), mix, seed, startAt);
    }

    private Mix.Share share(Members from) {
        return new Mix.Share(
                from.integer("weight"),
                from.has("endpoint") ? Optional.of(endpoint(from.text("endpoint"))) : Optional.empty(),
                from.has("model") ? Optional.of(from.text("model")) : Optional.empty(),
                prompts(from));
    }

    private static Stage stage(Members from) {
        Stage.Extent extent = from.has("streams")
                ? new Stage.Count(from.integer("streams"))
                : new Stage.Time(millis(from, "durationMs"));
        Stage.Pace pace = from.has("concurrency")
                ? new Stage.Closed(from.integer("concurrency"))
                : new Stage.Open(
                        from.number("rate").doubleValue(),
                        from.word("arrivals", constant(Stage.Arrivals.class)),
                        from.number("seed").longValue(),
                        from.has("maxInFlight") ? from.integer("maxInFlight") : Stage.Open.AS_MANY_AS_CAN_BE);
        return new Stage(pace, extent, millis(from, "rampUpMs"));
    }

    private ServerChecks serverChecks() {
        String health = node.text("healthPath");
        String dialect = node.text("metricsDialect");
        return new ServerChecks(
                health.equals("off") ? Optional.empty() : Optional.of(health),
                node.word("trackerMetrics", constant(Demand.class)),
                node.word("serverMetrics", constant(Demand.class)),
                node.text("metricsPath"),
                dialect.equals("auto") ? Optional.empty() : Optional.of(dialect),
                mapping(),
                node.flag("exclusive"));
    }

    private MetricsMapping mapping() {
        Map<ServerAmount, String> amounts = new HashMap<>();
        Map<Metric, MetricsMapping.Timed> timings = new HashMap<>();
        node.texts("metricsMapping").forEach((word, name) -> {
            ServerAmount.of(word).ifPresent(amount -> amounts.put(amount, name));
            Metric.of(word).ifPresent(metric -> timings.put(metric, new MetricsMapping.Timed(name, 1)));
        });
        return new MetricsMapping(amounts, timings);
    }

    private RuleChoice rules() {
        Members rules = node.object("rules");
        Map<String, Severity> severities = new HashMap<>();
        node.texts("rules").keySet().forEach(id -> severities.put(id, rules.word(id, constant(Severity.class))));
        return new RuleChoice(node.word("profile", constant(Profile.class)), severities);
    }

    private static Duration millis(Members from, String name) {
        return Duration.ofNanos(Math.round(from.number(name).doubleValue() * 1e6));
    }

    /** The constant of an enum whose word it is. */
    static <E extends Enum<E>> Function<String, Optional<E>> constant(Class<E> type) {
        return word -> List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
