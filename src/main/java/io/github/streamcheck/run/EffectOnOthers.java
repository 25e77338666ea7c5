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

/** Compares stages with clients that disturb, as they leave or read slowly, with stages at the same pace without, in words. Stateless. */
final class EffectOnOthers {

    private EffectOnOthers() {}

    /** A sentence for each stage with such clients that has another one to be compared with. */
    static List<String> describe(List<StageFigures> stages) {
        List<String> sentences = new ArrayList<>();
        for (int index = 0; index < stages.size(); index++) {
            StageFigures stage = stages.get(index);
            if (stage.figures().abandoned() + stage.figures().slow() > 0) {
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
                && other.stage().slowReaders() == 0
                && other.stage().pace().describe().equals(stage.stage().pace().describe());
    }

    private static String words(List<StageFigures> stages, int index) {
        EndpointFigures figures = stages.get(index).figures();
        return "stage " + (index + 1) + " " + disturbing(figures) + ": "
                + Quantities.count(figures.failed()) + " of " + Quantities.count(figures.streams())
                + (figures.streams() == 1 ? " stream" : " streams") + " failed, ttft p50 "
                + words(figures, Metric.TTFT, Statistic.MEDIAN) + ", longest stall "
                + words(figures, Metric.STALL, Statistic.Simple.MAX);
    }

    private static String words(EndpointFigures figures, Metric metric, Statistic statistic) {
        OptionalDouble value = figures.value(metric, statistic);
        return value.isPresent() ? Quantities.format(value.getAsDouble(), metric.unit()) : "NO DATA";
    }

    private static String disturbing(EndpointFigures figures) {
        List<String> clients = new ArrayList<>();
        if (figures.abandoned() > 0) {
            clients.add(Quantities.count(figures.abandoned()) + " abandoned");
        }
        if (figures.slow() > 0) {
            clients.add(Quantities.count(figures.slow()) + " read slowly");
        }
        return clients.isEmpty() ? "without" : "with " + String.join(", ", clients);
    }
}
