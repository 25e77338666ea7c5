package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ShardParser;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.engine.OpenFiles;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.ActiveChecks;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointConfig;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.run.RunLog;
import io.github.streamcheck.run.Streamcheck;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.Protocol;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** What {@code verify} and {@code demo} have in common: the parameters of a run, and the way from them to a verdict. */
abstract class VerificationMojo extends ReportingMojo {

    private static final String DEFAULT_PROMPT = "Write three sentences about the sea.";

    /**
     * Which endpoints are streamed from: {@code chat}, {@code completions}, {@code responses}, {@code realtime}, or {@code auto} for
     * those that the server has. An endpoint that is named must be there; under {@code auto}, one that answers 404 or 405 is skipped,
     * and {@code responses} and {@code realtime} after any answer that is no response, and after 10 s of silence.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.endpoints", defaultValue = "auto")
    private List<String> endpoints = List.of();

    /**
     * The model to ask for. By default, the first one that {@code /v1/models} lists.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.model")
    private @Nullable String model;

    /**
     * The prompt of every stream.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.prompt")
    private @Nullable String prompt;

    /**
     * Several prompts, used in turn.
     *
     * @since 0.1.0
     */
    @Parameter
    private List<String> prompts = List.of();

    /**
     * A file of prompts in UTF-8, used in turn: one per line; in {@code .jsonl}, one object per line with {@code prompt},
     * {@code text} or {@code messages}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.promptFile")
    private @Nullable String promptFile;

    /**
     * The number of words of generated prompts, each of which is different.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.promptWords")
    private @Nullable String promptWords;

    /**
     * Requests of several kinds, chosen at random by their {@code weight}, each with an {@code endpoint}, a {@code model}, and a
     * {@code prompt}, {@code promptFile} or {@code promptWords} of its own if needed:
     * {@code <request><weight>3</weight><endpoint>chat</endpoint></request>}. What a request leaves out is taken from the
     * parameter of the same name.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration mix;

    /**
     * Whether each prompt is made unique by a few letters at its beginning, so that no prompt cache answers for the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.uniquePrompts", defaultValue = "true")
    private boolean uniquePrompts = true;

    /**
     * How many tokens a stream may generate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxTokens", defaultValue = "64")
    private String maxTokens = "64";

    /**
     * The sampling temperature, 0 to 2. By default, the server's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.temperature")
    private @Nullable String temperature;

    /**
     * Further members of each request, as one JSON object, such as {@code {"n": 2}}. They win over all other parameters; a
     * member that is {@code null} is left out of the request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.requestParameters")
    private @Nullable String requestParameters;

    /**
     * The version of Anthropic's API, which the endpoint {@code messages} is asked by: the header {@code anthropic-version}. From
     * {@code 2026-10-21} on, the API takes no temperature.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.anthropicVersion", defaultValue = "2023-06-01")
    private String anthropicVersion = "2023-06-01";

    /**
     * The header that carries the API key to the endpoint {@code messages}: {@code x-api-key}, or {@code authorization} for
     * {@code Authorization: Bearer}, as vLLM and Ollama's cloud want it. All other endpoints get {@code Authorization: Bearer}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.anthropicKeyHeader", defaultValue = "x-api-key")
    private String anthropicKeyHeader = "x-api-key";

    /**
     * Further headers of each request. A key does not belong here: see {@code serverId} and {@code apiKeyEnv}.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> headers = Map.of();

    /**
     * Further headers whose values are secret, such as {@code api-key}: each element holds the <em>name</em> of an environment
     * variable that holds the value.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> secretHeaders = Map.of();

    /**
     * How many streams are measured, in turn over the endpoints. By default 10, unless there is a {@code duration}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.streams")
    private @Nullable String streams;

    /**
     * For how long streams are opened, in place of {@code streams}; those in flight then run to their end.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.duration")
    private @Nullable String duration;

    /**
     * How many streams run at once: a new one starts when one has ended. By default 1, unless there is a {@code rate}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.concurrency")
    private @Nullable String concurrency;

    /**
     * How many streams start in a time, such as {@code 20/s} or {@code 90/m}, whether or not earlier ones have ended; in place of
     * {@code concurrency}. The times of a stream then count from when it was due, so that a slow server can't hide its queue.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.rate")
    private @Nullable String rate;

    /**
     * How the streams of a {@code rate} are spaced: {@code constant} (the default) or {@code poisson}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.arrivals")
    private @Nullable String arrivals;

    /**
     * The time over which the concurrency or the rate grows from zero. By default, one millisecond for each concurrent stream,
     * and none for a rate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.rampUp")
    private @Nullable String rampUp;

    /**
     * How many streams of a {@code rate} may be in flight. Further ones wait, which the report shows; their times count from when
     * they were due. By default 10000, or what the limit of open files allows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxInFlight")
    private @Nullable String maxInFlight;

    /**
     * Several loads, one after the other, each with a {@code concurrency} or {@code rate}, a {@code duration} or a number of
     * {@code streams}, and {@code arrivals} and {@code rampUp} if needed:
     * {@code <stage><rate>20/s</rate><duration>1m</duration></stage>}. The next one begins when all streams of the one before
     * have ended.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration stages;

    /**
     * The seed of everything random in the load: the same seed gives the same load. By default 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.seed")
    private @Nullable String seed;

    /**
     * Which part of the load this process runs, such as {@code 2/8} for the second of eight: streams, concurrency, rate and
     * {@code maxInFlight} are those of all parts together. {@code auto} takes it from the environment, as GitLab, CircleCI,
     * Buildkite, Bitbucket, Azure Pipelines, Semaphore, AWS Batch, Google Cloud Batch, Cloud Run and Slurm set it, and Kubernetes
     * and Nomad with {@code shards}. The goal {@code merge} judges all of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.shard")
    private @Nullable String shard;

    /**
     * How many parts there are, where {@code shard} is {@code auto} and the environment doesn't say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.shards")
    private @Nullable String shards;

    /**
     * When the measured streams begin, such as {@code 2026-11-23T15:00:00Z} or seconds since 1970, so that the parts of a load
     * begin together. By default, as soon as the warm-up has ended.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.startAt")
    private @Nullable String startAt;

    /**
     * How many streams run before the measured ones and are discarded: the first streams of a cold JVM are slow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.warmup", defaultValue = "4")
    private String warmup = "4";

    /**
     * {@code 1.1}, or {@code 2} for many streams over few connections; without TLS the server then has to speak HTTP/2 from the
     * first byte (prior knowledge). If a connection breaks, all streams that share it are cut.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.httpVersion", defaultValue = "1.1")
    private String httpVersion = "1.1";

    /**
     * How long to wait for a server that has just been started, such as {@code 2m}, or {@code off}. It is ready when it answers at
     * {@code healthPath}, or, if that is off or not there, with its list of models; a status of 500 or more is no answer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.startupTimeout", defaultValue = "off")
    private String startupTimeout = "off";

    /**
     * How long opening a connection may take, including TLS.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.connectTimeout", defaultValue = "10s")
    private String connectTimeout = "10s";

    /**
     * How long a stream may stay without a single byte.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.idleTimeout", defaultValue = "60s")
    private String idleTimeout = "60s";

    /**
     * How long one stream may take.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.streamTimeout", defaultValue = "5m")
    private String streamTimeout = "5m";

    /**
     * How long the whole run may take, with {@code startupTimeout}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.totalTimeout", defaultValue = "30m")
    private String totalTimeout = "30m";

    /**
     * How long a line of an event stream may be. A stream with a longer line is aborted, as with all of these limits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxLineSize", defaultValue = "1MB")
    private String maxLineSize = "1MB";

    /**
     * How long the joined data of an event may be.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxEventSize", defaultValue = "4MB")
    private String maxEventSize = "4MB";

    /**
     * How long a header of an answer may be, and all of them together over HTTP/2; there may be 200 of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxHeaderSize", defaultValue = "64KB")
    private String maxHeaderSize = "64KB";

    /**
     * How long the body of a stream may be, unpacked if it is compressed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxStreamSize", defaultValue = "256MB")
    private String maxStreamSize = "256MB";

    /**
     * How many events a stream may have.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxEvents", defaultValue = "200000")
    private String maxEvents = "200000";

    /**
     * Whether token counts are asked for with {@code stream_options.include_usage}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.includeUsage", defaultValue = "true")
    private boolean includeUsage = true;

    /**
     * Whether the server's token counts are only estimates, so that they are not compared with the number of its deltas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.usageIsEstimate", defaultValue = "false")
    private boolean usageIsEstimate;

    /**
     * The path of the health check, or {@code off}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.healthPath", defaultValue = "/health")
    private String healthPath = "/health";

    /**
     * Whether the streaming tracker at {@code /metrics/streaming} is {@code required}, {@code auto} or {@code off}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.trackerMetrics", defaultValue = "auto")
    private String trackerMetrics = "auto";

    /**
     * Whether the metrics at {@code metricsPath} are {@code required}, {@code auto} (their absence is a note) or {@code off}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.serverMetrics", defaultValue = "auto")
    private String serverMetrics = "auto";

    /**
     * The path of the server's general metrics, such as {@code /metrics/} or {@code /prometheus/metrics}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.metricsPath", defaultValue = "/metrics")
    private String metricsPath = "/metrics";

    /**
     * The format of the server's metrics: {@code vllm}, {@code sglang}, {@code llamacpp}, {@code tgi}, {@code trtllm},
     * {@code triton}, {@code litellm}, {@code opentelemetry}, {@code fakeai}, {@code prometheus}, or {@code auto} for the first
     * that fits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.metricsDialect", defaultValue = "auto")
    private String metricsDialect = "auto";

    /**
     * What the names on the page of metrics mean, if no known format fits: any of {@code completedStreams},
     * {@code failedStreams}, {@code activeStreams}, {@code generatedTokens}, {@code ttft}, {@code itl}, {@code tps} and
     * {@code duration}, each with the name of a Prometheus family, optionally with labels, or the path of a JSON member:
     * {@code <completedStreams>streams_done_total</completedStreams><ttft unit="s">first_token</ttft>}. A time needs a
     * {@code unit} ({@code s}, {@code ms}, {@code us}) if its name doesn't end in one.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration metricsMapping;

    /**
     * Whether nobody else uses the server, so that its counts have to equal what was seen, instead of being at least that.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.exclusive", defaultValue = "false")
    private boolean exclusive;

    /**
     * How strictly streams are judged: {@code openai} (what mainstream clients need), {@code strict} (the published schema to
     * the letter) or {@code lenient} (transport and termination only).
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.profile", defaultValue = "openai")
    private String profile = "openai";

    /**
     * Severities of single rules, which win over the profile: one element per rule, with {@code error}, {@code warning} or
     * {@code off} in it. On the command line, for example, {@code -Dstreamcheck.rules.done-missing=warning}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /**
     * How many prompts are answered both streamed and plain, twice each, to be compared: same text, same finish reason, same
     * usage; {@code off} for none. The requests have temperature 0 and a seed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.parity", defaultValue = "off")
    private String parity = "off";

    /**
     * Whether unusual requests are made, one of each kind: a bad key, malformed JSON, an absurd limit, a client that disconnects.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.probes", defaultValue = "false")
    private boolean probes;

    /**
     * How much of a figure, or of its threshold, may be this client's own lag before the figure is reported as spoiled: a share
     * such as {@code 10%}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxLag", defaultValue = "10%")
    private String maxLag = "10%";

    /**
     * Whether a spoiled figure fails the run, since it says little about the server, instead of being a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.failOnSpoiled", defaultValue = "false")
    private boolean failOnSpoiled;

    /**
     * A file with the certificates that are trusted in place of the JVM's: PKCS #12, JKS, or certificates in PEM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.trustStore")
    private @Nullable String trustStore;

    /**
     * The <em>name</em> of an environment variable that holds the password of {@code trustStore}, if it has one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.trustStorePasswordEnv")
    private @Nullable String trustStorePasswordEnv;

    /**
     * A file with this client's certificate and its key, for servers that ask for one: PKCS #12, JKS or PEM. In PEM, the
     * certificates that vouch for it follow it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.keyStore")
    private @Nullable String keyStore;

    /**
     * The file with the key of the certificate in {@code keyStore}, both in PEM, where each has a file of its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.keyFile")
    private @Nullable String keyFile;

    /**
     * The <em>name</em> of an environment variable that holds the password of {@code keyStore}, or of an encrypted key in PEM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.keyStorePasswordEnv")
    private @Nullable String keyStorePasswordEnv;

    /**
     * Whether the checks of certificates and host names are switched off, which every report warns about.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.insecure", defaultValue = "false")
    private boolean insecure;

    /**
     * The address of another server to compare this one with, with or without {@code /v1}. Its streams are opened between those
     * of this one, under the same load and with the same headers and key.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.compareWith")
    private @Nullable String compareWith;

    /**
     * The machine's name: runs on machines with different names are not comparable. By default, its operating system and number
     * of processors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.runner")
    private @Nullable String runner;

    /**
     * The id of a server in settings.xml whose password is the API key.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.serverId")
    private @Nullable String serverId;

    /**
     * The <em>name</em> of an environment variable that holds the API key.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.apiKeyEnv")
    private @Nullable String apiKeyEnv;

    private final SettingsDecrypter decrypter;

    VerificationMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Whether the goal {@code baseline} records the run later in this build. */
    boolean isRecorded() {
        return false;
    }

