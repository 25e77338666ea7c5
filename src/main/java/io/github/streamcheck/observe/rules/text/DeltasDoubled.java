package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import java.util.List;

/** Reports streams that send every delta twice. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.ERROR,
        summary = "all deltas of the text, or of the reasoning, come in equal pairs",
        explanation = """
            Two writers send the same stream into one answer, or an observer was registered twice: the text reads \"HiHi
            there there\". Some equal neighbours are not reported.

            Fix: Register one observer for each stream, and write each chunk once.""")
public final class DeltasDoubled implements StreamRule {

    /** Fewer pairs may be chance. */
    static final int MIN_DELTAS = 16;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        Pairs texts = new Pairs();
        Pairs thoughts = new Pairs();
        return StreamObserver.onChoice(
                (event, choice) -> {
                    texts.add(choice.text());
                    thoughts.add(choice.reasoning());
                },
                end -> {
                    for (Pairs channel : List.of(texts, thoughts)) {
                        if (channel.areAll() && stream.facts().isOneChoice()) {
                            stream.report("every delta comes twice", channel.deltas + " deltas in equal pairs");
                        }
                    }
                });
    }

    /** Whether the deltas of one channel come in equal pairs. */
    private static final class Pairs {

        private String first = "";
        private String before = "";
        private int deltas;
        private boolean pairs = true;
        private boolean varied;

        void add(String piece) {
            if (piece.isEmpty() || !pairs) {
                return;
            }
            if (deltas++ % 2 == 0) {
                before = piece;
                first = deltas == 1 ? before : first;
                varied |= !before.equals(first);
            } else {
                pairs &= before.equals(piece);
            }
        }

        boolean areAll() {
            return pairs && varied && deltas >= MIN_DELTAS && deltas % 2 == 0;
        }
    }
}
