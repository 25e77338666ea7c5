package io.github.streamcheck.observe.rules.usage;

import io.github.streamcheck.wire.Payload;

/**
 * Whether the text and the reasoning of a stream each come in pieces of one length, so that they are no tokens: some servers cut
 * their text every few characters. The last piece may be shorter.
 */
final class EvenPieces {

    /** Fewer pieces of one length are chance. */
    private static final int MIN_PIECES = 4;

    private final Channel texts = new Channel();
    private final Channel thoughts = new Channel();

    /** Takes the pieces of a choice. */
    void add(Payload.Choice choice) {
        texts.add(choice.text());
        thoughts.add(choice.reasoning());
    }

    /** Whether there are pieces, and those of each channel have one length. */
    boolean areEven() {
        return texts.pieces + thoughts.pieces > 0 && texts.isEven() && thoughts.isEven();
    }

    private static final class Channel {

        private int length;
        private int pieces;
        private boolean even = true;
        private boolean over;

        /** Takes the next piece; an empty one is none. */
        void add(String piece) {
            if (piece.isEmpty() || !even) {
                return;
            }
            int characters = piece.codePointCount(0, piece.length());
            length = pieces++ == 0 ? characters : length;
            // Only the last one may be shorter.
            even = !over && characters <= length;
            over = characters < length;
        }

        boolean isEven() {
            return pieces == 0 || (even && pieces >= MIN_PIECES);
        }
    }
}