    /** Makes a run against {@code baseUrl} and fails the build if it must. */
    final void verify(@Nullable String baseUrl) throws MojoExecutionException, MojoFailureException {
        Problems problems = new Problems();
        RunIdentity identity = identity(problems);
        begin(identity);
        Plan plan = plan(baseUrl, identity.shard(), problems);
        BaselineCheck baseline = BaselineParameters.read(plan.baseline(), this::isRecorded, problems);
        List<ReportWriter> writers = writers(problems);
        refuse(problems);
        warnOfPrecedence();
        RunLock turn = RunLock.await(getLog());
        RunOutcome outcome;
        try {
            outcome = run(plan, identity, baseline, writers);
        } finally {
            turn.end();
        }
        outcome.decide();
    }

    private void warnOfPrecedence() {
        List<String> ignored = ConfiguredElements.withoutEffect(session(), execution());
        if (!ignored.isEmpty()) {
            String name = ignored.get(0).substring(ignored.get(0).indexOf('.') + 1);
            getLog().warn("without effect, since the POM sets it: -D" + String.join(", -D", ignored) + "; write <"
                    + name + ">${" + ignored.get(0) + "}</" + name
                    + "> there, and its value as a property, to be able to set both");
        }
    }

    private RunOutcome run(Plan plan, RunIdentity identity, BaselineCheck baseline, List<ReportWriter> writers)
            throws MojoExecutionException {
        Streamcheck streamcheck = new Streamcheck(plan, identity, environment(), runLog(), baseline);
        ShutdownGuard guard = new ShutdownGuard(streamcheck);
        try {
            return publish(streamcheck.run(), plan.redactor(), writers);
        } catch (IllegalStateException refused) {
            throw new MojoExecutionException(refused.getMessage(), refused);
        } finally {
            guard.release();
        }
    }

