package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Chunks;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.util.List;

/** Faults of the end: the finish reason, {@code [DONE]}, and what comes after them. */
final class TerminationFaults {

    private static final String REASON = "finish_reason";

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "no-events", "sends a stream without any event", script -> new Script(List.of(new Frame.End(0)))),
            Fault.ofStreams("done-missing", "leaves data: [DONE] out", script -> script.without(Kind.DONE)),
            Fault.ofStreams(
                    "done-duplicate", "sends data: [DONE] twice", script -> script.insertAfter(Kind.DONE, Chunks.DONE)),
            Fault.ofStreams(
                    "data-after-done",
                    "sends an empty delta after data: [DONE]",
                    script -> script.insertAfter(Kind.DONE, Faults.emptyDelta(script))),
            Fault.ofStreams("finish-missing", "gives no finish reason", script -> script.without(Kind.FINISH)),
            Fault.ofStreams(
                    "finish-duplicate",
                    "gives the finish reason twice",
                    script -> script.insertAfter(Kind.FINISH, Faults.likeFinish(script, choice -> {}))),
            Fault.ofStreams(
                    "finish-unknown",
                    "gives a finish reason that the API does not have",
                    script -> script.mapText(Kind.FINISH, Events.choices(choice -> choice.put(REASON, "eos_token")))),
            Fault.ofStreams(
                    "finish-failed",
                    "gives abort as finish reason",
                    script -> script.mapText(Kind.FINISH, Events.choices(choice -> choice.put(REASON, "abort")))),
            Fault.ofStreams(
                    "finish-null-text",
                    "sends the text \"null\" or \"\" instead of null as finish reason",
                    TerminationFaults::withNullAsText),
            Fault.ofStreams(
                    "finish-key-absent",
                    "omits finish_reason before the last chunk of a choice",
                    script -> script.mapTexts(Events.choices(TerminationFaults::withoutNullReason))),
            Fault.ofStreams(
                    "finish-early",
                    "sends half of the text, with finish reason and usage as if it were complete",
                    TerminationFaults::halfOfTheText),
            Fault.ofStreams(
                    "finish-wrong",
                    "gives tool_calls as finish reason of a text, and stop as that of tool calls",
                    script -> script.mapText(Kind.FINISH, Events.choices(TerminationFaults::withWrongReason))),
            Fault.ofStreams(
                    "content-after-finish",
                    "sends the last token after the finish reason",
                    TerminationFaults::withTokenAfterFinish),
            Fault.ofStreams(
                    "empty-after-finish",
                    "sends an empty delta after the finish reason",
                    script -> script.insertAfter(Kind.FINISH, Faults.emptyDelta(script))),
            new Fault("n-ignored", "gives one choice for each prompt and ignores n", TerminationFaults::withoutN));

    private TerminationFaults() {}

    private static Script withNullAsText(Script script) {
        int[] seen = {0};
        return script.mapText(
                Kind.TOKEN,
                event -> Events.choices(choice -> choice.put(REASON, seen[0]++ % 2 == 0 ? "null" : ""))
                        .apply(event));
    }

    private static void withoutNullReason(ObjectNode choice) {
        if (choice.path(REASON).isNull()) {
            choice.remove(REASON);
        }
    }

    private static void withWrongReason(ObjectNode choice) {
        choice.put(REASON, choice.path(REASON).asText().equals("tool_calls") ? "stop" : "tool_calls");
    }

    private static Script halfOfTheText(Script script) {
        List<Integer> tokens = script.places(Kind.TOKEN);
        int middle = script.middleToken();
        // Inside a word, so that it can be seen that the text isn't whole.
        Script cut = script.mapMiddleToken(Events.texts(text -> text.substring(0, (text.length() + 1) / 2)));
        return tokens.size() < 2 ? cut : withoutTokensAfter(cut, middle);
    }

    private static Script withoutTokensAfter(Script script, int place) {
        List<Integer> gone = script.places(Kind.TOKEN).stream()
                .filter(token -> token > place)
                .toList();
        return script.edit(frames -> {
            for (int i = gone.size() - 1; i >= 0; i--) {
                frames.remove(gone.get(i).intValue());
            }
            return frames;
        });
    }

    private static Script withTokenAfterFinish(Script script) {
        List<Integer> tokens = script.places(Kind.TOKEN);
        return tokens.isEmpty() ? script : script.move(Kind.FINISH, tokens.get(tokens.size() - 1) - 1);
    }

    private static Reply withoutN(Call call, Reply reply) {
        boolean several = call.generation()
                .filter(asked -> asked.body().path("n").asInt(1) > 1)
                .isPresent();
        return several ? call.asIfAsked(body -> body.remove("n"), reply) : reply;
    }
}
