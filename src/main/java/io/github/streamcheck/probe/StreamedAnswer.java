package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Gathers a streamed answer. Written by the transport, read once it has ended. */
final class StreamedAnswer implements StreamListener {

    private static final int MAX_TEXT = 1 << 20;

    private final StreamFacts facts;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StreamedCalls calls = new StreamedCalls();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch begun;
    private boolean over;
    private boolean complete;
    private boolean left;
    private boolean answered;
    private final Map<String, Bytes> last = new HashMap<>();
    private String error = "";
    private String body = "";

    /** {@code shape}: of the events; {@code deltas}: with so many token deltas the answer has begun. */
    StreamedAnswer(EventShape shape, int deltas) {
        facts = new StreamFacts(shape);
        begun = new CountDownLatch(deltas);
    }

    @Override
    public void on(StreamEvent event) {
        facts.on(event);
        if (event instanceof StreamEvent.EventReceived received) {
            over |= isEnd(received.payload());
            received.payload().asChunk().ifPresent(this::add);
            last.put(received.sse().type(), received.sse().data());
        } else if (event instanceof StreamEvent.Ended end) {
            complete =
                    facts.endedInOrder(end) && over && facts.unfinishedChoices().isEmpty();
            left = end.how() instanceof StreamEvent.StreamEnd.Cancelled;
            answered = facts.endedInOrder(end) || leftAfterToken();
            body = end.plainBody().utf8();
            while (begun.getCount() > 0) {
                begun.countDown();
            }
            ended.countDown();
        }
    }

    private static boolean isEnd(Payload payload) {
        return payload.isEnd() || (payload instanceof Payload.Typed typed && typed.step() == Payload.Step.END);
    }

    private void add(Payload.Chunk chunk) {
        chunk.choices().forEach(this::add);
        error = error.isEmpty() ? chunk.error().orElse("") : error;
        if (chunk.isTokenDelta()) {
            begun.countDown();
        }
    }

    private void add(Payload.Choice choice) {
        if (choice.index().orElse(0) == 0) {
            text.append(choice.text(), 0, Math.min(choice.text().length(), MAX_TEXT - text.length()));
            reasoning.append(
                    choice.reasoning(), 0, Math.min(choice.reasoning().length(), MAX_TEXT - reasoning.length()));
            choice.tools().forEach(calls::add);
        }
    }

    /** Waits until the answer has begun, or ended. */
    boolean awaitBegin(long millis) throws InterruptedException {
        return begun.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits for the end. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** All of the thinking. */
    String reasoning() {
        return reasoning.toString();
    }

    /** The data of the last event of that type; missing if there is none, or it is no JSON. */
    JsonNode lastOf(String type) {
        return Json.tree(last.getOrDefault(type, Bytes.EMPTY).utf8());
    }

    /** The names of the tools that were called. */
    String tools() {
        return calls.names();
    }

    /** The arguments of all calls, one after the other. */
    String arguments() {
        return calls.arguments();
    }

    /** Whether the client left before the stream had ended, and after a token. */
    boolean leftAfterToken() {
        return left && facts.tokenDeltas() > 0;
    }

    /** What came, for a reader: the error, or the body in a stream's place, or else the text. */
    String evidence() {
        String outcome = answer().outcome();
        return error.isEmpty() ? (outcome + " " + (body.isEmpty() ? text : body)).strip() : outcome + " " + error;
    }

    /** Whether an error came in the stream. */
    boolean sawError() {
        return facts.sawError();
    }

    Answer answer() {
        return new Answer(
                facts.answer().map(StreamEvent.ResponseHead::status).orElse(0),
                facts.isEventStream(),
                text.toString(),
                facts.lastFinishReason(),
                facts.usage().map(Payload.Usage::completionTokens).orElse(OptionalLong.empty()),
                facts.choices(),
                complete,
                answered,
                Optional.of(new Blocks(reasoning.toString(), calls.list())),
                body);
    }
}
