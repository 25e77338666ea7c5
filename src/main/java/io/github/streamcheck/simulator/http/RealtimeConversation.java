package io.github.streamcheck.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.DeliverySettings.Backlog;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Courtesy;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.Json;
import io.github.streamcheck.simulator.api.RealtimeEvents;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.metrics.Meter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncPushProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/** One session of the Realtime API, in text: takes items and requests for responses, and plays each response as a stream's script. */
final class RealtimeConversation implements Conversation {

    /** What a script writes for one event. */
    private static final Pattern EVENT = Pattern.compile("(?m)^data: ?(.*)$");

    private static final String TYPE = "type";

    private final WebSocketConnection connection;
    private final WebSocketHandshake handshake;
    private final Answers answers;
    private final Meter meter;
    private final ScheduledExecutorService timer;
    private final String model;
    private final List<JsonNode> items = new ArrayList<>();
    private int events;
    private Messages style;
    private @Nullable Playback playback;
    private Body body = new Body();
    private boolean begun;
    private volatile boolean headSent;

    RealtimeConversation(
            WebSocketConnection connection,
            WebSocketHandshake handshake,
            Messages style,
            Answers answers,
            Meter meter,
            ScheduledExecutorService timer) {
        this.connection = connection;
        this.handshake = handshake;
        this.style = style;
        this.answers = answers;
        this.meter = meter;
        this.timer = timer;
        this.model = handshake.parameter("model").orElse("");
    }

    @Override
    public void begin() {
        if (style.has(Courtesy.GREETING)) {
            say("session.created", Map.of("session", session()));
        }
    }

    private Map<String, Object> session() {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put(TYPE, "realtime");
        session.put("object", "realtime.session");
        session.put("id", "sess_" + Integer.toHexString(System.identityHashCode(this)));
        session.put("model", model);
        session.put("output_modalities", List.of("text"));
        return session;
    }

    @Override
    public void heard(String message) {
        try {
            JsonNode event = Json.read(message.getBytes(UTF_8));
            switch (event.path(TYPE).asText()) {
                case "session.update" -> say("session.updated", Map.of("session", session()));
                case "conversation.item.create" -> {
                    items.add(event.path("item"));
                    say("conversation.item.added", Map.of("item", event.path("item")));
                    say("conversation.item.done", Map.of("item", event.path("item")));
                }
                case "response.create" -> respond(event.path("response"));
                default ->
                    error(ApiException.invalid(
                                    "Unknown type: '" + event.path(TYPE).asText() + "'.")
                            .reply());
            }
        } catch (IOException malformed) {
            error(ApiException.malformed("We could not parse the JSON of your event.")
                    .reply());
        }
    }

    private void respond(JsonNode asked) {
        if (playback != null && playback.isPlaying()) {
            error(ApiException.invalid("Conversation already has an active response in progress.")
                    .reply());
            return;
        }
        long readNanos = System.nanoTime();
        Reply reply = answers.answerMessage(handshake.with(request(asked)));
        if (reply.status() >= 400) {
            meter.open(GenerationApi.REALTIME.path(), reply, readNanos).complete();
            error(reply);
            return;
        }
        style = reply.delivery().messages();
        // A message is never written in part.
        Playback playing = new Playback(
                reply.withDelivery(reply.delivery().withBytesPerWrite(Integer.MAX_VALUE)),
                readNanos,
                meter.open(GenerationApi.REALTIME.path(), reply, readNanos),
                timer,
                new BacklogWatch(Backlog.WAITS, new SharedWriter(), () -> {}, timer));
        playback = playing;
        headSent = false;
        begun = false;
        body = new Body();
        try {
            playing.begin(new Head(), HttpCoreContext.create());
        } catch (HttpException | IOException onPurpose) {
            connection.exception(onPurpose);
        }
    }

    /** The request as one of the Responses API would be. */
    private byte[] request(JsonNode asked) {
        ObjectNode body = asked instanceof ObjectNode object ? object.deepCopy() : Json.object();
        body.put("model", model);
        body.put("stream", true);
        JsonNode own = body.remove("input");
        body.set("input", own == null ? Json.list(items) : own);
        if (body.path("max_output_tokens").asText().equals("inf")) {
            body.remove("max_output_tokens");
        }
        return Json.write(body).getBytes(UTF_8);
    }

    private void error(Reply reply) {
        JsonNode error = Json.NULL;
        try {
            error = Json.read(reply.script().texts(Frame.Kind.OTHER).get(0).getBytes(UTF_8))
                    .path("error");
        } catch (IOException | IndexOutOfBoundsException noJson) {
            // A fault may answer with anything.
        }
        say("error", Map.of("error", error.isObject() ? error : Map.of(TYPE, "server_error", "message", "an error")));
    }

    private void say(String type, Map<String, Object> members) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put(TYPE, type);
        event.put("event_id", "event_s" + events++);
        event.putAll(members);
        connection.say(Json.write(event).getBytes(UTF_8));
    }

    @Override
    public boolean hasMore() {
        return headSent && playback != null && (!begun || playback.available() > 0);
    }

    @Override
    public void sayMore() throws IOException {
        // Once though nothing may be due, or nothing would have it wait for what is.
        begun = true;
        if (playback != null) {
            playback.produce(body);
        }
    }

    @Override
    public Messages style() {
        return style;
    }

    @Override
    public void end() {
        if (playback != null) {
            playback.stop();
        }
    }

    /** The head of an answer is none here: what comes after it may begin. */
    private final class Head implements ResponseChannel {

        @Override
        public void sendInformation(HttpResponse response, HttpContext context) {}

        @Override
        public void sendResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context) {
            headSent = true;
            connection.requestOutput();
        }

        @Override
        public void pushPromise(
                org.apache.hc.core5.http.HttpRequest promise, AsyncPushProducer producer, HttpContext context) {}
    }

    /** Makes messages of what a script writes: each event is one. */
    private final class Body implements DataStreamChannel {

        private boolean over;

        @Override
        public void requestOutput() {
            connection.requestOutput();
        }

        @Override
        public int write(ByteBuffer source) {
            int length = source.remaining();
            // A fault may have written anything, so this goes by bytes.
            String text = ISO_8859_1.decode(source).toString();
            EVENT.matcher(text).results().forEach(event -> {
                over |= event.group(1).contains(RealtimeEvents.DONE);
                connection.say(event.group(1).getBytes(ISO_8859_1));
            });
            return length;
        }

        @Override
        public void endStream() {
            if (style.closeCode() != 0) {
                connection.close(style.closeCode());
            } else if (!over) {
                // Else clients that wait for the response's end would wait forever.
                connection.close(CloseFrame.NORMAL);
            }
        }

        @Override
        public void endStream(@Nullable List<? extends Header> trailers) {
            endStream();
        }
    }
}
