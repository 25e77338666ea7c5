package io.github.streamcheck.wire;

/** What a line that is not blank can be. */
enum SseField {
    COMMENT(""),
    DATA("data"),
    EVENT("event"),
    ID("id"),
    RETRY("retry"),
    /** A field of any other name, which SSE ignores. */
    UNKNOWN("");

    private final String fieldName;

    SseField(String fieldName) {
        this.fieldName = fieldName;
    }

    /** The kind of the line {@code array[from..to)}, which is not empty. Names are case-sensitive. */
    static SseField of(byte[] array, int from, int to) {
        SseField candidate = switch (array[from]) {
            case ':' -> COMMENT;
            case 'd' -> DATA;
            case 'e' -> EVENT;
            case 'i' -> ID;
            case 'r' -> RETRY;
            default -> UNKNOWN;
        };
        return candidate.names(array, from, to) ? candidate : UNKNOWN;
    }

    /** Where the value begins: after the colon and one space; at {@code to} if the line is only a name. */
    int valueFrom(byte[] array, int from, int to) {
        int value = Math.min(from + fieldName.length() + 1, to);
        return value < to && array[value] == ' ' ? value + 1 : value;
    }

    private boolean names(byte[] array, int from, int to) {
        int length = fieldName.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (array[from + i] != fieldName.charAt(i)) {
                return false;
            }
        }
        return length == 0 || to - from == length || array[from + length] == ':';
    }
}
