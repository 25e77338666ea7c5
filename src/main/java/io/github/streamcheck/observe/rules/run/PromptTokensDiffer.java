package io.github.streamcheck.observe.rules.run;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reports endpoints that count one prompt differently. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.RUN,
        severity = Severity.WARNING,
        summary = "two of the endpoints chat, messages and ollama-chat count the tokens of the same prompt differently",
        explanation = """
            These endpoints put the same message into the template of the same model, so the model reads the same tokens.
            For messages, the tokens that were read from a cache or written to it are added. One of the counts is an estimate,
            lacks the template or what was cached, or counts it twice, or one endpoint adds a text of its own. Reported if they
            differ by more than 8 tokens and by more than a fifth. The highest count of each endpoint is compared, since servers
            may leave out what was cached. Not compared if usageIsEstimate is set.

            Fix: Count the tokens of the prompt in one place for all endpoints.""")
public final class PromptTokensDiffer implements RunRule {

    /** Those that take a message and put it into the model's template. */
    private static final Set<EventShape> COMPARED =
            Set.of(EventShape.CHAT_CHUNKS, EventShape.MESSAGES, EventShape.OLLAMA_CHAT);

    /** Further prompts are not compared: memory must not grow with the run. */
    private static final int MAX_PROMPTS = 1000;

    private static final long ALLOWED_TOKENS = 8;
    private static final double ALLOWED_SHARE = 0.2;

    /** What was asked; {@code prompt}: without its marker. */
    private record Question(String model, String prompt) {}

    /** The highest count of an endpoint, and of how many streams. */
    private record Count(String endpoint, long tokens, int streams) {

        Count and(Count other) {
            return new Count(endpoint, Math.max(tokens, other.tokens), streams + other.streams);
        }
    }

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private final Map<Question, Map<String, Count>> counts = new LinkedHashMap<>();

            @Override
            public void ended(StreamResult result) {
                StreamRequest request = result.stream().request();
                Endpoint endpoint = result.stream().endpoint();
                Question question = new Question(
                        request.model(), PromptMarker.unmarked(request.prompt().text()));
                // A later turn has answers in it, and is hardly ever asked again.
                if (request.prompt().turn() == 1
                        && COMPARED.contains(endpoint.shape())
                        && !request.common().usageIsEstimate()
                        && (counts.containsKey(question) || counts.size() < MAX_PROMPTS)) {
                    result.figures()
                            .promptTokens()
                            .ifPresent(tokens -> counts.computeIfAbsent(question, first -> new TreeMap<>())
                                    .merge(endpoint.name(), new Count(endpoint.name(), tokens, 1), Count::and));
                }
            }

            @Override
            public List<RunFinding> findings() {
                return counts.values().stream()
                        .flatMap(each -> difference(each.values()).stream())
                        .limit(1)
                        .toList();
            }
        };
    }

    /** How the lowest and the highest count of one prompt differ, if they do. */
    private static Optional<RunFinding> difference(Collection<Count> counts) {
        Count lowest = Collections.min(counts, Comparator.comparingLong(Count::tokens));
        Count highest = Collections.max(counts, Comparator.comparingLong(Count::tokens));
        long difference = highest.tokens() - lowest.tokens();
        if (difference <= ALLOWED_TOKENS || difference <= ALLOWED_SHARE * highest.tokens()) {
            return Optional.empty();
        }
        String message = "one prompt is counted as " + highest.tokens() + " tokens on " + highest.endpoint()
                + ", and as " + lowest.tokens() + " on " + lowest.endpoint();
        return Optional.of(new RunFinding(RunFinding.ALL, message, lowest.streams() + highest.streams(), List.of()));
    }
}
