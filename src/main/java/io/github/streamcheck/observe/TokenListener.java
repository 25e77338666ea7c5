package io.github.streamcheck.observe;

/** Takes what is measured at each token delta, as it comes, so that no stream has to keep it. All in nanoseconds, 0 or more. */
public interface TokenListener {

    /** Throws it away. */
    TokenListener NONE = new TokenListener() {
        @Override
        public void gap(long nanos) {}

        @Override
        public void waited(long nanos) {}
    };

    /** Takes the time since the token delta before, of the same choice. */
    void gap(long nanos);

    /** Takes how long a token delta may have waited in this client before it was read. */
    void waited(long nanos);

    /** Gives everything to this one and to {@code other}. */
    default TokenListener and(TokenListener other) {
        TokenListener first = this;
        return new TokenListener() {
            @Override
            public void gap(long nanos) {
                first.gap(nanos);
                other.gap(nanos);
            }

            @Override
            public void waited(long nanos) {
                first.waited(nanos);
                other.waited(nanos);
            }
        };
    }
}
