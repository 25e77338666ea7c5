package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports connections that could not be opened. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "no TCP or TLS connection could be opened",
        explanation = """
            The request never reached a server. The message names the reason, such as refused, unreachable, unknown host
            or untrusted certificate.

            Fix: If nothing listens, start the server, or wait for it with startupTimeout. Otherwise, correct what the
            message names: the address, the host name or the certificate.""")
public final class ConnectFailed implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(end -> {
            if (end.how() instanceof StreamEnd.ConnectFailed failed) {
                stream.report(failed.reason());
            }
        });
    }
}
