package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.simulator.api.Completion;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.GenerationRequest;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Faults of the text that arrives. */
final class TextFaults {

    private static final UnaryOperator<String> SHOUTED = Events.texts(text -> text.toUpperCase(Locale.ROOT));

    private static final int GAP = 3;
    private static final int LONG_ENOUGH = 4;
    private static final int TIMES = 3;

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "no-token-delta",
                    "generates nothing",
                    script -> ResponseFaults.withoutWholes(script.without(Kind.TOKEN))
                            .mapText(Kind.USAGE, Events.usages(usage -> UsageFaults.count(usage, tokens -> 0)))),
            Fault.ofStreams("token-gap", "drops three tokens in the middle of a stream", TextFaults::withGap),
            Fault.ofStreams(
                    "first-token-lost",
                    "drops the first token of a stream",
                    script -> script.places(Kind.TOKEN).isEmpty()
                            ? script
                            : withoutFrames(script, script.places(Kind.TOKEN).subList(0, 1))),
            Fault.ofStreams(
                    "whitespace-lost",
                    "drops the spaces of a streamed text",
                    script -> script.mapText(Kind.TOKEN, Events.texts(text -> text.replace(" ", "")))),
            Fault.ofStreams(
                    "parity-differs",
                    "streams a text that differs from its plain answer",
                    script -> script.mapText(Kind.TOKEN, TextFaults.SHOUTED)),
            new Fault(
                    "stream-not-repeatable",
                    "streams a different text every second time",
                    (call, reply) -> call.number() / 2 % 2 == 0
                            ? reply
                            : reply.editStream(script -> script.mapText(Kind.TOKEN, TextFaults.SHOUTED))),
            Fault.ofStreams(
                    "duplicate-chunk", "sends one token event twice, but counts it once", TextFaults::withDuplicate),
            Fault.ofStreams("deltas-doubled", "sends each token event twice, but counts it once", TextFaults::doubled),
            Fault.ofStreams(
                    "text-repeated", "sends the whole text again with the finish reason", TextFaults::withTextInFinish),
            Fault.ofStreams(
                    "restarted",
                    "starts the answer again in the middle, with another id and another role delta",
                    TextFaults::restarted),
            new Fault("max-tokens-exceeded", "sends three times as many tokens as allowed", TextFaults::beyondLimit),
            generated(
                    "replacement-character",
                    "puts U+FFFD in the text where a character was cut",
                    completion -> middle(completion, delta -> delta + "\uFFFD")),
            generated(
                    "lone-surrogate",
                    "puts half of a surrogate pair in the text",
                    completion -> middle(completion, delta -> delta + "\uD83C")),
            generated("mojibake", "sends UTF-8 that was read as ISO 8859-1", TextFaults::misread),
            generated(
                    "control-text-leaked",
                    "ends the text with a control token of the prompt template",
                    completion -> last(completion, delta -> delta + "<|im_end|>")),
            new Fault("stop-leaked", "leaves the stop sequence in the text", TextFaults::withStop),
            new Fault(
                    "cross-talk",
                    "inserts the marker of an earlier prompt into the text",
                    TextFaults::withForeignMarker));

    private TextFaults() {}

    /** A fault that streams and plain answers share, as it comes about before either. */
    static Fault generated(String id, String description, UnaryOperator<Completion> edit) {
        return new Fault(id, description, (call, reply) -> call.asIfGenerated(edit, reply));
    }

    private static Completion middle(Completion completion, UnaryOperator<String> change) {
        return completion.withDelta((completion.deltas().size() - 1) / 2, change);
    }

    private static Completion last(Completion completion, UnaryOperator<String> change) {
        return completion.withDelta(completion.deltas().size() - 1, change);
    }

    private static Completion misread(Completion completion) {
        return completion.withDeltas(completion.deltas().stream()
                .map(delta -> new String((delta + "é").getBytes(UTF_8), ISO_8859_1))
                .toList());
    }

    private static Script withGap(Script script) {
        List<Integer> tokens = script.places(Kind.TOKEN);
        int gap = Math.max(0, Math.min(GAP, tokens.size() - 2));
        int from = (tokens.size() - gap) / 2;
        return withoutFrames(script, tokens.subList(from, from + gap));
    }

    private static Script withoutFrames(Script script, List<Integer> places) {
        List<Frame> gone = places.stream().map(script.frames()::get).toList();
        return script.edit(frames -> {
            frames.removeAll(gone);
            return frames;
        });
    }

    private static Script withDuplicate(Script script) {
        List<Integer> tokens = script.places(Kind.TOKEN);
        for (int place : tokens.subList(tokens.size() / 2, tokens.size())) {
            if (textOf(script, place).strip().length() >= LONG_ENOUGH) {
                return duplicated(script, List.of(place));
            }
        }
        return tokens.isEmpty() ? script : duplicated(script, tokens.subList(tokens.size() - 1, tokens.size()));
    }

    private static Script doubled(Script script) {
        return duplicated(script, script.places(Kind.TOKEN));
    }

    /** With these frames sent twice; the copies are not counted as tokens by the simulator. */
    private static Script duplicated(Script script, List<Integer> places) {
        Set<Integer> chosen = Set.copyOf(places);
        return script.edit(frames -> {
            List<Frame> twice = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) {
                twice.add(frames.get(i));
                if (chosen.contains(i) && frames.get(i) instanceof Send send) {
                    twice.add(new Send(Kind.OTHER, send.atNanos(), send.payload()));
                }
            }
            return twice;
        });
    }

    private static String textOf(Script script, int place) {
        return Events.text(((Send) script.frames().get(place)).payload().text());
    }

    private static Script withTextInFinish(Script script) {
        Map<Integer, StringBuilder> texts = new HashMap<>();
        for (String event : script.texts(Kind.TOKEN)) {
            texts.computeIfAbsent(Events.index(event), begun -> new StringBuilder())
                    .append(Events.text(event));
        }
        return script.mapText(Kind.FINISH, Events.choices(choice -> {
            StringBuilder text = texts.get(choice.path("index").asInt());
            if (text != null) {
                Events.outputOf(choice).put(Events.textName(choice), text.toString());
            }
        }));
    }

    private static Script restarted(Script script) {
        List<Frame> frames = new ArrayList<>(script.firstHalf().frames());
        long passed = new Script(frames).end();
        script.mapTexts(Events.chunks(chunk -> chunk.put("id", chunk.path("id").asText() + "-retry")))
                .retime(0, at -> at + passed)
                .frames()
                .forEach(frames::add);
        return new Script(frames);
    }

    private static Reply beyondLimit(Call call, Reply reply) {
        return call.generation()
                .filter(asked -> asked.limit().isPresent() && asked.limit().getAsInt() > 0)
                .map(asked -> {
                    int limit = (int)
                            Math.min(100_000L, (long) TIMES * asked.limit().getAsInt());
                    GenerationRequest more =
                            asked.edited(body -> body.put("max_tokens", limit).remove("max_completion_tokens"));
                    return call.generator().withTokens(limit + 1).reply(more, call.number());
                })
                .orElse(reply);
    }

    private static Reply withStop(Call call, Reply reply) {
        return call.generation()
                .flatMap(asked -> asked.stops().stream().findFirst())
                .map(stop -> call.asIfGenerated(completion -> last(completion, delta -> delta + stop), reply))
                .orElse(reply);
    }

    private static Reply withForeignMarker(Call call, Reply reply) {
        String own = call.generation().flatMap(GenerationRequest::marker).orElse("");
        return call.memory()
                .markerOtherThan(own)
                .map(marker ->
                        call.asIfGenerated(completion -> middle(completion, delta -> delta + " " + marker), reply))
                .orElse(reply);
    }
}
