package io.github.streamcheck.run;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.plan.ActiveChecks;
import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointConfig;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.Protocol;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Plans for tests: a few quick streams, and what a test wants otherwise. */
public final class Plans {

    private final URI uri;
    private Map<String, String> headers = Map.of();
    private Tls tls = Tls.DEFAULT;
    private Optional<Target.Proxy> proxy = Optional.empty();
    private String metricsPath = "/metrics";
    private Map<String, Secret> secretHeaders = Map.of();
    private Optional<Secret> key = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Load load = Load.closed(4, 1, 0);
    private Limits limits = limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60));
    private List<String> endpoints = List.of();
    private boolean auto;
    private Map<String, String> thresholds = Map.of();
    private ActiveChecks activeChecks = ActiveChecks.NONE;
    private HttpVersion httpVersion = HttpVersion.HTTP_1_1;
    private RuleConfig rules = RuleConfig.DEFAULT;
    private Map<String, Object> parameters = Map.of();
    private boolean includeUsage = true;
    private boolean usageIsEstimate;
    private Demand metrics = Demand.AUTO;
    private boolean exclusive;
    private BaselineConfig baseline = new BaselineConfig(
            Path.of("baseline.json"), false, 0.1, Set.of(Metric.TTFT, Metric.TPOT, Metric.SUCCESS_RATE), "a test");
    private Optional<URI> compareWith = Optional.empty();
    private Optional<String> healthPath = Optional.of("/health");

    private Plans(URI uri) {
        this.uri = uri;
    }

    public static Plans against(URI uri) {
        return new Plans(uri);
    }

    public static Limits limits(Duration idle, Duration stream, Duration total) {
        return Limits.of(Duration.ofSeconds(5), idle, stream, total);
    }

    public Plans key(String value) {
        key = Optional.of(new Secret(value));
        return this;
    }

    public Plans header(String name, String value) {
        headers = Map.of(name, value);
        return this;
    }

    public Plans secretHeader(String name, String value) {
        secretHeaders = Map.of(name, new Secret(value));
        return this;
    }

    public Plans proxy(Target.Proxy given) {
        proxy = Optional.of(given);
        return this;
    }

    public Plans metricsPath(String path) {
        metricsPath = path;
        return this;
    }

    public Plans tls(Tls given) {
        tls = given;
        return this;
    }

    public Plans model(String name) {
        model = Optional.of(name);
        return this;
    }

    /** The first one that the server lists. */
    public Plans anyModel() {
        model = Optional.empty();
        return this;
    }

    public Plans load(int streams, int concurrency, int warmup) {
        load = Load.closed(streams, concurrency, warmup);
        return this;
    }

    /** Without a warm-up. */
    public Plans stages(Stage... stages) {
        load = new Load(List.of(stages), 0, Optional.empty(), Load.DEFAULT_SEED);
        return this;
    }

    /** Reads a share of the streams slowly; to be called after what else is said of the load. */
    public Plans readingSlowly(double share) {
        List<Stage> stages =
                load.stages().stream().map(stage -> stage.readingSlowly(share)).toList();
        load = new Load(stages, load.warmup(), load.mix(), load.seed());
        return this;
    }

    /** Leaves a share of the streams; to be called after what else is said of the load. */
    public Plans abandoning(double share) {
        List<Stage> stages =
                load.stages().stream().map(stage -> stage.abandoning(share)).toList();
        load = new Load(stages, load.warmup(), load.mix(), load.seed());
        return this;
    }

    /** To be called after what else is said of the load. */
    public Plans searching(Search search) {
        load = load.searching(search);
        return this;
    }

    /** With a pause before each further turn of a conversation. */
    public Plans thinking(Duration time) {
        load = load.thinking(time);
        return this;
    }

    public Plans mix(Mix.Share... shares) {
        load = load.of(new Mix(List.of(shares), 3));
        return this;
    }

    public Plans limited(Duration idle, Duration stream, Duration total) {
        limits = limits(idle, stream, total);
        return this;
    }

    /** To be called after {@link #limited}. */
    public Plans sizes(SizeLimits sizes) {
        limits = limits.withSizes(sizes);
        return this;
    }

    /** How long to wait for the server; to be called after {@link #limited}. */
    public Plans startup(Duration longest) {
        limits = limits.withStartup(longest);
        return this;
    }

    public Plans endpoints(String... names) {
        endpoints = List.of(names);
        return this;
    }

    public Plans threshold(String path, String limit) {
        return thresholds(Map.of(path, limit));
    }

    /**
     * All endpoints that the server has, as a build without a word of them. Otherwise a plan that names none has Ollama's left out, which
     * would change what tests of others count.
     */
    public Plans auto() {
        auto = true;
        return this;
    }

    /** By path. */
    public Plans thresholds(Map<String, String> given) {
        thresholds = given;
        return this;
    }

    public Plans metrics(Demand demand) {
        metrics = demand;
        return this;
    }

    /** Nobody else uses the server. */
    public Plans exclusive() {
        exclusive = true;
        return this;
    }

    public Plans withoutHealth() {
        healthPath = Optional.empty();
        return this;
    }

    /** None of the server's own pages is asked for. */
    public Plans streamsOnly() {
        return withoutHealth().metrics(Demand.OFF);
    }

    public Plans baseline(BaselineConfig choice) {
        baseline = choice;
        return this;
    }

    public Plans compareWith(URI other) {
        compareWith = Optional.of(other);
        return this;
    }

    public Plans asking(Map<String, Object> given) {
        parameters = given;
        return this;
    }

    public Plans usage(boolean asked) {
        includeUsage = asked;
        return this;
    }

    public Plans checking(int parity, boolean probes) {
        activeChecks = new ActiveChecks(parity, probes);
        return this;
    }

    public Plans estimatedUsage() {
        usageIsEstimate = true;
        return this;
    }

    public Plans rules(Profile profile, Map<String, Severity> severities) {
        rules = new RuleConfig(profile, severities);
        return this;
    }

    public Plans http2() {
        httpVersion = HttpVersion.HTTP_2;
        return this;
    }

    public Plan plan() {
        List<Endpoint> known = Protocol.all().stream().map(Protocol::endpoint).toList();
        List<Endpoint> chosen = known.stream()
                .filter(endpoint ->
                        endpoints.isEmpty() ? auto || !endpoint.shape().isLines() : endpoints.contains(endpoint.name()))
                .toList();
        EndpointConfig choice = new EndpointConfig(chosen, !endpoints.isEmpty());
        return new Plan(
                new Target(uri, headers, secretHeaders, key, proxy, tls),
                httpVersion,
                load.mix().map(mix -> mix.endpoints(choice)).orElse(choice),
                new Request(
                        model,
                        List.of("hello"),
                        true,
                        OptionalInt.of(64),
                        OptionalDouble.empty(),
                        includeUsage,
                        usageIsEstimate,
                        parameters),
                load,
                limits,
                new ServerChecks(
                        healthPath, metrics, metrics, metricsPath, Optional.empty(), MetricsMapping.NONE, exclusive),
                activeChecks,
                rules,
                ThresholdParser.parse(thresholds, new Problems()),
                LagLimit.DEFAULT,
                baseline,
                compareWith.map(other -> new Target(other, headers, key, Optional.empty())));
    }
}
