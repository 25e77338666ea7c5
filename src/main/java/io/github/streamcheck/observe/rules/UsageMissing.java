package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;

/** No token counts though asked for. */
@AutoService(Rule.class)
public final class UsageMissing implements ChunkRule {

    @Override
    public String id() {
        return "usage-missing";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "asked for by include_usage, none came";
    }

    @Override
    public String explanation() {
        return "stream_options.include_usage asks for a last chunk with the token counts, and none came. "
                + "Whoever bills or budgets by it counts nothing. If the server can't count, set includeUsage "
                + "to false.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.endedInOrder(end)
                        && stream.request().includeUsage()
                        && facts.usage().isEmpty()) {
                    findings.add(
                            "no usage came, though it was asked for",
                            Evidence.of("after " + facts.events() + " events"));
                }
            }
        };
    }
}
