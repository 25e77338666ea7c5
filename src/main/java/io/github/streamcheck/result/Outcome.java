package io.github.streamcheck.result;

/** The outcome of a run. */
public enum Outcome {
    PASS("pass", "PASS"),
    FAIL("fail", "FAIL"),
    /** The outcome of a shard, whose streams are judged with those of the others. */
    UNJUDGED("unjudged", "NOT JUDGED");

    private final String word;
    private final String headline;

    Outcome(String word, String headline) {
        this.word = word;
        this.headline = headline;
    }

    /** As {@code report.json} has it. */
    public String word() {
        return word;
    }

    /** As people read it. */
    public String headline() {
        return headline;
    }
}
