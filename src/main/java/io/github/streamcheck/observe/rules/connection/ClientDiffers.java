package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.ClientProfile;
import java.util.List;
import java.util.stream.Collectors;

/** Reports failures that depend on the headers of the client. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "a stream fails or is held back only with the headers of some official SDKs",
        explanation = """
            Each endpoint is asked once with the headers of its SDKs: OpenAI's and Anthropic's for Python and JavaScript
            send Accept: application/json and offer gzip and deflate, those for Java send Accept: text/event-stream and
            offer gzip. A handler that produces only text/event-stream answers the former with HTTP 406; a proxy that compresses event
            streams holds them back from clients that offer it.

            Fix: Answer whatever the client accepts: in Spring, drop produces = text/event-stream; in Quarkus, set the header Accept
            in a pre-matching request filter. Don't compress or buffer text/event-stream: in nginx, take it out of gzip_types, or set
            proxy_buffering off.""")
public final class ClientDiffers implements Rule {

    /** What differs between two ways to ask. */
    public enum Cause {
        ACCEPT,
        ACCEPT_ENCODING
    }

    /**
     * Says how the server treats some clients worse than another one.
     *
     * @param rule what is wrong with their streams
     * @param worse a stream of each of these clients, which has a finding of that rule
     * @param good whose streams have none
     */
    public FindingGroup finding(
            Severity severity, String rule, List<StreamResult> worse, Cause cause, ClientProfile good) {
        StreamResult first = worse.get(0);
        String clients = worse.stream()
                .map(result ->
                        String.join(" and ", result.stream().request().client().clients()))
                .collect(Collectors.joining(", and "));
        Finding wrong = findingOf(first, rule);
        String answer = first.status()
                .filter(status -> status >= 300)
                .map(status -> "answers " + clients + " with HTTP " + status)
                .orElse("fails for " + clients + " (" + rule + ": " + wrong.message() + ")");
        String contrast = cause == Cause.ACCEPT ? "with Accept: " + good.accept() : "without compression";
        return new FindingGroup(
                id(),
                severity,
                first.stream().endpoint().name(),
                answer + "; " + contrast + " it streams",
                worse.size(),
                worse.stream().map(result -> example(result, rule)).toList());
    }

    private static Finding findingOf(StreamResult result, String rule) {
        return result.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static FindingGroup.Example example(StreamResult result, String rule) {
        Finding finding = findingOf(result, rule);
        return new FindingGroup.Example(result.stream().number(), finding.evidence(), finding.atMillis());
    }
}
