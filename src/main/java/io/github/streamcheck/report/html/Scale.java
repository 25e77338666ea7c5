package io.github.streamcheck.report.html;

import java.util.ArrayList;
import java.util.List;

/** Maps values onto a stretch of a chart, and knows where marks belong. Immutable. */
sealed interface Scale {

    /** Where a value lies, from 0 to 1; values beyond the ends lie on them. */
    double at(double value);

    /** Values for the marks, in ascending order. */
    List<Double> ticks();

    /** From 0 to {@code most}, or somewhat beyond. */
    static Scale linear(double most) {
        return new Linear(most > 0 && Double.isFinite(most) ? most : 1);
    }

    /** From {@code least} to {@code most}, by powers of ten. */
    static Scale logarithmic(double least, double most) {
        double low = Math.pow(10, Math.floor(Math.log10(Math.max(1e-6, least))));
        double high = Math.pow(10, Math.ceil(Math.log10(Math.max(low * 1.1, most))));
        return new Logarithmic(low, high);
    }

    /** Linear, unless the values are too far apart for that. */
    static Scale suited(double least, double most) {
        return least > 0 && most / least > 50 ? logarithmic(least, most) : linear(most);
    }

    /** From 0 on. */
    record Linear(double most) implements Scale {

        private static final int TICKS = 5;

        @Override
        public double at(double value) {
            return Math.max(0, Math.min(1, value / end()));
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (int i = 0; i * step() <= end() * (1 + 1e-9); i++) {
                ticks.add(i * step());
            }
            return ticks;
        }

        private double end() {
            return Math.ceil(most / step() * (1 - 1e-9)) * step();
        }

        /** 1, 2 or 5 of a power of ten. */
        private double step() {
            double rough = most / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double digit = rough / power;
            return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        }
    }

    /** Each power of ten as wide as the next. */
    record Logarithmic(double least, double most) implements Scale {

        @Override
        public double at(double value) {
            double share = Math.log(Math.max(value, least) / least) / Math.log(most / least);
            return Math.max(0, Math.min(1, share));
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (double tick = least; tick <= most * 1.001; tick *= 10) {
                ticks.add(tick);
            }
            return ticks;
        }
    }
}
