package io.github.streamcheck.config;

import io.github.streamcheck.plan.AnthropicApi;
import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EndpointConfig;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.text.Addresses;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.text.NearestName;
import io.github.streamcheck.text.Ratios;
import io.github.streamcheck.text.Sizes;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Plan} from the user's configuration, and collects all mistakes in it, so that they are reported together and
 * before any socket opens. Not thread-safe.
 */
public final class ConfigReader {

    private static final URI NOWHERE = URI.create("http://localhost");

    /** An address that people copy from a request, with what belongs before the endpoint's own path. */
    private static final Pattern OF_AN_ENDPOINT =
            Pattern.compile("(.*?)/(?:chat/completions|completions|responses|realtime|models|messages|api/chat)/*");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Maven prints parameters under {@code -X}, so these must not be among them. */
    private static final Set<String> SECRET_HEADERS =
            Set.of("proxy-authorization", "cookie", "api-key", "x-api-key", "x-auth-token");

    private final Problems problems;

    /** {@code problems} collects what is wrong. */
    public ConfigReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads a server's address, with or without {@code /v1}; without user, query and fragment. */
    public URI baseUrl(String text) {
        return baseUrl("baseUrl", text);
    }

    /** Reads a server's address from the parameter of this name. */
    public URI baseUrl(String parameter, String text) {
        String expected = "an address such as http://localhost:8000, with or without /v1";
        String shown = Addresses.shown(text);
        if (problems.addIfUnresolved(parameter, text, shown)) {
            return NOWHERE;
        }
        try {
            URI uri = new URI(text.trim());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                problem(
                        parameter,
                        shown,
                        "an address without user, query and fragment; configure a key with serverId or apiKeyEnv");
                return NOWHERE;
            }
            boolean http = scheme.equals("http") || scheme.equals("https");
            if (!http
                    || uri.getHost() == null
                    || uri.getPort() > 65535
                    || uri.getRawAuthority().endsWith(":")) {
                problem(parameter, shown, expected);
                return NOWHERE;
            }
            Matcher endpoint = OF_AN_ENDPOINT.matcher(uri.toString());
            if (endpoint.matches()) {
                problems.add(
                        parameter, shown, "an address without the path of an endpoint", Optional.of(endpoint.group(1)));
                return NOWHERE;
            }
            String path = uri.getRawPath().replaceAll("/+$", "").replaceAll("/v1$", "");
            return URI.create(scheme + "://" + uri.getRawAuthority() + path);
        } catch (URISyntaxException malformed) {
            problem(parameter, shown, expected);
            return NOWHERE;
        }
    }

    /** Reads the endpoints by name, or {@code auto} for all known ones that the server has. */
    public EndpointConfig endpoints(List<String> names, List<Endpoint> known) {
        List<String> given =
                names.stream().map(String::trim).filter(name -> !name.isEmpty()).toList();
        if (given.isEmpty() || given.equals(List.of("auto"))) {
            return new EndpointConfig(known, false);
        }
        List<String> knownNames = known.stream().map(Endpoint::name).toList();
        List<Endpoint> chosen = new ArrayList<>();
        for (String name : given) {
            Optional<Endpoint> endpoint =
                    known.stream().filter(each -> each.name().equals(name)).findFirst();
            if (endpoint.isEmpty()) {
                unknown("endpoints", name, "auto, or any of " + String.join(", ", knownNames), knownNames);
            } else if (!chosen.contains(endpoint.get())) {
                chosen.add(endpoint.get());
            }
        }
        return new EndpointConfig(chosen.isEmpty() ? known : chosen, true);
    }

    /** A whole number of at least {@code min}. */
    public int number(String parameter, String text, int min) {
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= min) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        if (!problems.addIfUnresolved(parameter, text)) {
            problem(parameter, text, "a whole number of " + min + " or more");
        }
        return min;
    }

    /** A whole number of at least {@code min}, or nothing. */
    public OptionalInt optionalNumber(String parameter, @Nullable String text, int min) {
        return text == null || text.isBlank() ? OptionalInt.empty() : OptionalInt.of(number(parameter, text, min));
    }

    /** A sampling temperature, 0 to 2, or nothing. */
    public OptionalDouble temperature(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.trim());
            if (value >= 0 && value <= 2) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        if (!problems.addIfUnresolved("temperature", text)) {
            problem("temperature", text, "a number from 0 to 2, such as 0.7");
        }
        return OptionalDouble.empty();
    }

    /** A positive time with its unit. */
    public Duration duration(String parameter, String text) {
        Optional<Duration> duration = Durations.parse(text).filter(parsed -> !parsed.isZero());
        if (duration.isEmpty() && !problems.addIfUnresolved(parameter, text)) {
            problem(parameter, text, "a time with its unit (ms, s, m, h), such as 500ms, 30s or 5m");
        }
        return duration.orElse(Duration.ofSeconds(1));
    }

    /** How long to wait for the server, or {@code off}, which is zero. */
    public Duration startupTimeout(String text) {
        return text.trim().equals("off") ? Duration.ZERO : duration("startupTimeout", text);
    }

    /** One of the names of an enum's constants, in lower case. */
    public <E extends Enum<E>> E choice(String parameter, String text, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.trim())) {
                return constant;
            }
            names.add(name);
        }
        if (!problems.addIfUnresolved(parameter, text)) {
            unknown(parameter, text, "any of " + String.join(", ", names), names);
        }
        return type.getEnumConstants()[0];
    }

    /** A path below the base URL. */
    public String path(String parameter, String text) {
        if (!text.startsWith("/") || text.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            problem(parameter, Addresses.shown(text), "a path that begins with a slash, such as /health");
            return "/";
        }
        return text;
    }

    /** Reads headers; the key has parameters of its own. */
    public Map<String, String> headers(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!TOKEN.matcher(name).matches()) {
                problem("headers", name, "a header name: letters, digits and any of !#$%&'*+.^_`|~-");
            } else if (name.equalsIgnoreCase("authorization")) {
                problem("headers." + name, "***", "no key in the POM: use serverId or apiKeyEnv");
            } else if (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                problem("headers." + name, "***", "no secret in the POM: use secretHeaders");
            } else if (value == null || value.chars().anyMatch(character -> character < ' ' && character != '\t')) {
                problem("headers." + name, "***", "a header value of one line");
            }
        });
        return headers;
    }

    /** Further members of the request, as one JSON object. */
    public Map<String, Object> requestParameters(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        Optional<Map<String, Object>> members = Json.members(text);
        if (members.isEmpty()) {
            problem("requestParameters", text, "one JSON object, such as {\"n\": 2, \"stop\": [\"END\"]}");
        } else if (Boolean.FALSE.equals(members.get().get("stream"))) {
            problem("requestParameters", text, "streaming requests: leave out \"stream\": false");
        }
        return members.orElse(Map.of());
    }

    /** The prompts: those of the list, or else the single one. */
    public List<String> prompts(@Nullable String prompt, List<String> prompts) {
        List<String> given = new ArrayList<>(prompts);
        if (prompt != null) {
            given.add(prompt);
        }
        if (given.stream().anyMatch(text -> text == null || text.isBlank())) {
            problem("prompts", "", "a text in each prompt");
        }
        return given;
    }

    /** Reads headers whose values are secret. */
    public Map<String, Secret> secretHeaders(Map<String, Secret> headers) {
        headers.forEach((name, value) -> {
            if (!TOKEN.matcher(name).matches()) {
                problem("secretHeaders", name, "a header name: letters, digits and any of !#$%&'*+.^_`|~-");
            } else if (value.reveal().chars().anyMatch(character -> character < ' ' && character != '\t')) {
                problem("secretHeaders." + name, "***", "a header value of one line");
            }
        });
        return headers;
    }

    /**
     * Reads which certificates TLS trusts and uses. Relative paths are resolved against {@code folder}.
     *
     * @param trustStore a file, or nothing for the JVM's certificates
     * @param keyStore a file with this client's certificate, or nothing
     */
    public Tls tls(
            @Nullable String trustStore,
            Optional<Secret> trustStorePassword,
            @Nullable String keyStore,
            @Nullable String keyFile,
            Optional<Secret> keyStorePassword,
            boolean insecure,
            Path folder) {
        TlsFiles files = new TlsFiles(folder, problems);
        if (insecure && trustStore != null) {
            problem("insecure", "true", "either insecure, which trusts every server, or trustStore, not both");
        }
        if (keyFile != null && keyStore == null) {
            problem("keyFile", keyFile, "keyStore to be set too, with the certificate of this key");
        }
        return new Tls(
                trustStore == null ? Optional.empty() : files.trusted(trustStore, trustStorePassword),
                keyStore == null ? Optional.empty() : files.own(keyStore, keyFile, keyStorePassword),
                keyStorePassword.orElse(new Secret("")),
                trustStorePassword.orElse(new Secret("")),
                insecure);
    }

    /** Reads the number of comparisons: {@code off}, or a whole number. */
    public int parity(String text) {
        return text.trim().equals("off") ? 0 : number("parity", text, 0);
    }

    /** {@code 1.1} or {@code 2}. */
    public HttpVersion httpVersion(String text) {
        return HttpVersion.of(text.trim()).orElseGet(() -> {
            if (!problems.addIfUnresolved("httpVersion", text)) {
                problem("httpVersion", text, "1.1 or 2");
            }
            return HttpVersion.HTTP_1_1;
        });
    }

    /** How Anthropic's API is spoken: its version, and the header that carries the key. */
    public AnthropicApi anthropicApi(String version, String keyHeader) {
        String date = version.trim();
        if (!DATE.matcher(date).matches() && !problems.addIfUnresolved("anthropicVersion", version)) {
            problem("anthropicVersion", version, "a date such as " + AnthropicApi.DEFAULT.version());
        }
        AnthropicApi.KeyHeader key = AnthropicApi.KeyHeader.of(keyHeader.trim()).orElseGet(() -> {
            if (!problems.addIfUnresolved("anthropicKeyHeader", keyHeader)) {
                problem("anthropicKeyHeader", keyHeader, "x-api-key or authorization");
            }
            return AnthropicApi.DEFAULT.key();
        });
        return new AnthropicApi(date, key);
    }

    /** An amount of bytes of at least {@code min} and at most {@code max}. */
    public long size(String parameter, String text, long min, long max) {
        OptionalLong size = Sizes.parse(text);
        if (size.isPresent() && size.getAsLong() >= min && size.getAsLong() <= max) {
            return size.getAsLong();
        }
        if (!problems.addIfUnresolved(parameter, text)) {
            String range = size.isEmpty() ? "" : ", from " + Sizes.format(min) + " to " + Sizes.format(max);
            problem(parameter, text, Sizes.EXPECTED + range);
        }
        return min;
    }

    /** A share above 0 and at most 1, such as {@code 10%} or {@code 0.1}. */
    public double share(String parameter, String text) {
        double share = Ratios.parse(text).orElse(0);
        if (share == 0 && !problems.addIfUnresolved(parameter, text)) {
            problem(parameter, text, "a share above 0% and of at most 100%, such as 10% or 0.1");
        }
        return share;
    }

    /**
     * Reads how a run is compared with earlier ones.
     *
     * @param file the file in which earlier runs are recorded
     * @param named whether the user named the file
     * @param tolerance a share
     * @param failing the names of metrics; {@code known} ones are compared
     * @param runner the machine's name
     */
    public BaselineConfig baseline(
            Path file, boolean named, String tolerance, List<String> failing, List<Metric> known, String runner) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        List<String> names = known.stream().map(Metric::parameter).toList();
        for (String name : failing) {
            String trimmed = name.trim();
            if (names.contains(trimmed)) {
                Metric.of(trimmed).ifPresent(metrics::add);
            } else if (!trimmed.isEmpty()
                    && !trimmed.equals("none")
                    && !problems.addIfUnresolved("baselineMetrics", name)) {
                unknown("baselineMetrics", name, "none, or any of " + String.join(", ", names), names);
            }
        }
        return new BaselineConfig(file, named, share("baselineTolerance", tolerance), metrics, runner.trim());
    }

    /** Reads one of these names; empty if the text is {@code auto}. */
    public Optional<String> nameOrAuto(String parameter, String text, List<String> known) {
        String name = text.trim();
        if (name.equals("auto") || known.contains(name)) {
            return name.equals("auto") ? Optional.empty() : Optional.of(name);
        }
        if (!problems.addIfUnresolved(parameter, text)) {
            unknown(parameter, text, "auto, or any of " + String.join(", ", known), known);
        }
        return Optional.empty();
    }

    /** Reads the meanings of the names on a page of metrics; {@code ttft@unit} and the like are units. */
    public MetricsMapping metricsMapping(Map<String, String> settings) {
        return new MappingParser(settings, problems).parse();
    }

    /** Reads the severities of rules: a profile, and severities by the ids of {@code known} rules. */
    public RuleConfig rules(String profile, Map<String, String> severities, Collection<String> known) {
        return new RuleConfig(choice("profile", profile, Profile.class), RuleParser.parse(severities, known, problems));
    }

    /**
     * Reads where prompts come from.
     *
     * @param inline those in the configuration; may be empty
     * @param settings {@code promptFile} and {@code promptWords}, as far as given
     * @param base the folder that relative paths are of
     * @param byDefault the prompt if none is given
     */
    public Prompts prompts(List<String> inline, Map<String, String> settings, Path base, long seed, String byDefault) {
        Map<String, String> given = new LinkedHashMap<>(settings);
        // An empty element is null, which has been reported as a problem.
        List<String> texts = inline.stream().filter(text -> text != null).toList();
        if (!texts.isEmpty()) {
            given.put("prompt", texts.get(0));
        }
        Optional<Prompts> read = new MixParser(base, seed, this, problems).prompts("", given, seed);
        return texts.isEmpty() ? read.orElse(Prompts.inTurn(List.of(byDefault))) : Prompts.inTurn(texts);
    }

    /**
     * Reads a mix of requests; what a request leaves out is taken from {@code common}.
     *
     * @param requests the settings of each, at least one
     * @param base the folder that relative paths are of
     */
    public Mix mix(List<Map<String, String>> requests, Request common, Path base, long seed, List<Endpoint> known) {
        return new MixParser(base, seed, this, problems).parse(requests, common, known);
    }

    /** Refuses a limit for the throughput of a load with slow readers, which would set it. */
    public void throughput(Load load, Thresholds thresholds) {
        boolean slow = load.stages().stream().anyMatch(stage -> stage.slowReaders() > 0);
        thresholds.list().stream()
                .filter(threshold -> slow && threshold.metric() == Metric.THROUGHPUT)
                .forEach(threshold -> problems.add(
                        "thresholds." + threshold.path(),
                        threshold.formatLimit(),
                        "no throughput beside slowReaders, since the slow readers set how long the load takes"));
    }

    /**
     * Reads how many streams run, and when.
     *
     * @param pace what was given of {@code streams}, {@code duration}, {@code concurrency}, {@code rate}, {@code arrivals},
     *     {@code rampUp}, {@code abandon} and {@code slowReaders}
     * @param stages the same of each stage, if there are any
     * @param mostInFlight the default for {@code maxInFlight}
     */
    public Load load(
            Map<String, String> pace,
            List<Map<String, String>> stages,
            String warmup,
            @Nullable String maxInFlight,
            int mostInFlight,
            @Nullable String seed) {
        long drawnFrom = seed(seed);
        OptionalInt cap = optionalNumber("maxInFlight", maxInFlight, 1);
        List<Stage> parsed = new LoadParser(pace, cap, mostInFlight, drawnFrom, this, problems).parse(stages);
        return new Load(parsed, number("warmup", warmup, 0), Optional.empty(), drawnFrom);
    }

    /**
     * The load with the pause between the turns of conversations, if one is given.
     *
     * @param asked what the streams ask for
     */
    public Load thinkTime(@Nullable String text, Load load, Mix asked) {
        if (text == null || text.isBlank()) {
            return load;
        }
        Duration time = duration("thinkTime", text);
        if (problems.isEmpty()
                && asked.shares().stream().noneMatch(share -> share.prompts().haveTurns())) {
            problem(
                    "thinkTime",
                    text,
                    "a promptFile with conversations of several turns, since it is the pause between them");
        }
        return load.thinking(time);
    }

    /** The limit of the whole run, which must leave time for its load. */
    public Duration totalTimeout(String text, Load load) {
        Duration total = duration("totalTimeout", text);
        Duration least = load.least();
        if (problems.isEmpty() && least.compareTo(total) >= 0) {
            problem("totalTimeout", text, "more than the " + Durations.format(least) + " that the load takes");
        }
        return total;
    }

    private long seed(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Load.DEFAULT_SEED;
        }
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException notANumber) {
            if (!problems.addIfUnresolved("seed", text)) {
                problem("seed", text, "a whole number, such as that in an earlier report");
            }
            return Load.DEFAULT_SEED;
        }
    }

    private void unknown(String parameter, String value, String expected, Collection<String> known) {
        problems.add(new Problem(parameter, value, expected, NearestName.of(value, known)));
    }

    private void problem(String parameter, String value, String expected) {
        problems.add(new Problem(parameter, value, expected, Optional.empty()));
    }
}
