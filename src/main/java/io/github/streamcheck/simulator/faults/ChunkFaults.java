package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.Json;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of whole chunks: errors in place of them, and their members but for the choices. */
final class ChunkFaults {

    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/app/server/streaming.py", line 214, in stream_response
                yield format_chunk(token, usage)
            NameError: name 'usage' is not defined""";

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "error-event",
                    "ends the stream in the middle with an error event",
                    script -> endedBy(
                            script, Faults.errorEvent("The server had an error while processing your request."))),
            Fault.ofStreams(
                    "internal-error-text",
                    "ends the stream with an error event that shows a traceback",
                    script -> endedBy(script, Faults.errorEvent(TRACEBACK))),
            Fault.ofStreams(
                    "error-shape",
                    "ends the stream with an error that is a text, not an object",
                    script -> endedBy(script, "data: " + Json.write(Map.of("error", "boom")) + "\n\n")),
            Fault.ofStreams("error-null", "sends \"error\": null in each chunk", edit(chunk -> {
                chunk.putNull("error");
            })),
            Fault.ofStreams(
                    "object-type",
                    "gives chunks the object type of the other kind of answer",
                    edit(ChunkFaults::withOtherType)),
            Fault.ofStreams("id-missing", "sends chunks without an id", edit(chunk -> {
                chunk.remove("id");
            })),
            Fault.ofStreams("id-changes", "gives each chunk its own id", ChunkFaults::withChangingId),
            new Fault("id-shared", "gives two streams the same id, and the next two another", ChunkFaults::sharingId),
            Fault.ofStreams("model-missing", "sends chunks without a model", edit(chunk -> {
                chunk.remove("model");
            })),
            Fault.ofStreams(
                    "model-changes",
                    "changes the name of the model in the middle of the stream",
                    ChunkFaults::withChangingModel),
            Fault.ofStreams("created-invalid", "gives the time of creation in milliseconds", edit(chunk -> {
                chunk.put("created", chunk.path("created").asLong() * 1000);
            })),
            Fault.ofStreams(
                    "choices-missing",
                    "sends a chunk without choices in the middle of the stream",
                    ChunkFaults::withChunkWithoutChoices),
            Fault.ofStreams(
                    "timings-impossible",
                    "adds negative timings to the last chunk of a choice",
                    script -> script.mapText(Kind.FINISH, Events.chunks(ChunkFaults::addTimings))));

    private ChunkFaults() {}

    private static UnaryOperator<Script> edit(Consumer<ObjectNode> change) {
        return script -> script.mapTexts(Events.chunks(change));
    }

    private static Script endedBy(Script script, String event) {
        return script.firstHalf().thenSend(Kind.ERROR, event).thenEnd();
    }

    private static void withOtherType(ObjectNode chunk) {
        boolean chat = chunk.path("object").asText().equals(GenerationApi.CHAT.chunkObject());
        chunk.put("object", chat ? GenerationApi.CHAT.plainObject() : "text_completion.chunk");
    }

    private static Script withChangingId(Script script) {
        int[] number = {0};
        return edit(chunk -> chunk.put("id", chunk.path("id").asText() + "-" + number[0]++))
                .apply(script);
    }

    private static Reply sharingId(Call call, Reply reply) {
        if (!reply.isStream()) {
            return reply;
        }
        String id = "shared-" + call.memory().next("id-shared") / 2;
        return reply.editStream(edit(chunk -> chunk.put("id", id)));
    }

    private static Script withChangingModel(Script script) {
        int[] number = {0};
        int half = script.middleToken() + 1;
        return edit(chunk -> {
                    if (number[0]++ >= half) {
                        chunk.put("model", chunk.path("model").asText() + "-fallback");
                    }
                })
                .apply(script);
    }

    private static Script withChunkWithoutChoices(Script script) {
        String chunk = script.texts(Kind.FINISH).stream()
                .findFirst()
                .map(Events.chunks(finish -> finish.remove("choices")))
                .orElse("");
        return script.insertAfterMiddleToken(chunk);
    }

    private static void addTimings(ObjectNode chunk) {
        chunk.putObject("timings")
                .put("prompt_n", 4)
                .put("prompt_ms", -0.5)
                .put("predicted_n", 8)
                .put("predicted_ms", 0.0)
                .put("predicted_per_second", 1_000_000.0);
    }
}
