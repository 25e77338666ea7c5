package io.github.streamcheck.baseline;

/** The outcome of the comparison of a figure with earlier runs. */
public enum Change {
    /** Worse, by more than what is tolerated and by more than chance explains. */
    REGRESSED("regressed"),
    /** Better, by as much. */
    IMPROVED("improved"),
    /** No further from the earlier runs than what is tolerated. */
    SAME("same"),
    /** Further from the earlier runs than what is tolerated, which chance may explain. */
    UNCERTAIN("can't tell"),
    /** There is too little to compare. */
    NOT_JUDGED("not judged");

    private final String word;

    Change(String word) {
        this.word = word;
    }

    /** The word for it in reports. */
    public String word() {
        return word;
    }
}
