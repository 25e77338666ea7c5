package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Completion;
import io.github.streamcheck.simulator.api.DeliverySettings;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is unusual and right: answers of real servers in which a checker should find nothing. */
final class Variants {

    private static final String[] EMOJI = {" \uD83C", "\uDF0D"};
    private static final String PING = ": ping\n\n";

    static final List<Fault> ALL = List.of(
            new Fault(
                    "variant-bytewise",
                    "sends every byte of a stream in its own chunk",
                    (call, reply) -> reply.isStream()
                            ? reply.withDelivery(DeliverySettings.CORRECT.withBytesPerWrite(1))
                            : reply),
            new Fault(
                    "variant-close-delimited",
                    "ends a stream by closing the connection, without chunks",
                    (call, reply) -> reply.isStream()
                            ? reply.withDelivery(
                                    DeliverySettings.CORRECT.withFraming(DeliverySettings.Framing.BY_CLOSE))
                            : reply),
            new Fault(
                    "variant-random-text",
                    "generates a different text for each request, even with the same seed",
                    (call, reply) -> call.asIfAsked(
                            asked -> {
                                asked.remove("seed");
                                asked.put("temperature", 1);
                            },
                            reply)),
            Fault.ofStreams("variant-joined-events", "sends several events in one write", script -> joined(script)),
            Fault.ofStreams("variant-crlf", "ends lines with CR LF", texts(event -> event.replace("\n", "\r\n"))),
            Fault.ofStreams("variant-cr", "ends lines with CR", texts(event -> event.replace("\n", "\r"))),
            Fault.ofStreams("variant-bom", "begins a stream with a byte order mark", Variants::withBom),
            Fault.ofStreams("variant-comments", "sends a comment after each event", texts(event -> event + PING)),
            Fault.ofStreams(
                    "variant-no-space",
                    "sends no space after data:",
                    texts(event -> event.replaceFirst("^data: ", "data:"))),
            Fault.ofStreams(
                    "variant-role-every-delta",
                    "sends the role with every delta of a chat",
                    texts(Events.choices(Variants::addRole))),
            Fault.ofStreams(
                    "variant-null-content",
                    "begins a chat with null as content",
                    script -> script.mapText(
                            Kind.ROLE,
                            Events.choices(choice -> Events.outputOf(choice).putNull("content")))),
            Fault.ofStreams(
                    "variant-finish-on-last-token",
                    "sends the finish reason with the last token",
                    Variants::withFinishOnLastToken),
            Fault.ofStreams(
                    "variant-usage-on-finish", "sends the usage with the finish reason", Variants::withUsageOnFinish),
            Fault.ofStreams(
                    "variant-running-usage",
                    "sends growing usage with every token",
                    script -> UsageFaults.running(script, (number, last) -> number)),
            Fault.ofStreams(
                    "variant-azure-first-chunk",
                    "sends the results of the prompt filter in a chunk before the first",
                    Variants::withPromptFilter),
            Fault.ofStreams(
                    "variant-interleaved", "sends the choices of each step in reverse order", Variants::reversed),
            TextFaults.generated(
                    "variant-surrogate-split", "splits a surrogate pair over two deltas", Variants::withSplitPair),
            Fault.ofStreams(
                    "variant-obfuscation",
                    "adds unknown members to its chunks",
                    texts(Events.chunks(chunk -> chunk.put("obfuscation", "aB3dE")
                            .put("service_tier", "default")
                            .putObject("x_groq")
                            .put("id", "req_1")))));

    private Variants() {}

    private static UnaryOperator<Script> texts(UnaryOperator<String> change) {
        return script -> script.mapTexts(change);
    }

    private static Script joined(Script script) {
        return TimeFaults.joinTokens(script, 2).edit(frames -> {
            List<Send> end = frames.stream()
                    .filter(frame -> frame instanceof Send send && isEnd(send))
                    .map(Send.class::cast)
                    .toList();
            if (!end.isEmpty()) {
                int first = frames.indexOf(end.get(0));
                frames.removeAll(end);
                frames.add(first, BufferFaults.join(Kind.OTHER, end));
            }
            return frames;
        });
    }

    private static boolean isEnd(Send send) {
        return send.kind() == Kind.FINISH || send.kind() == Kind.USAGE || send.kind() == Kind.DONE;
    }

    private static Script withBom(Script script) {
        return script.edit(frames -> {
            if (!frames.isEmpty() && frames.get(0) instanceof Send first) {
                frames.set(0, first.withText(event -> "\uFEFF" + event));
            }
            return frames;
        });
    }

    private static void addRole(ObjectNode choice) {
        if (choice.get("delta") instanceof ObjectNode delta) {
            delta.put("role", "assistant");
        }
    }

    private static Script withFinishOnLastToken(Script script) {
        Map<Integer, String> reasons =
                script.texts(Kind.FINISH).stream().collect(Collectors.toMap(Events::index, Variants::reason));
        Map<Integer, Integer> lastTokens = script.places(Kind.TOKEN).stream()
                .collect(Collectors.toMap(
                        place -> Events.index(textAt(script, place)), place -> place, (earlier, later) -> later));
        if (!lastTokens.keySet().containsAll(reasons.keySet())) {
            return script; // a choice without any token
        }
        Script edited = script;
        for (Map.Entry<Integer, Integer> last : lastTokens.entrySet()) {
            String reason = reasons.getOrDefault(last.getKey(), "stop");
            edited = edited.mapToken(last.getValue(), Events.choices(choice -> choice.put("finish_reason", reason)));
        }
        return edited.without(Kind.FINISH);
    }

    private static String reason(String event) {
        return Events.chunk(event).at("/choices/0/finish_reason").asText();
    }

    private static String textAt(Script script, int place) {
        return ((Send) script.frames().get(place)).payload().text();
    }

    private static Script withUsageOnFinish(Script script) {
        List<String> usages = script.texts(Kind.USAGE);
        List<Integer> finishes = script.places(Kind.FINISH);
        if (usages.isEmpty() || finishes.isEmpty()) {
            return script;
        }
        return script.mapToken(
                        finishes.get(finishes.size() - 1),
                        Events.chunks(chunk ->
                                chunk.set("usage", Events.chunk(usages.get(0)).get("usage"))))
                .without(Kind.USAGE);
    }

    private static Script withPromptFilter(Script script) {
        return script.insertFirst("data: {\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\","
                + "\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":"
                + "{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}}}]}\n\n");
    }

    private static Script reversed(Script script) {
        return script.edit(frames -> {
            List<Frame> edited = new ArrayList<>();
            List<Frame> step = new ArrayList<>();
            for (Frame frame : frames) {
                boolean same = !step.isEmpty() && isSameStep((Send) step.get(0), frame);
                if (!same) {
                    edited.addAll(step);
                    step.clear();
                }
                if (frame instanceof Send) {
                    step.add(0, frame);
                } else {
                    edited.add(frame);
                }
            }
            edited.addAll(step);
            return edited;
        });
    }

    private static boolean isSameStep(Send first, Frame frame) {
        return frame instanceof Send send
                && send.kind() == first.kind()
                && send.kind() != Kind.OTHER
                && send.atNanos() == first.atNanos()
                && Events.index(send.payload().text())
                        > Events.index(first.payload().text());
    }

    private static Completion withSplitPair(Completion completion) {
        if (completion.deltas().size() < 2) {
            return completion;
        }
        int half = completion.deltas().size() / 2;
        return completion.withDelta(half - 1, delta -> EMOJI[0]).withDelta(half, delta -> EMOJI[1]);
    }
}
