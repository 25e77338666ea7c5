package io.github.streamcheck.plan;

/** On which side of a limit a metric should lie. The limit itself is always good. */
public enum Direction {
    /** Less is better, as with times. */
    AT_MOST("at most"),
    /** More is better, as with rates. */
    AT_LEAST("at least");

    private final String phrase;

    Direction(String phrase) {
        this.phrase = phrase;
    }

    /** As it reads before a limit: {@code at most} or {@code at least}. */
    public String phrase() {
        return phrase;
    }

    /** Whether the value lies on the good side of the limit or on it. What is no number never does. */
    public boolean allows(double value, double limit) {
        return this == AT_MOST ? value <= limit : value >= limit;
    }
}
