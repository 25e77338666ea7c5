package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.text.Unit;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A distribution as it can be added to others: the histogram in HdrHistogram's compressed form, in Base64, and what is exact
 * beside it.
 */
final class DistributionJson {

    private static final int SIGNIFICANT_DIGITS = 3;

    private DistributionJson() {}

    /** Writes a distribution, which may be empty. */
    static void write(ObjectNode node, Distribution values) {
        node.put("count", values.count());
        if (values.count() == 0) {
            return;
        }
        node.put("sum", values.sum());
        node.put("min", values.min());
        node.put("max", values.max());
        Histogram ticks = values.ticks();
        ByteBuffer buffer = ByteBuffer.allocate(ticks.getNeededByteBufferCapacity());
        int length = ticks.encodeIntoCompressedByteBuffer(buffer);
        node.put("histogram", Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
    }

    /** Reads a distribution with figures of that unit. */
    static Distribution read(Members node, Unit unit) {
        long count = node.number("count").longValue();
        if (count == 0) {
            return new Distribution(unit);
        }
        Histogram ticks = histogram(node);
        if (ticks.getTotalCount() != count || ticks.getNumberOfSignificantValueDigits() != SIGNIFICANT_DIGITS) {
            throw node.malformed("histogram", "one of " + count + " values with three digits");
        }
        return Distribution.of(
                unit,
                ticks,
                node.number("sum").doubleValue(),
                node.number("min").doubleValue(),
                node.number("max").doubleValue());
    }

    private static Histogram histogram(Members node) {
        try {
            byte[] bytes = Base64.getDecoder().decode(node.text("histogram"));
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException | RuntimeException undecodable) {
            throw node.malformed("histogram", "a compressed histogram in Base64");
        }
    }
}
