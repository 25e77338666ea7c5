package io.github.streamcheck.wire;

import java.io.Serial;

/** An API has no form for something in a conversation. Its message says what the API lacks, to be read after its endpoint's name. */
final class UnsendableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsendableException(String lack) {
        super(lack);
    }
}
