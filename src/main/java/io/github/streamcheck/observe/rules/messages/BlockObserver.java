package io.github.streamcheck.observe.rules.messages;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Follows the blocks of one message. A delta that merely continues the one before is not looked at: it is of the same block and the
 * same type. Blocks beyond the first 128 are not distinguished: a broken server must not cost memory.
 */
abstract class BlockObserver implements StreamObserver {

    private final Map<Long, Block> blocks = new LinkedHashMap<>();
    private int starts;

    /** {@code block} begins; {@code number}: how many began before it. */
    void begun(SseEvent event, Payload.Item item, Block block, int number) {}

    /** A delta of that kind is about {@code block}, which is not stopped. */
    void delta(SseEvent event, Payload.Typed typed, Block block) {}

    /** {@code block}, which was not stopped, stops. */
    void stopped(SseEvent event, Block block) {}

    /** A delta, or a stop, of a block that is stopped already. */
    void afterStop(SseEvent event) {}

    /** A delta, or a stop, of a block that never began. */
    void unknown(SseEvent event) {}

    /** {@code message_stop} came. */
    void messageStopped(SseEvent event) {}

    @Override
    public final void significant(SseEvent event, Payload payload) {
        if (!(payload instanceof Payload.Typed typed)) {
            return;
        }
        switch (typed.step()) {
            case ITEM_BEGIN -> begin(event, typed.items().get(0));
            case DELTA, ITEM_END ->
                about(event, typed, typed.part().orElseThrow().output());
            case END -> messageStopped(event);
            default -> {}
        }
    }

    private void begin(SseEvent event, Payload.Item item) {
        Block block = new Block(event, item.type());
        for (Payload.FinalText whole : item.wholes()) {
            if (whole.part().kind().equals("signature")) {
                block.sign();
            } else if (!whole.text().isEmpty()) {
                block.fill();
            }
        }
        begun(event, item, block, starts++);
        if (item.output().isPresent() && blocks.size() < ObservedStream.MAX_PARTS) {
            blocks.put(item.output().getAsLong(), block);
        }
    }

    private void about(SseEvent event, Payload.Typed typed, OptionalLong index) {
        if (index.isEmpty() || blocks.size() >= ObservedStream.MAX_PARTS) {
            return;
        }
        Block block = blocks.get(index.getAsLong());
        if (block == null) {
            unknown(event);
        } else if (block.isStopped()) {
            afterStop(event);
        } else if (typed.step() == Payload.Step.ITEM_END) {
            stopped(event, block);
            block.stop();
        } else {
            delta(event, typed, block);
        }
    }

    /** Those that have begun and not stopped. */
    final List<Block> open() {
        List<Block> open = new ArrayList<>();
        blocks.values().stream().filter(block -> !block.isStopped()).forEach(open::add);
        return open;
    }
}
