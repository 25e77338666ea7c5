package io.github.streamcheck.baseline;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how often each rule errs: {@code ./mvnw test -Psimulation}. */
@Tag("simulation")
class AlarmRateSimulationTest {

    private static final double INSIDE = 0.3;
    private static final double[] NOISES = {0, 0.03, 0.05, 0.08, 0.1};
    private static final double[] FACTORS = {1.1, 1.25, 1.5, 2};
    private static final int TRIALS = 4000;
    private static final int FEWER_TRIALS = 400;

    @Test
    void printsHowOftenEachRuleRaisesAFalseAlarm() {
        line("false alarms in %%, by noise between runs; noise inside a run: %.2f", INSIDE);
        header(NOISES);
        for (AlarmRate rule : AlarmRate.values()) {
            for (int runs : new int[] {5, 10}) {
                for (int n : new int[] {10, 30, 100}) {
                    int trials = rule == AlarmRate.BOOTSTRAP || n == 100 ? FEWER_TRIALS * 2 : TRIALS;
                    row(
                            rule,
                            runs,
                            n,
                            DoubleStream.of(NOISES)
                                    .map(noise -> rule.of(new NoisyServer(1, INSIDE, noise), runs, n, 1, trials)));
                }
            }
        }
    }

    @Test
    void printsHowOftenTheRuleSeesARegression() {
        line("regressions found in %%, by their size; first with noise between runs of 0.05, then of 0.1");
        header(FACTORS);
        for (double noise : new double[] {0.05, 0.1}) {
            for (int runs : new int[] {5, 10}) {
                for (int n : new int[] {10, 30, 100}) {
                    row(
                            AlarmRate.OURS,
                            runs,
                            n,
                            DoubleStream.of(FACTORS)
                                    .map(factor -> AlarmRate.OURS.of(
                                            new NoisyServer(1, INSIDE, noise),
                                            runs,
                                            n,
                                            factor,
                                            n == 100 ? FEWER_TRIALS : TRIALS)));
                }
            }
        }
    }

    private static void header(double[] columns) {
        line(
                "%-20s %4s %5s %s",
                "",
                "runs",
                "n",
                DoubleStream.of(columns)
                        .mapToObj(column -> String.format(Locale.ROOT, "%7.2f", column))
                        .collect(Collectors.joining()));
    }

    private static void row(AlarmRate rule, int runs, int n, DoubleStream rates) {
        line(
                "%-20s %4d %5d %s",
                rule,
                runs,
                n,
                rates.mapToObj(rate -> String.format(Locale.ROOT, "%7.1f", 100 * rate))
                        .collect(Collectors.joining()));
    }

    @SuppressWarnings("SystemOut")
    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
