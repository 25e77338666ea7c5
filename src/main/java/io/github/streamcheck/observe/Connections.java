package io.github.streamcheck.observe;

/**
 * How streams got their connections.
 *
 * @param opened for how many measured streams one was opened
 * @param reused how many measured streams were sent over one that had served another
 * @param replaced how often, in the whole run, one that was kept alive had died and was replaced
 */
public record Connections(int opened, int reused, int replaced) {

    /** None at all. */
    public static final Connections NONE = new Connections(0, 0, 0);

    /** These and others. */
    Connections and(Connections others) {
        return new Connections(opened + others.opened, reused + others.reused, replaced + others.replaced);
    }

    /** These and those of one more stream. */
    Connections and(StreamResult result) {
        boolean measured = result.stream().phase() == Phase.MEASURED;
        boolean again = result.end().connection().reused();
        return new Connections(
                opened + (measured && !again ? 1 : 0),
                reused + (measured && again ? 1 : 0),
                replaced + (result.end().connection().replaced() ? 1 : 0));
    }
}
