package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports the sentinel of another API. */
@AutoService(Rule.class)
@RuleInfo(category = Category.TERMINATION, severity = Severity.WARNING, summary = "data: [DONE]", explanation = """
            The Messages API has no [DONE] since 2023-06-01: message_stop is the end. Clients that parse the data of
            every event fail on it.

            Fix: End with message_stop alone.""")
public final class DoneUnexpected implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            if (payload instanceof Payload.Done) {
                stream.report("[DONE] comes, which this API does not have", event);
            }
        });
    }
}
