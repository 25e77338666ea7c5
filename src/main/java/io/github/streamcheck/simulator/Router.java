package io.github.streamcheck.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.GenerationRequest;
import io.github.streamcheck.simulator.api.Generator;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Seeds;
import io.github.streamcheck.simulator.api.Slots;
import io.github.streamcheck.simulator.faults.Call;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.faults.Memory;
import io.github.streamcheck.simulator.http.Answers;
import io.github.streamcheck.simulator.metrics.Meter;
import io.github.streamcheck.simulator.metrics.MetricsPages;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds the answer to a request, faults included. Thread-safe. */
final class Router implements Answers {

    /** The name under which requests to unknown paths are counted. */
    private static final String ELSEWHERE = "(other)";

    private record Route(String method, Handler handler) {}

    @FunctionalInterface
    private interface Handler {
        Reply answer(Request request) throws ApiException;
    }

    private final SimulatorSettings settings;
    private final Meter meter;
    private final Generator generator;
    private final Slots slots;
    private final Map<String, Route> routes;
    private final Map<String, GenerationApi> apis = new HashMap<>();
    private final Memory memory = new Memory();
    private final AtomicLong generations = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();

    Router(SimulatorSettings settings, Meter meter, Clock clock) {
        this.settings = settings;
        this.meter = meter;
        this.generator = new Generator(settings.generator(), clock);
        this.slots = new Slots(settings.generator().slots());
        Map<String, Object> models =
                models(settings.generator().model(), clock.instant().getEpochSecond());
        Map<String, Route> all = new HashMap<>(Map.of(
                GenerationApi.REALTIME.path(),
                new Route("GET", this::upgradeRequired),
                "/v1/models",
                new Route("GET", request -> page(request, Reply.json(200, models))),
                "/api/version",
                new Route("GET", request -> page(request, Reply.json(200, Map.of("version", "0.12.0")))),
                "/health",
                new Route("GET", request -> page(request, Reply.json(200, Map.of("status", "ok")))),
                "/metrics",
                new Route("GET", this::metrics),
                "/metrics/streaming",
                new Route("GET", this::tracker)));
        for (GenerationApi api : GenerationApi.values()) {
            if (api.isPosted()) {
                apis.put(api.path(), api);
                all.put(api.path(), new Route("POST", request -> generate(api, request)));
            }
        }
        this.routes = Map.copyOf(all);
    }

    @Override
    public String routeOf(String path) {
        return routes.containsKey(path) ? path : ELSEWHERE;
    }

    @Override
    public Reply answerMessage(Request request) {
        try {
            return generate(GenerationApi.REALTIME, request);
        } catch (ApiException e) {
            return e.reply();
        }
    }

    @Override
    public Reply upgrade(Request request) {
        try {
            if (request.path().startsWith("/v1/")) {
                authorize(request);
            }
            return page(request, Reply.upgrade());
        } catch (ApiException e) {
            return e.reply();
        }
    }

    @Override
    public Reply answer(Request request) {
        try {
            if (request.path().startsWith("/v1/") || apis.containsKey(request.path())) {
                authorize(request);
            }
            Route route = routes.get(request.path());
            if (route == null) {
                throw ApiException.unknownPath(request.method(), request.path());
            }
            if (!route.method().equals(request.method())) {
                String message = "Not allowed to " + request.method() + " on " + request.path() + ".";
                return refusal(request, ApiException.of(405, message, "method_not_supported"))
                        .withHeader("allow", route.method());
            }
            return route.handler().answer(request);
        } catch (ApiException e) {
            return refusal(request, e);
        }
    }

    /** In the shape of the API that was asked. */
    private Reply refusal(Request request, ApiException problem) {
        GenerationApi api = apis.get(request.path());
        return api == null ? problem.reply() : api.refusal(problem);
    }

