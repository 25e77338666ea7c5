package io.github.streamcheck.run;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Compares stages of which streams were abandoned with stages at the same pace of which none were, in words. Stateless. */
final class EffectOnOthers {

    private EffectOnOthers() {}

    /** A sentence for each stage with abandoned streams that has another one to be compared with. */
    static List<String> describe(List<StageFigures> stages) {
        List<String> sentences = new ArrayList<>();
        for (int index = 0; index < stages.size(); index++) {
            StageFigures stage = stages.get(index);
            if (stage.figures().abandoned() > 0) {
                IntStream.range(0, stages.size())
                        .filter(other -> isWithout(stages.get(other), stage))
                        .limit(1)
                        .mapToObj(other -> words(stages, other))
                        .map(words(stages, index).concat("; ")::concat)
                        .forEach(sentences::add);
            }
        }
        return sentences;
    }

    private static boolean isWithout(StageFigures other, StageFigures stage) {
        return other.stage().abandon() == 0
                && other.stage().pace().describe().equals(stage.stage().pace().describe());
    }

    private static String words(List<StageFigures> stages, int index) {
        EndpointFigures figures = stages.get(index).figures();
        OptionalDouble ttft = figures.value(Metric.TTFT, Statistic.MEDIAN);
        return "stage " + (index + 1) + " with " + Quantities.count(figures.abandoned()) + " abandoned: "
                + Quantities.count(figures.failed()) + " of " + Quantities.count(figures.streams())
                + (figures.streams() == 1 ? " stream" : " streams") + " failed, ttft p50 "
                + (ttft.isPresent() ? Quantities.format(ttft.getAsDouble(), Metric.TTFT.unit()) : "NO DATA");
    }
}
