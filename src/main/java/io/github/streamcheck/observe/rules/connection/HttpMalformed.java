package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.List;
import java.util.regex.Pattern;

/** Reports answers whose head or framing breaks the rules of HTTP. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "the head, the framing or the encoding of the answer breaks the rules of HTTP",
        explanation = """
            Clients handle it differently: some refuse the answer, some show half of it, and where a proxy and a client read it
            differently, answers can be mixed up (request smuggling). Common cause: a proxy that copies all headers of the
            upstream, also Content-Length, Transfer-Encoding and Content-Encoding, although it has decompressed the body or
            frames it again.

            Fix: Leave these headers to the HTTP library.""")
public final class HttpMalformed implements StreamRule {

    /** RFC 9110, section 5.6.2. HTTP/2 has names of its own that begin with a colon. */
    private static final Pattern NAME = Pattern.compile(":?[-!#$%&'*+.^_`|~0-9A-Za-z]+");

    /** RFC 9110, section 5.5. */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            @Override
            public void answered(StreamEvent.ResponseHead answer) {
                List<String> lengths = answer.values("content-length");
                List<String> encodings = answer.values("transfer-encoding");
                if (!lengths.isEmpty() && !encodings.isEmpty()) {
                    stream.report(
                            "Content-Length and Transfer-Encoding in one answer",
                            "content-length: " + String.join(", ", lengths) + ", transfer-encoding: "
                                    + String.join(", ", encodings));
                }
                lengths.stream()
                        .filter(length -> !NUMBER.matcher(length).matches())
                        .findFirst()
                        .ifPresent(length -> stream.report("a Content-Length that is not a number", length));
                answer.headers().stream()
                        .filter(header -> !NAME.matcher(header.name()).matches()
                                || CONTROL.matcher(header.value()).find())
                        .findFirst()
                        .ifPresent(header -> stream.report(
                                "a header with characters that HTTP forbids there",
                                header.name() + ": " + header.value()));
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.Malformed malformed) {
                    stream.report(malformed.what(), malformed.evidence());
                }
            }
        };
    }
}
