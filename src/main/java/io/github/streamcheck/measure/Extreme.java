package io.github.streamcheck.measure;

import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;

/**
 * The stream that did worst by a metric.
 *
 * @param stream its number
 * @param value its figure, in the metric's unit
 */
public record Extreme(int stream, double value) {

    /** The worse of the two: the larger where the metric should be small, the smaller where it should be large. */
    public Extreme worse(Extreme other, Metric metric) {
        boolean worse = metric.direction() == Direction.AT_MOST ? other.value > value : other.value < value;
        return worse ? other : this;
    }
}
