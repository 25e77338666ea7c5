package io.github.streamcheck.baseline;

/** What a run is compared with. */
public enum ComparisonKind {
    /** Earlier runs that were recorded. */
    BASELINE("baseline"),
    /** Another server, whose streams were opened between those of this one. */
    OTHER_SERVER("compareWith");

    private final String word;

    ComparisonKind(String word) {
        this.word = word;
    }

    /** The word for it in reports. */
    public String word() {
        return word;
    }
}
