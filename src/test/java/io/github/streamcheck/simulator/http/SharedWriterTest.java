package io.github.streamcheck.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedWriterTest {

    private final SharedWriter writer = new SharedWriter();
    private final Object slow = "slow";
    private final Object other = "other";

    @Test
    void nobodyWaitsForAClientThatTakesEverything() {
        writer.takes(slow);

        assertThat(writer.holdsUp(other)).isFalse();
    }

    @Test
    void aClientThatTakesAgainHoldsUpNobody() {
        writer.blocks(slow);
        writer.takes(slow);

        assertThat(writer.holdsUp(other)).isFalse();
    }

    @Test
    void aClientIsNotHeldUpByItself() {
        writer.blocks(slow);

        assertThat(writer.holdsUp(slow)).isFalse();
    }
}
