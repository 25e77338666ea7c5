package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.InternalText;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports internals of the server, such as a stack trace, in an answer. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "a traceback, stack trace or panic in an event, comment or body",
        explanation = """
            An exception of the server reached the client, and with it paths, versions and code. Generated text is not
            searched, since a model may write about exceptions.

            Fix: Catch the exception where the stream is generated, and send an error object instead.""")
public final class InternalErrorText implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            @Override
            public void significant(SseEvent event, Payload payload) {
                boolean generated = payload.asChunk()
                        .filter(chunk -> chunk.error().isEmpty())
                        .isPresent();
                if (!generated && !(payload instanceof Payload.Done)) {
                    search(event.data().utf8(), Evidence.of(event));
                }
            }

            @Override
            public void commented(StreamEvent.CommentReceived comment) {
                search(comment.line().utf8(), Evidence.at(comment.offset(), comment.line()));
            }

            @Override
            public void framingFault(StreamEvent.FramingFault fault) {
                if (fault.anomaly().kind() == FramingAnomaly.Kind.UNKNOWN_LINE) {
                    search(fault.anomaly().evidence().utf8(), Evidence.of(fault.anomaly()));
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!end.plainBody().isEmpty()) {
                    search(end.plainBody().utf8(), Evidence.of(end.plainBody()));
                }
            }

            private void search(String text, Evidence evidence) {
                if (InternalText.isIn(text)) {
                    stream.report("the server's internals show in its answer", evidence);
                }
            }
        };
    }
}