    private Plan plan(@Nullable String baseUrl, Optional<Shard> part, Problems problems) {
        PropertyNames.check(session(), execution().getMojoDescriptor().getPluginDescriptor(), problems);
        ConfiguredElements.check(session(), execution(), problems);
        BuildCache.check(session(), problems);
        ConfigReader check = new ConfigReader(problems);
        Credentials credentials = new Credentials(session().getSettings(), decrypter, System.getenv(), getLog());
        URI baseUri = baseUrl == null || baseUrl.isBlank() ? BaseUrlMissing.report(problems) : check.baseUrl(baseUrl);
        List<Endpoint> known = Protocol.all().stream().map(Protocol::endpoint).toList();
        Load load = load(check, part, problems);
        Request request = new Request(
                Optional.ofNullable(model).map(String::trim).filter(name -> !name.isEmpty()),
                check.prompts(check.prompts(prompt, prompts), promptSource(), folder(), load.seed(), DEFAULT_PROMPT),
                uniquePrompts,
                check.optionalNumber("maxTokens", maxTokens, 1),
                check.temperature(temperature),
                includeUsage,
                usageIsEstimate,
                check.requestParameters(requestParameters));
        List<Map<String, String>> requests = ElementTree.list("mix", "request", mix, problems);
        Optional<Mix> mixed = requests.isEmpty()
                ? Optional.empty()
                : Optional.of(check.mix(requests, request, folder(), load.seed(), known));
        EndpointConfig choice = check.endpoints(endpoints, known);
        Optional<URI> other = Optional.ofNullable(compareWith)
                .filter(url -> !url.isBlank())
                .map(url -> check.baseUrl("compareWith", url));
        Target target = new Target(
                baseUri,
                check.headers(headers),
                check.secretHeaders(credentials.headers(secretHeaders, problems)),
                credentials.key(serverId, apiKeyEnv, problems),
                credentials.proxy(baseUri, problems),
                check.tls(
                        trustStore,
                        credentials.password("trustStorePasswordEnv", trustStorePasswordEnv, problems),
                        keyStore,
                        keyFile,
                        credentials.password("keyStorePasswordEnv", keyStorePasswordEnv, problems),
                        insecure,
                        folder()),
                check.anthropicApi(anthropicVersion, anthropicKeyHeader));
        return new Plan(
                target,
                check.httpVersion(httpVersion),
                mixed.map(given -> given.endpoints(choice)).orElse(choice),
                request,
                mixed.map(load::of).orElse(load),
                Limits.of(
                                check.duration("connectTimeout", connectTimeout),
                                check.duration("idleTimeout", idleTimeout),
                                check.duration("streamTimeout", streamTimeout),
                                check.totalTimeout(totalTimeout, other.isPresent() ? load.doubled() : load))
                        .withStartup(check.startupTimeout(startupTimeout))
                        .withSizes(sizes(check)),
                new ServerChecks(
                        healthPath.equals("off") ? Optional.empty() : Optional.of(check.path("healthPath", healthPath)),
                        check.choice("trackerMetrics", trackerMetrics, Demand.class),
                        check.choice("serverMetrics", serverMetrics, Demand.class),
                        check.path("metricsPath", metricsPath),
                        check.nameOrAuto(
                                "metricsDialect",
                                metricsDialect,
                                MetricsDialect.all().stream()
                                        .map(MetricsDialect::name)
                                        .toList()),
                        check.metricsMapping(ElementTree.flatten(
                                "metricsMapping", metricsMapping, session().getUserProperties(), getLog(), problems)),
                        exclusive),
                new ActiveChecks(check.parity(parity), probes),
                check.rules(
                        profile,
                        ElementTree.flatten("rules", rules, session().getUserProperties(), getLog(), problems),
                        Rule.all().stream().map(Rule::id).toList()),
                ThresholdParser.parse(thresholds(problems), problems),
                new LagLimit(check.share("maxLag", maxLag), failOnSpoiled),
                baseline(check, runner == null || runner.isBlank() ? BaselineParameters.runner() : runner),
                other.map(uri -> target.at(uri, credentials.proxy(uri, problems))));
    }

