package io.github.streamcheck.wire;

/**
 * A value in an event's data in whose place any other of its kind may stand.
 *
 * @param from where it begins, in bytes
 * @param to where it ends
 */
record Hole(Kind kind, int from, int to) {

    /** What stands in a hole: a plain value, as {@link PlainJson} has them. */
    enum Kind {
        /** The generated text, a string. */
        TEXT,
        /** The event's id, a string. */
        ID,
        /** The event's number, an integer without a sign. */
        COUNT,
        /** A string that nobody reads. */
        ANY_STRING,
        /** A number that nobody reads. */
        ANY_NUMBER;

        /** Where the value of this kind that begins at {@code from} ends; {@link PlainJson#ODD} if there is none. */
        int end(byte[] json, int from) {
            return switch (this) {
                case TEXT, ID, ANY_STRING -> PlainJson.endOfString(json, from);
                case COUNT -> PlainJson.endOfCount(json, from);
                case ANY_NUMBER -> PlainJson.endOfNumber(json, from);
            };
        }
    }
}
