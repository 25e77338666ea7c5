package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.GenerationRequest;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Faults of the usage that a stream ends with. All but one need a request that asks for it. */
final class UsageFaults {

    private static final String COMPLETION = "completion_tokens";
    private static final String TOTAL = "total_tokens";

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "usage-missing", "sends no usage although it was requested", script -> script.without(Kind.USAGE)),
            new Fault("usage-unrequested", "sends usage although it was not requested", UsageFaults::unrequested),
            Fault.ofStreams(
                    "deltas-exceed-usage",
                    "counts two tokens fewer in the usage than it has sent",
                    edit(usage -> count(usage, tokens -> Math.max(0, tokens - 2)))),
            Fault.ofStreams(
                    "usage-exceeds-text",
                    "counts many more tokens in the usage than the text has bytes",
                    edit(usage -> count(usage, tokens -> tokens * 20))),
            Fault.ofStreams("usage-zero", "sends usage with zero tokens", edit(usage -> count(usage, tokens -> 0))),
            Fault.ofStreams(
                    "usage-arithmetic",
                    "sends a total in the usage that is not the sum",
                    edit(usage -> usage.put(TOTAL, usage.path(TOTAL).asInt() + 1))),
            Fault.ofStreams(
                    "usage-incomplete", "sends only the total in the usage", edit(usage -> usage.retain(TOTAL))),
            Fault.ofStreams(
                    "reasoning-tokens-beside",
                    "counts two tokens as reasoning, but not as tokens of the answer",
                    edit(UsageFaults::withReasoningBeside)),
            Fault.ofStreams(
                    "usage-details",
                    "counts more reasoning tokens than tokens in the usage",
                    edit(usage -> usage.putObject("completion_tokens_details")
                            .put("reasoning_tokens", usage.path(COMPLETION).asInt() + 5))),
            Fault.ofStreams("usage-position", "sends the usage before the last token", UsageFaults::beforeLastToken),
            Fault.ofStreams(
                    "usage-falls",
                    "sends running usage that falls at the last token",
                    script -> running(script, UsageFaults::falling)));

    private UsageFaults() {}

    private static void withReasoningBeside(ObjectNode usage) {
        int reasoning = Math.min(2, usage.path(COMPLETION).asInt());
        usage.put(COMPLETION, usage.path(COMPLETION).asInt() - reasoning)
                .putObject("completion_tokens_details")
                .put("reasoning_tokens", reasoning);
    }

    /** Changes the number of generated tokens, and the total with it. */
    static void count(ObjectNode usage, IntUnaryOperator change) {
        int tokens = usage.path(COMPLETION).asInt();
        int changed = change.applyAsInt(tokens);
        usage.put(COMPLETION, changed).put(TOTAL, usage.path(TOTAL).asInt() - tokens + changed);
    }

    /** What is counted after the token of that number. */
    @FunctionalInterface
    interface Running {
        int count(int number, int last);
    }

    /** With usage in each token's chunk, if usage was asked for. */
    static Script running(Script script, Running running) {
        List<String> usages = script.texts(Kind.USAGE);
        if (usages.isEmpty()) {
            return script;
        }
        ObjectNode end = (ObjectNode) Events.chunk(usages.get(0)).get("usage");
        int last = script.places(Kind.TOKEN).size();
        int[] number = {0};
        return script.mapText(Kind.TOKEN, event -> {
            int count = running.count(++number[0], last);
            return Events.chunks(chunk -> {
                        ObjectNode usage = end.deepCopy();
                        count(usage, tokens -> count);
                        chunk.set("usage", usage);
                    })
                    .apply(event);
        });
    }

    private static int falling(int number, int last) {
        return number == last ? Math.max(0, number - 2) : number;
    }

    private static UnaryOperator<Script> edit(Consumer<ObjectNode> change) {
        return script -> script.mapText(Kind.USAGE, Events.usages(change));
    }

    private static Script beforeLastToken(Script script) {
        List<Integer> tokens = script.places(Kind.TOKEN);
        return tokens.isEmpty() ? script : script.move(Kind.USAGE, tokens.get(tokens.size() - 1) - 1);
    }

    private static Reply unrequested(Call call, Reply reply) {
        boolean asked =
                call.generation().filter(GenerationRequest::includeUsage).isPresent();
        return !reply.isStream() || asked
                ? reply
                : call.asIfAsked(body -> body.putObject("stream_options").put("include_usage", true), reply);
    }
}
