package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.InternalText;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Innards of the server in an answer. */
@AutoService(Rule.class)
public final class InternalErrorText implements StreamRule {

    @Override
    public String id() {
        return "internal-error-text";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "a traceback, stack trace or panic in an event, comment or body";
    }

    @Override
    public String explanation() {
        return "An exception of the server reached the client, and with it paths, versions and code that "
                + "are nobody's business. Catch it where the stream is generated and send an error object in "
                + "its place. Generated text is not searched: a model may well write about exceptions.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notable(SseEvent event, Payload payload) {
                boolean generated =
                        payload.said().filter(said -> said.error().isEmpty()).isPresent();
                if (!generated && !(payload instanceof Payload.Done)) {
                    search(event.data().utf8(), Evidence.of(event));
                }
            }

            @Override
            public void commented(StreamEvent.Commented comment) {
                search(comment.line().utf8(), Evidence.at(comment.offset(), comment.line()));
            }

            @Override
            public void odd(StreamEvent.Odd odd) {
                if (odd.anomaly().kind() == FramingAnomaly.Kind.UNKNOWN_LINE) {
                    Bytes line = odd.anomaly().evidence();
                    search(line.utf8(), Evidence.at(odd.anomaly().offset(), line));
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                search(end.plainBody().utf8(), Evidence.of(end.plainBody()));
            }

            private void search(String text, Evidence evidence) {
                if (InternalText.isIn(text)) {
                    findings.add("the server's internals show in its answer", evidence);
                }
            }
        };
    }
}