    private Reply generate(GenerationApi protocol, Request request) throws ApiException {
        GenerationRequest generation;
        try {
            protocol.check(request);
            generation = GenerationRequest.parse(protocol, request.body());
            generator.checkModel(generation);
        } catch (ApiException e) {
            return applyFault(call(request, Optional.empty(), Optional.of(e), generations.get()), protocol.refusal(e));
        }
        generation.marker().ifPresent(memory::remember);
        long number = generations.getAndIncrement();
        Call call = call(request, Optional.of(generation), Optional.empty(), number);
        return applyFault(call, slots.queue(generator.reply(generation, number), System.nanoTime()));
    }

    private Reply upgradeRequired(Request request) throws ApiException {
        return page(
                request,
                ApiException.of(426, "This endpoint speaks WebSocket.", "upgrade_required")
                        .reply());
    }

    private Reply page(Request request, Reply page) throws ApiException {
        return applyFault(call(request, Optional.empty(), Optional.empty(), pages.getAndIncrement()), page);
    }

    private Reply metrics(Request request) throws ApiException {
        return metrics(
                request, edit -> settings.dialect().page(settings.generator().model(), meter, edit));
    }

    private Reply tracker(Request request) throws ApiException {
        if (!settings.dialect().hasTracker()) {
            throw ApiException.unknownPath(request.method(), request.path());
        }
        return metrics(request, edit -> Reply.json(200, MetricsPages.ofStreams(meter, edit)));
    }

    @Override
    public boolean hasFeed() {
        return settings.dialect().hasTracker();
    }

    @Override
    public Map<String, Object> figures() {
        return MetricsPages.ofStreams(meter, UnaryOperator.identity());
    }

    private Reply metrics(Request request, Call.Page page) throws ApiException {
        Call call = new Call(
                request,
                Optional.empty(),
                Optional.empty(),
                pages.getAndIncrement(),
                generator,
                memory,
                Optional.of(page));
        return applyFault(call, page.of(UnaryOperator.identity()));
    }

    private Call call(
            Request request, Optional<GenerationRequest> generation, Optional<ApiException> refusal, long number) {
        return new Call(request, generation, refusal, number, generator, memory, Optional.empty());
    }

    private Reply applyFault(Call call, Reply correct) throws ApiException {
        Reply reply = faultFor(call).apply(call, correct);
        if (!reply.equals(correct)) {
            meter.countFaulty();
        }
        return reply;
    }

    private Fault faultFor(Call call) throws ApiException {
        Optional<String> header = call.request().fault();
        if (header.isPresent()) {
            Optional<Fault> asked = header.flatMap(Fault::byId);
            if (asked.isEmpty()) {
                throw ApiException.invalid("Unknown fault in the header " + Request.FAULT_HEADER + ". Known are: "
                        + Fault.all().stream().map(Fault::id).collect(Collectors.joining(", ")) + ".");
            }
            return asked.get();
        }
        // Another seed than that of the texts, or faults would go with certain texts.
        boolean faulty = Seeds.fraction(~generator.seed(), call.number()) < settings.faultRate();
        return faulty ? settings.fault() : Fault.NONE;
    }

    private void authorize(Request request) throws ApiException {
        if (settings.apiKey().isEmpty()) {
            return;
        }
        byte[] expected = ("Bearer " + settings.apiKey().get()).getBytes(UTF_8);
        GenerationApi api = apis.get(request.path());
        Optional<String> credential = api == null ? request.authorization() : api.credential(request);
        byte[] found = credential.orElse("").getBytes(UTF_8);
        if (!MessageDigest.isEqual(expected, found)) {
            String message = credential.isPresent()
                    ? "Incorrect API key provided."
                    : "You didn't provide an API key. Provide it in the header Authorization, as Bearer and the key.";
            throw ApiException.of(401, message, "invalid_api_key");
        }
    }

    private static Map<String, Object> models(String model, long created) {
        Map<String, Object> entry =
                Map.of("id", model, "object", "model", "created", created, "owned_by", "streamcheck");
        return Map.of("object", "list", "data", List.of(entry));
    }
}
