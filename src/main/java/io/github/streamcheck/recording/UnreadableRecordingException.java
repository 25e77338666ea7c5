package io.github.streamcheck.recording;

/** A recording that can't be judged; the message says why, and what to do. */
public final class UnreadableRecordingException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableRecordingException(String message) {
        super(message);
    }
}
