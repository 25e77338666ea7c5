package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The rules that are compared by simulation, and how often each raises an alarm. */
enum AlarmRate {
    OURS {
        @Override
        boolean alarms(List<Samples> earlier, Samples now) {
            return new MedianComparison(ComparisonKind.BASELINE, 0.1)
                            .against(Metric.TTFT, earlier, now)
                            .change()
                    == Change.REGRESSED;
        }
    },
    TEN_PERCENT_WORSE {
        @Override
        boolean alarms(List<Samples> earlier, Samples now) {
            return Math.log(now.median()) > Math.log(1.1) + median(pooled(earlier));
        }
    },
    MANN_WHITNEY {
        @Override
        boolean alarms(List<Samples> earlier, Samples now) {
            double[] old = pooled(earlier);
            double[] fresh = now.logarithms();
            double above = 0;
            for (double value : fresh) {
                int place = Arrays.binarySearch(old, value);
                above += place < 0 ? -place - 1 : place + 0.5;
            }
            double n = fresh.length;
            double m = old.length;
            double z = (above - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
            return z > NormalDistribution.of(0, 1).inverseCumulativeProbability(0.995);
        }
    },
    BOOTSTRAP {
        @Override
        boolean alarms(List<Samples> earlier, Samples now) {
            SplittableRandom random = new SplittableRandom(7);
            double[] old = pooled(earlier);
            double[] fresh = now.logarithms();
            double[] differences = new double[BOOTSTRAPS];
            for (int i = 0; i < BOOTSTRAPS; i++) {
                differences[i] = median(again(fresh, random)) - median(again(old, random));
            }
            Arrays.sort(differences);
            return Quantiles.of(differences, 0.005) > 0 && median(fresh) - median(old) > Math.log(1.1);
        }
    };

    private static final int BOOTSTRAPS = 400;

    abstract boolean alarms(List<Samples> earlier, Samples now);

    /** The share of trials in which there is an alarm when values are {@code factor} times the usual ones. */
    double of(NoisyServer server, int runs, int n, double factor, int trials) {
        int alarms = 0;
        for (int i = 0; i < trials; i++) {
            alarms += alarms(server.runs(runs, n), server.run(n, factor)) ? 1 : 0;
        }
        return (double) alarms / trials;
    }

    /** Logarithms, ascending. */
    private static double[] pooled(List<Samples> runs) {
        return runs.stream()
                .map(Samples::logarithms)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
    }

    private static double median(double[] ascending) {
        return Quantiles.of(ascending, 0.5);
    }

    private static double[] again(double[] values, SplittableRandom random) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[random.nextInt(values.length)];
        }
        Arrays.sort(drawn);
        return drawn;
    }
}
