package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShiftTest {

    private static final Samples RUN = Samples.of(90, 95, 100, 105, 110);

    private static Samples times(double factor) {
        return Samples.of(
                RUN.values().stream().mapToDouble(value -> value * factor).toArray());
    }

    private static List<Samples> runs(int count) {
        return Stream.generate(() -> RUN).limit(count).toList();
    }

    @Test
    void isTheLogarithmOfTheFactorBetweenTheTwo() {
        assertThat(Shift.against(List.of(RUN), times(1.5)).estimate()).isCloseTo(Math.log(1.5), within(1e-9));
    }

    @Test
    void isNotMovedByAnOutlier() {
        Samples outlier = Samples.of(90, 95, 100, 105, 90_000);

        assertThat(Shift.against(List.of(RUN), outlier).estimate()).isCloseTo(0, within(0.06));
    }

    @Test
    void theVarianceInsideRunsIsThatOfTheHodgesLehmannShift() {
        double spread = Math.log(105.0 / 95) / 1.349;

        assertThat(Shift.against(List.of(RUN), RUN).within())
                .isCloseTo(Math.PI / 3 * spread * spread * 2 / 5, within(1e-9));
    }

    @Test
    void oneRunSaysNothingOfTheNoiseBetweenRuns() {
        assertThat(Shift.against(List.of(RUN), RUN).between()).isCloseTo(0.06 * 0.06, within(1e-12));
    }

    @Test
    void runsThatAgreeLowerTheNoiseBetweenRuns() {
        assertThat(Shift.against(runs(9), RUN).between()).isCloseTo(0.06 * 0.06 / 2, within(1e-12));
    }

    @Test
    void runsThatDifferRaiseTheNoiseBetweenRuns() {
        List<Samples> differing = List.of(RUN, times(1.5), times(0.7), times(1.3));

        assertThat(Shift.against(differing, RUN).between()).isGreaterThan(0.02);
    }

    @Test
    void theMarginIsThatOfStudentsDistribution() {
        Shift shift = Shift.against(runs(5), RUN);

        // The 99.5 % quantile with 12 degrees of freedom.
        assertThat(shift.margin()).isCloseTo(3.05454 * Math.sqrt(shift.within() + shift.between() * 1.2), within(1e-5));
        assertThat(shift.upper() - shift.lower()).isCloseTo(2 * shift.margin(), within(1e-12));
    }

    @Test
    void valuesThatWereLeftOutCountAllTheSame() {
        Samples many = new Samples(500, RUN.values());

        assertThat(Shift.against(List.of(many), many).within())
                .isCloseTo(Shift.against(List.of(RUN), RUN).within() / 100, within(1e-9));
    }

    @Test
    void sideBySideThereIsNoNoiseBetweenRuns() {
        assertThat(Shift.sideBySide(RUN, times(1.2)).between()).isZero();
        assertThat(Shift.sideBySide(RUN, times(1.2)).margin())
                .isLessThan(Shift.against(List.of(RUN), times(1.2)).margin());
    }

    @Test
    void severalRunsAlikeNarrowTheMargin() {
        Shift shift = Shift.against(runs(5), RUN);

        assertThat(shift.marginOf(1)).isCloseTo(shift.margin(), within(1e-12));
        assertThat(shift.marginOf(4)).isLessThan(shift.margin());
    }
}
