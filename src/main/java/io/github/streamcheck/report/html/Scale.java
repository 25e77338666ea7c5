package io.github.streamcheck.report.html;

import java.util.ArrayList;
import java.util.List;

/** Maps values onto a stretch of a chart, and knows where marks belong. Immutable. */
sealed interface Scale {

    /** Where a value lies, from 0 to 1; values beyond the ends lie on them. */
    double at(double value);

    /** The last value. */
    double end();

    /** Values for the marks, in ascending order. */
    List<Double> ticks();

    /** Whether a mark's label is left out where there is little room, such as on a phone. */
    default boolean isMinor(double tick) {
        return false;
    }

    /** From 0 to the next mark from {@code most} on. */
    static Scale linear(double most) {
        double end = orOne(most);
        double step = Linear.step(end);
        return new Linear(Math.ceil(end / step * (1 - 1e-9)) * step, step);
    }

    /** From 0 to {@code most} and no further, as suits a time that is over then. */
    static Scale until(double most) {
        double end = orOne(most);
        return new Linear(end, Linear.step(end));
    }

    /** From the last mark up to {@code least} to the next one from {@code most} on, each power of ten as wide as the next. */
    static Logarithmic logarithmic(double least, double most) {
        double low = Logarithmic.mark(least, false);
        double high = Logarithmic.mark(Math.max(most, low), true);
        return new Logarithmic(low, high > low ? high : low * 10);
    }

    /** Linear, unless the values are too far apart for that. */
    static Scale suited(double least, double most) {
        return least > 0 && most / least > 50 ? logarithmic(least, most) : linear(most);
    }

    private static double orOne(double most) {
        return most > 0 && Double.isFinite(most) ? most : 1;
    }

    /**
     * From 0 on.
     *
     * @param end the last value
     * @param step from one mark to the next
     */
    record Linear(double end, double step) implements Scale {

        private static final int TICKS = 5;

        @Override
        public double at(double value) {
            return Math.max(0, Math.min(1, value / end));
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
                ticks.add(i * step);
            }
            return ticks;
        }

        /** 1, 2 or 5 of a power of ten. */
        private static double step(double end) {
            double rough = end / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double digit = rough / power;
            return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        }
    }

    /**
     * Each power of ten as wide as the next.
     *
     * @param least above 0
     * @param most above it
     */
    record Logarithmic(double least, double most) implements Scale {

        /** Over more powers of ten than these only they are marked. */
        private static final double MOST_DECADES = 3;

        /** So many labels have room beside each other on a phone. */
        private static final int FEW_TICKS = 6;

        private static final double[] DIGITS = {1, 2, 5, 10};

        @Override
        public double at(double value) {
            double share = Math.log(Math.max(value, least) / least) / Math.log(most / least);
            return Math.max(0, Math.min(1, share));
        }

        @Override
        public List<Double> ticks() {
            boolean few = decades() <= MOST_DECADES;
            List<Double> ticks = new ArrayList<>();
            for (int power = (int) Math.floor(Math.log10(least)); Math.pow(10, power) <= most * 1.001; power++) {
                for (int digit = 0; digit < (few ? 3 : 1); digit++) {
                    double tick = Math.pow(10, power) * DIGITS[digit];
                    if (tick >= least * 0.999 && tick <= most * 1.001) {
                        ticks.add(tick);
                    }
                }
            }
            return ticks;
        }

        @Override
        public double end() {
            return most;
        }

        @Override
        public boolean isMinor(double tick) {
            double power = Math.log10(tick);
            return Math.abs(power - Math.rint(power)) > 1e-9 && ticks().size() > FEW_TICKS;
        }

        double decades() {
            return Math.log10(most / least);
        }

        /** The nearest 1, 2 or 5 of a power of ten that is not below {@code value}, or not above it. */
        private static double mark(double value, boolean above) {
            double power = Math.pow(10, Math.floor(Math.log10(value)));
            double mark = power;
            for (double digit : DIGITS) {
                if (above && digit * power >= value * (1 - 1e-9)) {
                    return digit * power;
                }
                mark = digit * power <= value * (1 + 1e-9) ? digit * power : mark;
            }
            return mark;
        }
    }
}
