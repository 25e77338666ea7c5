package io.github.streamcheck.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.ActiveChecks;
import io.github.streamcheck.plan.AnthropicApi;
import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointConfig;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Target.Proxy;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.text.Addresses;
import io.github.streamcheck.text.Json;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The plan in {@code report.json}: the whole configuration, without secrets, values of headers, and prompts of a file. A plan
 * that is read back can be used for judging and written again, but not for a run.
 */
public final class PlanJson {

    /** The text in place of a value that is not written. */
    private static final String HIDDEN = "***";

    private final Members node;
    private final long seed;

    private PlanJson(Members node) {
        this.node = node;
        this.seed = node.number("seed").longValue();
    }

    /** The plan as a new JSON object. */
    public static JsonNode write(Plan plan) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("baseUrl", plan.target().baseUri().toString());
        node.put("httpVersion", plan.httpVersion().parameter());
        plan.endpoints().endpoints().stream().map(Endpoint::name).forEach(node.putArray("endpoints")::add);
        node.put("endpointsNamed", plan.endpoints().named());
        Request request = plan.request();
        request.model().ifPresent(model -> node.put("model", model));
        LoadJson.prompts(node, request.prompts());
        node.put("uniquePrompts", request.uniquePrompts());
        request.maxTokens().ifPresent(tokens -> node.put("maxTokens", tokens));
        request.temperature().ifPresent(temperature -> node.put("temperature", temperature));
        node.put("includeUsage", request.includeUsage());
        node.put("usageIsEstimate", request.usageIsEstimate());
        node.set("requestParameters", Json.MAPPER.valueToTree(request.parameters()));
        // Their values may be secret.
        ArrayNode headers = node.putArray("headers");
        plan.target().headers().keySet().forEach(headers::add);
        plan.target().secretHeaders().keySet().forEach(headers::add);
        node.put("credential", plan.target().credential().isPresent());
        node.put("anthropicVersion", plan.target().anthropic().version());
        node.put("anthropicKeyHeader", plan.target().anthropic().key().word());
        node.put("proxy", plan.target().proxy().isPresent());
        node.put("trustStore", plan.target().tls().trusted().isPresent());
        node.put("keyStore", plan.target().tls().own().isPresent());
        node.put("insecure", plan.target().tls().insecure());
        LoadJson.load(node, plan.load());
        Limits limits = plan.limits();
        for (Limit limit : List.of(limits.connect(), limits.idle(), limits.stream(), limits.total())) {
            node.put(limit.parameter() + "Ms", limit.after().toMillis());
        }
        node.put("startupTimeoutMs", limits.startup().toMillis());
        SizeLimits sizes = limits.sizes();
        node.put("maxLineSize", sizes.line());
        node.put("maxEventSize", sizes.event());
        node.put("maxHeaderSize", sizes.header());
        node.put("maxStreamSize", sizes.stream());
        node.put("maxEvents", sizes.events());
        node.put("maxLag", plan.lagLimit().share());
        node.put("failOnSpoiled", plan.lagLimit().fails());
        node.put("parity", plan.activeChecks().parity());
        node.put("probes", plan.activeChecks().probes());
        node.put("profile", plan.rules().profile().word());
        ObjectNode rules = node.putObject("rules");
        plan.rules().severities().forEach((id, severity) -> rules.put(id, severity.word()));
        node.put(
                "healthPath",
                plan.serverChecks().healthPath().map(Addresses::shownPath).orElse("off"));
        node.put("trackerMetrics", plan.serverChecks().trackerMetrics().name().toLowerCase(Locale.ROOT));
        node.put("serverMetrics", plan.serverChecks().serverMetrics().name().toLowerCase(Locale.ROOT));
        node.put("metricsPath", Addresses.shownPath(plan.serverChecks().metricsPath()));
        node.put("metricsDialect", plan.serverChecks().dialect().orElse("auto"));
        node.put("exclusive", plan.serverChecks().exclusive());
        mapping(node.putObject("metricsMapping"), plan.serverChecks().mapping());
        BaselineJson.plan(node, plan.baseline());
        plan.compareWith()
                .ifPresent(other -> node.put("compareWith", other.baseUri().toString()));
        return node;
    }

    private static void mapping(ObjectNode node, MetricsMapping mapping) {
        mapping.amounts().forEach((amount, name) -> node.put(amount.parameter(), name));
        mapping.timings().forEach((metric, named) -> node.put(metric.parameter(), named.name()));
    }

    /**
     * The plan that was written.
     *
     * @param node the report's member {@code plan}
     * @param thresholds the run's, which stand elsewhere in the report
     */
    static Plan read(Members node, Thresholds thresholds) {
        return new PlanJson(node).plan(thresholds);
    }

    private Plan plan(Thresholds thresholds) {
        BaselineConfig baseline = new BaselineConfig(
                Path.of(node.text("baselineFile")),
                false,
                node.number("baselineTolerance").doubleValue(),
                Set.copyOf(node.words("baselineMetrics", Metric::of)),
                node.text("runner"));
        return new Plan(
                target(),
                node.word("httpVersion", HttpVersion::of),
                new EndpointConfig(node.words("endpoints", LoadJson::endpoint), node.flag("endpointsNamed")),
                request(),
                LoadJson.read(node),
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
        node.textList("headers").forEach(name -> headers.put(name, HIDDEN));
        return new Target(
                URI.create(node.text("baseUrl")),
                headers,
                Map.of(),
                node.flag("credential") ? Optional.of(new Secret(HIDDEN)) : Optional.empty(),
                node.flag("proxy")
                        ? Optional.of(new Proxy(HIDDEN, 1, Optional.empty(), Optional.empty()))
                        : Optional.empty(),
                new Tls(
                        store("trustStore"),
                        store("keyStore"),
                        new Secret(HIDDEN),
                        new Secret(HIDDEN),
                        node.flag("insecure")),
                new AnthropicApi(
                        node.text("anthropicVersion"), node.word("anthropicKeyHeader", AnthropicApi.KeyHeader::of)));
    }

    /** Only its presence is written. */
    private Optional<KeyStore> store(String name) {
        try {
            return node.flag(name) ? Optional.of(KeyStore.getInstance(KeyStore.getDefaultType())) : Optional.empty();
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException("every JVM has a default type", impossible);
        }
    }

    private Limits limits() {
        return Limits.of(
                        LoadJson.millis(node, "connectTimeoutMs"),
                        LoadJson.millis(node, "idleTimeoutMs"),
                        LoadJson.millis(node, "streamTimeoutMs"),
                        LoadJson.millis(node, "totalTimeoutMs"))
                .withStartup(LoadJson.millis(node, "startupTimeoutMs"))
                .withSizes(new SizeLimits(
                        node.integer("maxLineSize"),
                        node.integer("maxEventSize"),
                        node.integer("maxHeaderSize"),
                        node.number("maxStreamSize").longValue(),
                        node.integer("maxEvents")));
    }

    private Request request() {
        return new Request(
                node.has("model") ? Optional.of(node.text("model")) : Optional.empty(),
                LoadJson.prompts(node, seed),
                node.flag("uniquePrompts"),
                node.has("maxTokens") ? OptionalInt.of(node.integer("maxTokens")) : OptionalInt.empty(),
                node.has("temperature")
                        ? OptionalDouble.of(node.number("temperature").doubleValue())
                        : OptionalDouble.empty(),
                node.flag("includeUsage"),
                node.flag("usageIsEstimate"),
                Json.MAPPER.convertValue(node.raw("requestParameters"), new TypeReference<Map<String, Object>>() {}));
    }

    private ServerChecks serverChecks() {
        String health = node.text("healthPath");
        String dialect = node.text("metricsDialect");
        return new ServerChecks(
                health.equals("off") ? Optional.empty() : Optional.of(health),
                node.constant("trackerMetrics", Demand.class),
                node.constant("serverMetrics", Demand.class),
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

    private RuleConfig rules() {
        Members rules = node.object("rules");
        Map<String, Severity> severities = new HashMap<>();
        node.texts("rules").keySet().forEach(id -> severities.put(id, rules.constant(id, Severity.class)));
        return new RuleConfig(node.constant("profile", Profile.class), severities);
    }
}
