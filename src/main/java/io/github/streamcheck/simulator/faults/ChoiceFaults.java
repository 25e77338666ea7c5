package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faults of the choices of chunks, and of the deltas in them. */
final class ChoiceFaults {

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "choice-index",
                    "uses the number of the token as the index of the choice",
                    ChoiceFaults::countingIndex),
            Fault.ofStreams(
                    "delta-missing",
                    "sends no delta in the last chunk of a choice",
                    script -> script.mapText(Kind.FINISH, Events.choices(choice -> {
                        choice.remove("delta");
                        choice.remove("text");
                    }))),
            Fault.ofStreams(
                    "message-in-stream",
                    "sends a message in place of the delta of each token of a chat",
                    script -> script.mapText(Kind.TOKEN, Events.choices(choice -> rename(choice, "delta", "message")))),
            Fault.ofStreams(
                    "wrong-shape",
                    "sends the choices of a chat as those of a completion, and vice versa",
                    script -> script.mapTexts(Events.choices(ChoiceFaults::intoTheOtherShape))),
            Fault.ofStreams(
                    "text-not-string",
                    "sends the text of each token as a list of parts",
                    script -> script.mapText(Kind.TOKEN, Events.choices(ChoiceFaults::intoParts))),
            Fault.ofStreams("delta-cumulative", "sends all the text so far with each token", ChoiceFaults::cumulated),
            Fault.ofStreams(
                    "role-invalid",
                    "begins a chat in the role of the user",
                    script -> script.mapText(
                            Kind.ROLE,
                            Events.choices(choice -> Events.outputOf(choice).put("role", "user")))),
            Fault.ofStreams("role-late", "sends the role of a chat after the first token", ChoiceFaults::withLateRole));

    private ChoiceFaults() {}

    private static Script countingIndex(Script script) {
        int[] tokens = {0};
        return script.mapText(
                Kind.TOKEN,
                event -> Events.choices(choice -> choice.put("index", tokens[0]++))
                        .apply(event));
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (object.has(from)) {
            object.set(to, object.remove(from));
        }
    }

    private static void intoTheOtherShape(ObjectNode choice) {
        if (choice.has("delta")) {
            choice.put("text", choice.remove("delta").path("content").asText(""));
        } else {
            String text = choice.remove("text").asText();
            choice.putObject("delta").put("content", text);
        }
    }

    private static void intoParts(ObjectNode choice) {
        ObjectNode output = Events.outputOf(choice);
        String name = Events.textName(choice);
        if (output.path(name).isTextual()) {
            String text = output.path(name).textValue();
            output.putArray(name).addObject().put("type", "text").put("text", text);
        }
    }

    private static Script cumulated(Script script) {
        Map<Integer, String> sent = new HashMap<>();
        return script.mapText(Kind.TOKEN, event -> {
            int index = Events.index(event);
            return Events.texts(text -> sent.merge(index, text, String::concat)).apply(event);
        });
    }

    private static Script withLateRole(Script script) {
        List<Integer> tokens = script.places(Kind.TOKEN);
        int roles = script.places(Kind.ROLE).size();
        return roles == 0 || tokens.size() < roles ? script : script.move(Kind.ROLE, tokens.get(roles - 1));
    }
}
