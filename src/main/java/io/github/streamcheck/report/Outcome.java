package io.github.streamcheck.report;

/** What a reader is told first. */
public enum Outcome {
    PASS("pass", "PASS"),
    FAIL("fail", "FAIL"),
    /** A shard by itself is neither: its streams are judged with those of the others. */
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

    /** As people read it, with its sign. */
    public String headline(Signs signs) {
        return switch (this) {
                    case PASS -> signs.tick();
                    case FAIL -> signs.cross();
                    case UNJUDGED -> signs.note();
                }
                + " " + headline;
    }
}
