package io.github.streamcheck.observe.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BufferBlocksTest {

    private final BufferBlocks blocks = new BufferBlocks();

    private void block(int bytes, int tokens) {
        blocks.add(bytes, tokens);
        blocks.end();
    }

    @Test
    void aBlockIsTheSumOfItsReads() {
        blocks.add(4_000, 4);
        blocks.add(90, 4);
        blocks.add(6, 0);
        blocks.end();

        assertThat(blocks.full()).isEqualTo(1);
        assertThat(blocks.largest()).isEqualTo(4_096);
    }

    @Test
    void eachBlockBeginsAnew() {
        block(4_000, 8);
        block(96, 8);

        assertThat(blocks.full()).isZero();
        assertThat(blocks.largest()).isEqualTo(4_000);
    }

    @Test
    void aBlockOfFewTokensIsNone() {
        block(4_096, 7);
        assertThat(blocks.full()).isZero();
        block(4_096, 8);
        assertThat(blocks.full()).isEqualTo(1);
    }

    @Test
    void twoBlocksOfOneSizeAreOfOneBuffer() {
        block(4_096, 8);
        assertThat(blocks.areOfOneBuffer()).isFalse();
        block(4_096, 8);
        assertThat(blocks.areOfOneBuffer()).isTrue();
    }

    @Test
    void theFirstBlockMayBeOfAnotherSize() {
        block(300, 1);
        block(4_096, 8);
        block(4_096, 8);
        assertThat(blocks.areOfOneBuffer()).isTrue();
    }

    @Test
    void twoOfThemMayNot() {
        block(300, 1);
        block(4_096, 8);
        block(4_096, 8);
        block(300, 1);
        assertThat(blocks.areOfOneBuffer()).isFalse();
    }

    @Test
    void buffersOfTwoSizesAreNotOne() {
        block(4_096, 8);
        block(8_192, 8);
        assertThat(blocks.full()).isEqualTo(2);
        assertThat(blocks.areOfOneBuffer()).isFalse();
        block(8_192, 8);
        assertThat(blocks.areOfOneBuffer()).isFalse();
    }
}
