package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports events that do not fit the published schema. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.OFF,
        strictSeverity = Severity.ERROR,
        summary = "a member that the published schema requires of an event is missing or of another type",
        explanation = """
            The Open Responses schema, and for the Realtime API the types of OpenAI's SDKs, define the members of an
            event, its item, part, response and usage. Clients generated from a schema refuse an event that lacks one,
            though most clients read only a few of them.

            Fix: For an unknown setting, send the schema's default, or null where it allows null.""")
public final class EventSchema implements TypedRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return StreamObserver.onTyped((event, typed) -> {
            for (Payload.MissingMember member : typed.missing()) {
                once.report("an event does not fit the schema in " + member.path(), event);
            }
        });
    }
}
