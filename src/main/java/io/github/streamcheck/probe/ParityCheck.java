package io.github.streamcheck.probe;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.wire.StreamRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Compares streamed answers of one endpoint with plain ones to the same prompts. For one use, by one thread. */
final class ParityCheck {

    private static final int ANSWERS_OF_A_KIND = 2;

    /** So many plain answers more have to agree before a difference between streamed and plain ones means anything. */
    private static final int FURTHER_PLAIN_ANSWERS = 3;

    private final Client client;
    private final Plan plan;
    private final List<ParityRule> rules;
    private final BooleanSupplier stopped;
    private final Consumer<String> notes;
    private final BiConsumer<Rule, RuntimeException> failed;
    private final Map<Claim, List<String>> claims = new LinkedHashMap<>();
    private int compared;
    private boolean repeatable = true;

    /**
     * What was found.
     *
     * @param prompts how many prompts show it
     * @param evidence the answers to the first of them
     */
    record Found(Rule rule, String message, int prompts, String evidence) {}

    private record Claim(ParityRule rule, String message) {}

    /**
     * A check of the endpoint that {@code client} asks.
     *
     * @param notes takes why something can't be compared, as a phrase
     * @param failed takes the rules that threw
     */
    ParityCheck(
            Client client,
            Plan plan,
            List<ParityRule> rules,
            BooleanSupplier stopped,
            Consumer<String> notes,
            BiConsumer<Rule, RuntimeException> failed) {
        this.client = client;
        this.plan = plan;
        this.rules = rules;
        this.stopped = stopped;
        this.notes = notes;
        this.failed = failed;
    }

    /** Asks for the answers and compares them. */
    List<Found> run() throws InterruptedException {
        for (int number = 1; number <= plan.activeChecks().parity() && !stopped.getAsBoolean(); number++) {
            Optional<AnswerComparison> answers =
                    compare(plan.request().prompts().prompt(number - 1));
            if (answers.isPresent() && !stopped.getAsBoolean()) {
                compared++;
                answers.ifPresent(this::judge);
            }
        }
        if (!repeatable) {
            compared = 0;
            claims.keySet().removeIf(claim -> claim.rule().needsRepeatableAnswers());
            notes.accept("is not comparable: plain answers to one prompt differ, at temperature 0 and with a seed");
        }
        List<Found> found = new ArrayList<>();
        claims.forEach((claim, seen) -> found.add(new Found(claim.rule(), claim.message(), seen.size(), seen.get(0))));
        return found;
    }

    /** How many prompts were compared. */
    int compared() {
        return compared;
    }

    private void judge(AnswerComparison answers) {
        for (ParityRule rule : rules) {
            try {
                rule.check(answers)
                        .ifPresent(
                                message -> claims.computeIfAbsent(new Claim(rule, message), first -> new ArrayList<>())
                                        .add(answers.evidence()));
            } catch (RuntimeException problem) {
                failed.accept(rule, problem);
            }
        }
    }

    /** Empty if the plain answer is refused. */
    private Optional<AnswerComparison> compare(Prompt prompt) throws InterruptedException {
        List<Answer> plain = new ArrayList<>();
        List<Answer> streamed = new ArrayList<>();
        for (int i = 0; i < ANSWERS_OF_A_KIND; i++) {
            // Both that stream is false and that it is absent ask for a plain answer.
            add(prompt, i > 0, plain, streamed);
        }
        if (isOneText(plain) && !isOneText(streamed)) {
            add(prompt, true, plain, streamed);
        }
        Optional<Answer> unasked = plain.stream().filter(Answer::holdsEvents).findFirst();
        Optional<Answer> odd = unasked.or(() -> plain.stream()
                .filter(answer -> answer.isSuccess() && !answer.isAnswer())
                .findFirst());
        if (odd.isPresent()) {
            return Optional.of(new AnswerComparison(odd.get(), streamed));
        }
        Optional<Answer> refused =
                plain.stream().filter(answer -> !answer.isSuccess()).findFirst();
        if (refused.isPresent()) {
            notes.accept(
                    "is not comparable: the plain answer is " + refused.get().outcome());
            return Optional.empty();
        }
        AnswerComparison answers = new AnswerComparison(repeated(plain), streamed);
        if (repeatable && answers.difference() != TextDifference.NONE) {
            for (int i = 0; i < FURTHER_PLAIN_ANSWERS && isOneText(plain); i++) {
                plain.add(client.plain(client.request(prompt, Map.of())));
            }
        }
        repeatable &= isOneText(plain);
        if (plain.get(0).text().isBlank()
                && streamed.stream().allMatch(answer -> answer.text().isBlank())) {
            notes.accept("found no text to compare: none was generated");
        }
        return Optional.of(answers);
    }

    private void add(Prompt prompt, boolean absent, List<Answer> plain, List<Answer> streamed)
            throws InterruptedException {
        StreamRequest request = client.request(prompt, Map.of());
        plain.add(counted(client.plain(request, absent)));
        streamed.add(counted(client.stream(request).answer()));
    }

    /** A count that is only an estimate is compared with none. */
    private Answer counted(Answer answer) {
        return plan.request().usageIsEstimate() ? answer.withoutTokens() : answer;
    }

    /** The first of them, without what the others have differently. */
    private static Answer repeated(List<Answer> answers) {
        Answer first = answers.get(0);
        return answers.stream().allMatch(answer -> answer.blocks().equals(first.blocks()))
                ? first
                : first.withoutBlocks();
    }

    private static boolean isOneText(List<Answer> answers) {
        return answers.stream().map(answer -> answer.text().strip()).distinct().count() == 1;
    }
}
