package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.api.Negotiation;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferFaultsTest {

    private static final Negotiation GZIP = new Negotiation(Optional.empty(), Optional.of("gzip, deflate"));

    private final Faulty faulty = new Faulty(GeneratorSettings.DEFAULTS
            .withTokens(64)
            .withTtft(Duration.ofMillis(50))
            .withItl(Duration.ofMillis(25)));

    @ParameterizedTest
    @CsvSource({"buffer-4k, 4096", "buffer-8k, 8192"})
    void sendsABlockWhenTheEventThatFillsItIsDue(String fault, int size) throws Exception {
        List<Send> correct = sends(faulty.correct(Requests.CHAT_STREAM));

        List<Send> blocks = sends(faulty.reply(fault, Requests.CHAT_STREAM));

        List<Send> full = blocks.subList(0, blocks.size() - 1);
        assertThat(full).isNotEmpty().allMatch(block -> block.payload().toBytes().length == size);
        assertThat(full.get(0).atNanos()).isEqualTo(whenSent(correct, size));
        assertThat(full.get(0).payload().text()).doesNotEndWith("\n\n");
        assertThat(blocks.get(blocks.size() - 1).atNanos())
                .isEqualTo(correct.get(correct.size() - 1).atNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"buffer-4k", "buffer-8k", "one-burst", "held-content-length", "flush-interval"})
    void changesNoByteAndCountsEachToken(String fault) throws Exception {
        List<Send> correct = sends(faulty.correct(Requests.CHAT_STREAM));

        List<Send> sent = sends(faulty.reply(fault, Requests.CHAT_STREAM));

        assertThat(bytes(sent)).isEqualTo(bytes(correct));
        assertThat(sent.stream().mapToInt(Send::tokens).sum()).isEqualTo(64);
    }

    @Test
    void holdsAShortStreamFor300Millis() throws Exception {
        Faulty quick = new Faulty(GeneratorSettings.DEFAULTS.withTokens(4).withItl(Duration.ZERO));

        assertThat(millis(quick.reply("one-burst", Requests.CHAT_STREAM))).containsExactly(300L);
    }

    @Test
    void holdsALongStreamToItsEndAndSendsItInPieces() throws Exception {
        Reply reply = faulty.reply("one-burst", Requests.CHAT_STREAM);

        assertThat(reply.headAtNanos()).isZero();
        List<Long> pieces = millis(reply);
        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .containsExactlyElementsOf(
                        LongStream.range(1_625, 1_625 + pieces.size()).boxed().toList());
        assertThat(reply.script().end()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(pieces.get(pieces.size() - 1)));
        assertThat(reply.contentLength()).isEqualTo(-1);
    }

    @Test
    void knowsTheLengthOfWhatItHasHeldToTheEnd() throws Exception {
        Reply reply = faulty.reply("held-content-length", Requests.CHAT_STREAM);

        assertThat(reply.headAtNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_625));
        assertThat(millis(reply)).containsExactly(1_625L);
        assertThat(reply.contentLength()).isEqualTo(bytes(sends(reply)).length);
    }

    @Test
    void flushesWholeEventsEach200Millis() throws Exception {
        Reply reply = faulty.reply("flush-interval", Requests.CHAT_STREAM);

        assertThat(millis(reply)).containsExactly(0L, 200L, 400L, 600L, 800L, 1_000L, 1_200L, 1_400L, 1_600L, 1_625L);
        assertThat(sends(reply)).extracting(Send::tokens).containsExactly(0, 7, 8, 8, 8, 8, 8, 8, 8, 1);
        assertThat(Faulty.texts(reply)).allMatch(text -> text.endsWith("\n\n"));
    }

    @Test
    void givesNoEventBeforeTheEndIfTheCompressorIsNotFlushed() throws Exception {
        Reply reply = faulty.reply("gzip-held", Requests.CHAT_STREAM, GZIP);

        List<Send> sent = sends(reply);
        assertThat(reply.headers()).containsEntry("content-encoding", "gzip");
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).payload().toBytes().length)
                .as("the head of the format")
                .isEqualTo(10);
        assertThat(sent.get(1).atNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_625));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip-held", "variant-gzip"})
    void compressesNothingThatWasNotOffered(String fault) throws Exception {
        Reply reply = faulty.reply(fault, Requests.CHAT_STREAM);

        assertThat(Faulty.texts(reply)).hasSizeGreaterThan(64);
        assertThat(reply.headers()).doesNotContainKey("content-encoding");
    }

    private static long whenSent(List<Send> sends, int bytes) {
        int sent = 0;
        for (Send send : sends) {
            sent += send.payload().toBytes().length;
            if (sent >= bytes) {
                return send.atNanos();
            }
        }
        throw new AssertionError("shorter than that");
    }

    private static byte[] bytes(List<Send> sends) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sends.forEach(send -> bytes.writeBytes(send.payload().toBytes()));
        return bytes.toByteArray();
    }

    private static List<Long> millis(Reply reply) {
        return sends(reply).stream()
                .map(send -> TimeUnit.NANOSECONDS.toMillis(send.atNanos()))
                .toList();
    }

    private static List<Send> sends(Reply reply) {
        return reply.script().frames().stream()
                .filter(Send.class::isInstance)
                .map(Send.class::cast)
                .toList();
    }
}
