package io.github.streamcheck.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the API elsewhere at the same host where {@code baseUrl} leads nowhere: at each level above its path, or below a few paths
 * that servers and gateways have. No key is sent. Stateless.
 */
final class AddressSearch {

    /** Open WebUI and OpenRouter; Groq; GitLab and others. */
    private static final List<String> BELOW = List.of("/api", "/openai", "/llm", "/ai");

    private AddressSearch() {}

    /** What to say of it after a message that the API is not at {@code baseUrl}; empty if it is not found. */
    static Optional<String> advice(RunContext context) {
        return candidates(context.plan().target().baseUri()).stream()
                .filter(candidate -> !context.isStopped() && hasModels(context, candidate))
                .findFirst()
                .map(found -> found + ServerProbe.MODELS + " is there: set baseUrl to " + found);
    }

    private static List<URI> candidates(URI base) {
        String host = base.getScheme() + "://" + base.getRawAuthority();
        String path = base.getRawPath();
        List<URI> candidates = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            candidates.add(URI.create(host + path.substring(0, slash)));
        }
        if (candidates.isEmpty()) {
            BELOW.forEach(below -> candidates.add(URI.create(host + below)));
        }
        return candidates;
    }

    private static boolean hasModels(RunContext context, URI candidate) {
        Target own = context.plan().target();
        Target other = new Target(candidate, Map.of(), Map.of(), Optional.empty(), own.proxy(), own.tls());
        try (HttpTransport transport = new HttpTransport(
                other,
                HttpVersion.HTTP_1_1,
                1,
                context.plan().limits().connect(),
                context.plan().limits().sizes(),
                context.engine()::fail)) {
            PlainAnswer answer = new ServerProbe(transport, context.pageLimit(), List.of()).ask(ServerProbe.MODELS);
            return (answer.isSuccess() && isList(answer))
                    || (answer.wantsKey() && answer.contentType().equals("application/json"));
        }
    }

    private static boolean isList(PlainAnswer answer) {
        try {
            JsonNode page = Json.MAPPER.readTree(answer.body().stream());
            return page != null && page.path("data").isArray();
        } catch (IOException notJson) {
            return false;
        }
    }
}
