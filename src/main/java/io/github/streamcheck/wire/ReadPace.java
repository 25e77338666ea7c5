package io.github.streamcheck.wire;

/** How fast a connection is read. For the one thread that reads it. */
interface ReadPace {

    /** As fast as bytes come. */
    ReadPace FULL = new ReadPace() {
        @Override
        public void answered() {}

        @Override
        public boolean isHoldingBack() {
            return false;
        }
    };

    /** An answer has begun: from now on, the pace is kept. */
    void answered();

    /** Whether what was read has been a second behind what came, because of the pace. */
    boolean isHoldingBack();
}
