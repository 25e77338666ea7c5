package io.github.streamcheck.capacity;

import io.github.streamcheck.capacity.Searches.Curve;
import io.github.streamcheck.capacity.Searches.Result;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how often a search finds the true capacity: {@code ./mvnw test -Psimulation -Dtest=CapacitySimulationTest}. */
@Tag("simulation")
class CapacitySimulationTest {

    private static final int TRIALS = 400;

    @Test
    void printsHowOftenTheCapacityIsFound() {
        line(
                "searches that find the capacity in %%, by how far they may be off; tolerance 5 %%, 30 s a load, %d searches",
                TRIALS);
        line("%-14s %7s %8s %7s %7s %7s %6s", "curve", "inside", "between", "5 %", "7.5 %", "10 %", "runs");
        for (Curve curve : Curve.values()) {
            for (double[] noise : new double[][] {{0, 0}, {0.1, 0}, {0.3, 0}, {0.1, 0.05}, {0.1, 0.1}, {0.3, 0.1}}) {
                Result result = Searches.simulate(curve, noise[0], noise[1], TRIALS);
                line(
                        "%-14s %7.2f %8.2f %7.1f %7.1f %7.1f %6.1f",
                        curve,
                        noise[0],
                        noise[1],
                        100 * result.within(0.05),
                        100 * result.within(0.075),
                        100 * result.within(0.1),
                        result.runs());
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
