package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.Frame.Send;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Compresses a stream so that each frame can be read as soon as it comes. */
final class Gzip {

    private Gzip() {}

    static Script compress(Script script) {
        List<Frame> frames = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, true)) {
            for (Frame frame : script.frames()) {
                if (frame instanceof Send send) {
                    gzip.write(send.payload().toBytes());
                    gzip.flush();
                    frames.add(send.with(taken(bytes)));
                } else if (frame instanceof Frame.End) {
                    gzip.finish();
                    frames.add(new Send(Frame.Kind.OTHER, frame.atNanos(), taken(bytes)));
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

    private static Payload taken(ByteArrayOutputStream bytes) {
        Payload payload = Payload.of(bytes.toByteArray());
        bytes.reset();
        return payload;
    }
}
