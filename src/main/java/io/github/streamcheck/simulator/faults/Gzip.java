package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import io.github.streamcheck.simulator.api.WritePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Compresses streams. */
final class Gzip {

    private static final String NAME = "gzip";

    private Gzip() {}

    /** The answer with its stream compressed, whether or not the client can read that. */
    static Reply encoded(Reply reply, UnaryOperator<Script> compress) {
        return reply.isStream() ? reply.withHeader("content-encoding", NAME).editStream(compress) : reply;
    }

    /** The answer with its stream compressed if the client offers to read that. */
    static Reply ifOffered(Call call, Reply reply, UnaryOperator<Script> compress) {
        return call.request().negotiation().allowsEncoding(NAME)
                ? encoded(reply, compress).withHeader("vary", "accept-encoding")
                : reply;
    }

    /** So that each frame can be read as soon as it comes. */
    static Script compress(Script script) {
        return compress(script, true);
    }

    /** So that next to nothing can be read before the end. */
    static Script compressUnflushed(Script script) {
        return compress(script, false);
    }

    private static Script compress(Script script, boolean flushed) {
        List<Frame> frames = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int tokens = 0;
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, flushed)) {
            for (Frame frame : script.frames()) {
                if (frame instanceof Send send) {
                    gzip.write(send.payload().toBytes());
                    gzip.flush();
                    tokens += send.tokens();
                    if (bytes.size() > 0) {
                        frames.add(new Send(send.kind(), send.atNanos(), taken(bytes), tokens));
                        tokens = 0;
                    }
                } else if (frame instanceof Frame.End) {
                    gzip.finish();
                    frames.add(new Send(Kind.OTHER, frame.atNanos(), taken(bytes), tokens));
                    frames.add(frame);
                } else {
                    frames.add(frame);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Script(frames);
    }

    private static WritePayload taken(ByteArrayOutputStream bytes) {
        WritePayload payload = WritePayload.of(bytes.toByteArray());
        bytes.reset();
        return payload;
    }
}
