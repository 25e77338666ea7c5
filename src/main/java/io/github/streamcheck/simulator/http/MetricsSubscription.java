package io.github.streamcheck.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Courtesy;
import io.github.streamcheck.simulator.api.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feed of figures that FakeAI has: what it has counted, at once and then at the interval of a subscription. */
final class MetricsSubscription implements Conversation {

    private static final double SHORTEST = 0.05;

    private final WebSocketConnection connection;
    private final Messages style;
    private final Supplier<Map<String, Object>> figures;
    private final ScheduledExecutorService timer;
    private volatile boolean due;
    private @Nullable Future<?> updates;

    /** {@code figures} are read anew for each update. */
    MetricsSubscription(
            WebSocketConnection connection,
            Messages style,
            Supplier<Map<String, Object>> figures,
            ScheduledExecutorService timer) {
        this.connection = connection;
        this.style = style;
        this.figures = figures;
        this.timer = timer;
    }

    @Override
    public void begin() {
        say("historical_data", Map.of("metrics", figures.get()));
        every(1);
    }

    @Override
    public void heard(String message) {
        try {
            JsonNode event = Json.read(message.getBytes(UTF_8));
            switch (event.path("type").asText()) {
                case "subscribe" -> {
                    every(event.path("filters").path("interval").asDouble(1));
                    say("subscribed", Map.of("filters", event.path("filters")));
                }
                case "unsubscribe" -> {
                    every(1);
                    say("unsubscribed", Map.of());
                }
                case "ping" -> say("pong", Map.of());
                default -> say("error", Map.of("message", "unknown type"));
            }
        } catch (IOException malformed) {
            say("error", Map.of("message", "no JSON"));
        }
    }

    private void every(double seconds) {
        stop();
        long nanos = (long) (Math.max(SHORTEST, seconds) * 1e9);
        updates = timer.scheduleAtFixedRate(
                () -> {
                    due = true;
                    connection.requestOutput();
                },
                nanos,
                nanos,
                TimeUnit.NANOSECONDS);
    }

    private void say(String type, Map<String, Object> members) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("timestamp", System.currentTimeMillis() / 1000.0);
        event.putAll(members);
        connection.say(Json.write(event).getBytes(UTF_8));
    }

    @Override
    public boolean hasMore() {
        return due && style.has(Courtesy.UPDATE);
    }

    @Override
    public void sayMore() {
        due = false;
        say("metrics_update", Map.of("metrics", figures.get()));
    }

    @Override
    public Messages style() {
        return style;
    }

    @Override
    public void end() {
        stop();
    }

    private void stop() {
        if (updates != null) {
            updates.cancel(false);
        }
    }
}