    private SizeLimits sizes(ConfigReader check) {
        int line = (int) check.size("maxLineSize", maxLineSize, 1 << 10, 1 << 30);
        return new SizeLimits(
                line,
                (int) check.size("maxEventSize", maxEventSize, line, 1 << 30),
                (int) check.size("maxHeaderSize", maxHeaderSize, 1 << 10, 1 << 24),
                check.size("maxStreamSize", maxStreamSize, 1 << 10, 1L << 40),
                check.number("maxEvents", maxEvents, 1));
    }

    /** What was given of the pace; what is left out has defaults that depend on the rest. */
    private Map<String, String> pace() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "streams", streams);
        put(given, "duration", duration);
        put(given, "concurrency", concurrency);
        put(given, "rate", rate);
        put(given, "arrivals", arrivals);
        put(given, "rampUp", rampUp);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            given.put(name, value);
        }
    }

    private Map<String, String> promptSource() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "promptFile", promptFile);
        put(given, "promptWords", promptWords);
        return given;
    }

    /** The load, of all shards together if this is one. */
    private Load load(ConfigReader check, Optional<Shard> part, Problems problems) {
        Load load = check.load(
                pace(),
                ElementTree.list("stages", "stage", stages, problems),
                warmup,
                maxInFlight,
                part.isPresent() ? Stage.Open.AS_MANY_AS_CAN_BE : OpenFiles.mostInFlight(),
                seed);
        ShardParser parser = new ShardParser(System.getenv(), problems);
        part.ifPresent(shared -> parser.share(load, shared));
        parser.alone(exclusive, compareWith, part);
        // A malformed time is reported where the limits are checked.
        Duration within = Durations.parse(totalTimeout).orElse(Duration.ofDays(1));
        return parser.startAt(startAt, Instant.now(), within).map(load::at).orElse(load);
    }

    private RunIdentity identity(Problems problems) {
        ShardParser parser = new ShardParser(System.getenv(), problems);
        Optional<Shard> part = parser.shard(shard, shards);
        return new RunIdentity(
                parser.runId(runId(), part).orElseGet(RunIds::next),
                execution().getExecutionId(),
                isTolerated(),
                ReproduceCommand.of(session()),
                part);
    }

    private RunLog runLog() {
        RunLog log = new MavenRunLog(getLog());
        return Terminal.of(session(), System.getenv())
                .<RunLog>map(terminal -> new LiveRunLog(log, terminal))
                .orElse(log);
    }
}
