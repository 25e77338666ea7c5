package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.SearchParser;
import io.github.streamcheck.config.ShardParser;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.config.TraceParser;
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
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.run.Preloading;
import io.github.streamcheck.run.RunLog;
import io.github.streamcheck.run.Streamcheck;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.text.Addresses;
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
abstract class VerificationMojo extends ComparingMojo {

    private static final String DEFAULT_PROMPT = "Write three sentences about the sea.";

    /**
     * The endpoints to test: {@code chat}, {@code completions}, {@code messages}, {@code ollama-chat}, {@code ollama-generate},
     * {@code responses}, {@code realtime}, or {@code auto} for those that the server has. An endpoint that is named here must exist.
     * {@code auto} skips an endpoint that answers 404 or 405. It also skips all but the first two if the answer is not one of that
     * endpoint, or if none comes within 10 s.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.endpoints", defaultValue = "auto")
    private List<String> endpoints = List.of();

    /**
     * The model to request. By default, the first one that {@code /v1/models} lists.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.model")
    private @Nullable String model;

    /**
     * The prompt of every stream. By default, a short one.
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
     * A file of prompts in UTF-8, used in turn: one per line; in {@code .jsonl}, one object per line with {@code prompt} or
     * {@code text}, or with {@code messages}: a conversation in the form of OpenAI's chats, which is sent as it stands; or with
     * {@code turns}: a list of what the user says, one after another, each with the answers before it. {@code tools},
     * {@code tool_choice} and {@code response_format} beside it are sent with it. A {@code .json} file is one array of recorded
     * conversations as ShareGPT has them, whose human turns are asked; the first 10,000 are read.
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
     * Requests of several kinds. For each stream, one is drawn at random by its {@code weight}. Each may have an
     * {@code endpoint}, a {@code model}, and a {@code prompt}, {@code promptFile} or {@code promptWords}:
     * {@code <request><weight>3</weight><endpoint>chat</endpoint></request>}. What a request does not set is taken from the
     * parameter of the same name.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration mix;

    /**
     * Whether a few letters are put before each prompt to make it unique, so that prompt caching does not distort the timings.
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
     * Further members of each request, as one JSON object, such as <code>{"n": 2}</code>. They win over all other parameters. A
     * member that is {@code null} is left out of the request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.requestParameters")
    private @Nullable String requestParameters;

    /**
     * The version of Anthropic's API that requests to the endpoint {@code messages} name in the header {@code anthropic-version}. Since
     * version {@code 2026-10-21}, the API refuses a temperature.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.anthropicVersion", defaultValue = "2023-06-01")
    private String anthropicVersion = "2023-06-01";

    /**
     * The header that carries the API key to the endpoint {@code messages}: {@code x-api-key}, or {@code authorization} for
     * {@code Authorization: Bearer}, which vLLM and Ollama's cloud require. All other endpoints get {@code Authorization: Bearer}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.anthropicKeyHeader", defaultValue = "x-api-key")
    private String anthropicKeyHeader = "x-api-key";

    /**
     * Further headers of each request. A key does not belong here: use {@code serverId}, {@code apiKeyEnv} or
     * {@code secretHeaders}.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> headers = Map.of();

    /**
     * Headers with secret values, such as {@code api-key}. Each element contains the <em>name</em> of an environment variable
     * that holds the value.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> secretHeaders = Map.of();

    /**
     * How many streams are measured, taking turns among the endpoints. By default 10, unless there is a {@code duration}. Of
     * conversations with {@code turns}, so many are begun.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.streams")
    private @Nullable String streams;

    /**
     * How long streams are started, instead of a number of {@code streams}. Those that are running at the end are completed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.duration")
    private @Nullable String duration;

    /**
     * How many streams run at the same time: as soon as one has ended, the next one starts (closed loop). By default 1, unless
     * there is a {@code rate}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.concurrency")
    private @Nullable String concurrency;

    /**
     * Start rate, such as {@code 20/s} or {@code 90/m}, instead of {@code concurrency}: new streams don't wait for earlier ones
     * to end (open loop). Times are measured from a stream's scheduled start, so a slow server cannot hide its queue.
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
     * The time from zero to the full {@code concurrency} or {@code rate}. By default, one millisecond for
     * each concurrent stream, and no ramp-up for a rate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.rampUp")
    private @Nullable String rampUp;

    /**
     * The share of the measured streams that streamcheck leaves before their end, such as {@code 20%}, as users do who press Stop:
     * after a random number of pieces of the answer, the connection is closed, or the HTTP/2 stream reset. An abandoned stream
     * neither succeeds nor fails. Its TTFT counts, and so does what the rules find until then. A stage may have its own share.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.abandon")
    private @Nullable String abandon;

    /**
     * The share of the measured streams that streamcheck reads slowly, such as {@code 5%}, as clients on poor networks do: each over a
     * connection of its own with a small receive buffer, at 1,000 bytes per second. Such a stream neither succeeds nor fails by
     * being slow, and none of its times count, but what the rules find in its content does. A stage may have its own share.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.slowReaders")
    private @Nullable String slowReaders;

    /**
     * A trace of requests that is replayed, instead of a given load and prompts: a {@code .jsonl} file in the form of the public
     * traces of Mooncake, with one object per line:
     * <code>{"timestamp": 27482, "input_length": 6955, "output_length": 52, "hash_ids": [46, 47]}</code>. Each stream starts at its
     * {@code timestamp} in milliseconds, counted from the first one (open loop). Its prompt has {@code input_length} made-up words,
     * each about one token, and {@code output_length} is its {@code maxTokens}. {@code hash_ids} name the blocks of 512 words in it:
     * equal ones have equal texts, so that the server's prompt cache sees what it saw. In place of the lengths, a line may have a prompt
     * in the form of a {@code promptFile}. {@code duration} cuts the trace.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.trace")
    private @Nullable String trace;

    /**
     * How many times as fast the {@code trace} is replayed, such as 2 for twice as fast or 0.5 for half as fast. By default 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.traceSpeed")
    private @Nullable String traceSpeed;

    /**
     * How long after an answer the next turn of its conversation is asked, such as {@code 2s}, as people do who read it first. Its place
     * is kept meanwhile. By default, the next turn is asked at once. It needs a {@code promptFile} with conversations of several turns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.thinkTime")
    private @Nullable String thinkTime;

    /**
     * How many streams of a {@code rate} or a {@code trace} may run at the same time. Further ones wait, and the report says so; their times are
     * measured from the scheduled start. By default 10000, or fewer if the limit of open files requires it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxInFlight")
    private @Nullable String maxInFlight;

    /**
     * Several loads, one after the other. Each has a {@code concurrency} or {@code rate}, and a {@code duration} or a number of
     * {@code streams}; {@code arrivals}, {@code rampUp}, {@code abandon} and {@code slowReaders} are optional:
     * {@code <stage><rate>20/s</rate><duration>1m</duration></stage>}. A stage begins when all streams of the previous one have
     * ended.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration stages;

    /**
     * A search for the highest load that still meets all thresholds, instead of a given load: over a {@code rate} of streams or a
     * {@code concurrency}, from the lower to the upper end of a range:
     * {@code <search><rate>1/s..50/s</rate></search>}. Each load that is tried runs for {@code duration} (by default 30 s) or with a
     * number of {@code streams}; the load is doubled until it misses a threshold, and then narrowed down to the {@code tolerance} (by
     * default 5 %). {@code arrivals} is optional. The threshold {@code capacity} (with a concurrency, {@code concurrentCapacity}) says
     * which load must be reached. On the command line, for example, {@code -Dstreamcheck.search.rate=1/s..50/s}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration search;

    /**
     * The seed of everything random in the load. The same seed gives the same load. By default 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.seed")
    private @Nullable String seed;

    /**
     * The part of the load that this process runs, such as {@code 2/8} for the second of eight. Streams, concurrency, rate and
     * {@code maxInFlight} are those of all parts together. {@code auto} takes the part from the environment of GitLab,
     * CircleCI, Buildkite, Bitbucket, Azure Pipelines, Semaphore, AWS Batch, Google Cloud Batch, Cloud Run and Slurm, and of
     * Kubernetes and Nomad if {@code shards} is set. The goal {@code merge} judges all parts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.shard")
    private @Nullable String shard;

    /**
     * The number of parts, if {@code shard} is {@code auto} and the environment does not contain it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.shards")
    private @Nullable String shards;

    /**
     * When the measured streams begin, such as {@code 2026-11-23T15:00:00Z} or seconds since 1970, so that all parts of a load
     * begin at the same time. By default, when the warm-up has ended.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.startAt")
    private @Nullable String startAt;

    /**
     * How many streams run before the measured ones and are discarded, since the first streams of a JVM are slow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.warmup", defaultValue = "4")
    private String warmup = "4";

    /**
     * {@code 1.1}, or {@code 2} for many streams over few connections. Without TLS, {@code 2} requires a server that speaks
     * HTTP/2 from the first byte (prior knowledge). If a connection breaks, all streams that share it are cut off.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.httpVersion", defaultValue = "1.1")
    private String httpVersion = "1.1";

    /**
     * How long to wait for a server that has just been started, such as {@code 2m}, or {@code off}. The server is ready when it
     * answers at {@code healthPath} with a status below 500. If that is off or does not exist, its list of models must answer.
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
     * How long a stream may go without a single byte.
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
     * How long the whole run may take, including {@code startupTimeout}. A load that is planned to take longer is rejected.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.totalTimeout", defaultValue = "30m")
    private String totalTimeout = "30m";

    /**
     * The maximum length of a line of an event stream. A stream that exceeds this or another limit is aborted and reported as
     * {@code stream-too-large}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxLineSize", defaultValue = "1MB")
    private String maxLineSize = "1MB";

    /**
     * The maximum length of the data of an event.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxEventSize", defaultValue = "4MB")
    private String maxEventSize = "4MB";

    /**
     * The maximum length of a header of an answer; over HTTP/2, of all its headers together. There may be 200 headers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxHeaderSize", defaultValue = "64KB")
    private String maxHeaderSize = "64KB";

    /**
     * The maximum length of the body of a stream, after decompression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxStreamSize", defaultValue = "256MB")
    private String maxStreamSize = "256MB";

    /**
     * The maximum number of events of a stream.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxEvents", defaultValue = "200000")
    private String maxEvents = "200000";

    /**
     * Whether token counts are requested with {@code stream_options.include_usage}. If the server rejects that, they are not
     * requested.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.includeUsage", defaultValue = "true")
    private boolean includeUsage = true;

    /**
     * Whether the server only estimates its token counts. They are then not compared with the number of deltas.
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
     * Whether the streaming tracker at {@code /metrics/streaming} is {@code required}, {@code auto} (if it is missing, that is
     * only a note) or {@code off}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.trackerMetrics", defaultValue = "auto")
    private String trackerMetrics = "auto";

    /**
     * Whether the metrics at {@code metricsPath} are {@code required}, {@code auto} (if they are missing, that is only a note)
     * or {@code off}.
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
     * What the names in the server's metrics mean, if they are in no known format. The elements are {@code completedStreams},
     * {@code failedStreams}, {@code activeStreams}, {@code generatedTokens}, {@code ttft}, {@code itl}, {@code tps} and
     * {@code duration}. Each contains the name of a Prometheus family, optionally with labels, or the path of a JSON member:
     * {@code <completedStreams>streams_done_total</completedStreams><ttft unit="s">first_token</ttft>}. A time needs a
     * {@code unit} ({@code s}, {@code ms}, {@code us}) if its name does not end in one.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration metricsMapping;

    /**
     * Whether nobody else uses the server during the run. Its counts must then equal what streamcheck saw; otherwise they may
     * be higher.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.exclusive", defaultValue = "false")
    private boolean exclusive;

    /**
     * How strictly streams are judged: {@code openai} (what mainstream clients need), {@code strict} (the letter of the
     * published schema) or {@code lenient} (only transport and termination).
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.profile", defaultValue = "openai")
    private String profile = "openai";

    /**
     * The severity of single rules, which wins over the profile. There is one element per rule, with {@code error},
     * {@code warning} or {@code off} in it. On the command line, for example, {@code -Dstreamcheck.rules.done-missing=warning}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /**
     * How many prompts are answered both streamed and plain, twice each, to compare text, finish reason and usage; {@code off}
     * for none. The requests have temperature 0 and a seed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.parity", defaultValue = "off")
    private String parity = "off";

    /**
     * Whether unusual and invalid requests are sent, one of each kind, such as a wrong key, malformed JSON, an absurd limit, or
     * a client that disconnects.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.probes", defaultValue = "false")
    private boolean probes;

    /**
     * How much of a figure, or of its threshold, may be this client's own delay, such as {@code 10%}. A figure beyond that is
     * reported as spoiled.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.maxLag", defaultValue = "10%")
    private String maxLag = "10%";

    /**
     * Whether a spoiled figure fails the run. By default it is only a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.failOnSpoiled", defaultValue = "false")
    private boolean failOnSpoiled;

    /**
     * A file with the certificates to trust instead of those of the JVM: PKCS #12, JKS or PEM.
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
     * A file with this client's certificate and its key, for servers that require one: PKCS #12, JKS or PEM. In PEM, the
     * certificates of its issuers follow it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.keyStore")
    private @Nullable String keyStore;

    /**
     * The file with the key of the certificate in {@code keyStore}, if certificate and key are two PEM files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.keyFile")
    private @Nullable String keyFile;

    /**
     * The <em>name</em> of an environment variable that holds the password of {@code keyStore}, or of an encrypted PEM key.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.keyStorePasswordEnv")
    private @Nullable String keyStorePasswordEnv;

    /**
     * Switches the checks of certificates and host names off. Every report warns about it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.insecure", defaultValue = "false")
    private boolean insecure;

    /**
     * The address of a second server to compare the first one with, with or without {@code /v1}. The streams of both are opened
     * alternately, under the same load and with the same headers and key.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.compareWith")
    private @Nullable String compareWith;

    /**
     * The name of the machine. Runs of machines with different names are not compared. By default, the operating system and the
     * number of processors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.runner")
    private @Nullable String runner;

    /**
     * The id of a {@code <server>} in settings.xml whose password is the API key.
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
        Preloading.start();
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
        ShutdownGuard guard = new ShutdownGuard(streamcheck::stop);
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
                load.trace()
                        .<Prompts>map(replayed -> new Prompts.Traced(replayed, load.seed()))
                        .orElseGet(() -> check.prompts(
                                check.prompts(prompt, prompts), promptSource(), folder(), load.seed(), DEFAULT_PROMPT)),
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
        Thresholds limits = ThresholdParser.parse(thresholds(problems), problems);
        SearchParser.check(load.search(), limits, problems);
        check.throughput(load, limits);
        Load asked = mixed.map(load::of).orElse(load);
        SearchParser.checkPrompts(asked, request, problems);
        Load timed = check.thinkTime(thinkTime, asked, mixed.orElseGet(() -> Mix.of(request)));
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
                timed,
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
                limits,
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
        put(given, "abandon", abandon);
        put(given, "slowReaders", slowReaders);
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
        SearchParser highest = searchParser(check, problems);
        TraceParser replayed = new TraceParser(trace, traceSpeed, folder(), check, problems);
        replayed.checkAbsent();
        Load load = check.load(
                highest.isGiven() ? Map.of() : replayed.isGiven() ? shares() : pace(),
                ElementTree.list("stages", "stage", stages, problems),
                warmup,
                highest.isGiven() || replayed.isGiven() ? null : maxInFlight,
                part.isPresent() ? Stage.Open.AS_MANY_AS_CAN_BE : OpenFiles.mostInFlight(),
                seed);
        if (highest.isGiven()) {
            return highest.parse(load, beside(), mostInFlight(check));
        }
        Load whole = replayed.isGiven() ? replayed.parse(load, besideTrace(), mostInFlight(check)) : load;
        ShardParser parser = new ShardParser(System.getenv(), problems);
        part.filter(shared -> !replayed.isGiven()).ifPresent(shared -> parser.share(load, shared));
        parser.alone(exclusive, compareWith, part);
        // A malformed time is reported where the limits are checked.
        Duration within = Durations.parse(totalTimeout).orElse(Duration.ofDays(1));
        return parser.startAt(startAt, Instant.now(), within).map(whole::at).orElse(whole);
    }

    private int mostInFlight(ConfigReader check) {
        return check.optionalNumber("maxInFlight", maxInFlight, 1).orElseGet(OpenFiles::mostInFlight);
    }

    /** What a trace doesn't say of its streams. */
    private Map<String, String> shares() {
        Map<String, String> given = pace();
        given.keySet().retainAll(List.of("abandon", "slowReaders"));
        return given;
    }

    /** Parameters beside a trace: of the load, and of prompts. */
    private Map<String, String> besideTrace() {
        Map<String, String> given = beside();
        given.remove("trace");
        put(given, "prompt", prompt);
        put(given, "prompts", prompts.isEmpty() ? null : "prompts");
        given.putAll(promptSource());
        return given;
    }

    private SearchParser searchParser(ConfigReader check, Problems problems) {
        return new SearchParser(
                ElementTree.flatten("search", search, session().getUserProperties(), getLog(), problems),
                check,
                problems);
    }

    /** Parameters that say which load runs, when and where. */
    private Map<String, String> beside() {
        Map<String, String> given = pace();
        put(given, "trace", trace);
        put(given, "stages", stages == null ? null : "stages");
        put(given, "shard", shard);
        put(given, "startAt", startAt);
        put(given, "thinkTime", thinkTime);
        put(given, "compareWith", compareWith == null ? null : Addresses.shown(compareWith));
        return given;
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
