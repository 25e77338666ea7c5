package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Optional;

/** Reports thinking or tool calls that differ between streamed and plain answers. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.WARNING,
        summary = "the thinking or the tool calls differ between streamed and plain answers",
        explanation = """
            Two plain answers agree and two streamed ones agree, but the thinking, a tool or its input differs between them:
            an agent that streams calls a tool otherwise than one that does not. The order of members in an input means
            nothing. Only compared if the texts are the same; not at responses, whose last event has all of it.

            Fix: Make the thinking and the calls of streamed and plain answers in one place.""")
public final class ParityBlocks implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        List<Blocks> streamed = answers.streamed().stream()
                .flatMap(answer -> answer.blocks().stream())
                .distinct()
                .toList();
        // An input that the limit cut is no JSON.
        boolean cut = answers.plain().finishReason().filter("length"::equals).isPresent();
        return answers.isSameText() && streamed.size() == 1 && !cut
                ? answers.plain()
                        .blocks()
                        .map(streamed.get(0)::differenceTo)
                        .filter(difference -> !difference.isEmpty())
                        .map(difference -> "the " + difference + " of streamed and plain answers differ")
                : Optional.empty();
    }
}
