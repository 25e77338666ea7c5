package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.Frame.Kind;
import io.github.streamcheck.simulator.Frame.Send;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The frames of one answer, in order, with the edits that faults are made of. Immutable: each edit returns a new script. A script
 * without a last word ({@code End}, {@code Cut}, {@code Hang} or {@code Repeat}) hangs.
 */
record Script(List<Frame> frames) {

    Script {
        frames = List.copyOf(frames);
    }

    /** One JSON body, at once complete. */
    static Script body(String json, long atNanos) {
        return new Script(List.of(new Send(Kind.OTHER, atNanos, Payload.of(json)), new Frame.End(atNanos)));
    }

    /** Without any frame of that kind. */
    Script without(Kind kind) {
        return new Script(frames.stream().filter(frame -> !isA(kind, frame)).toList());
    }

    /** With the text of every frame of that kind changed. */
    Script mapText(Kind kind, UnaryOperator<String> change) {
        return new Script(frames.stream()
                .map(frame -> isA(kind, frame) ? withText((Send) frame, change) : frame)
                .toList());
    }

    /** With the text of the middle token changed; unchanged if there is no token. */
    Script mapMiddleToken(UnaryOperator<String> change) {
        int middle = middleToken();
        if (middle < 0) {
            return this;
        }
        List<Frame> edited = new ArrayList<>(frames);
        edited.set(middle, withText((Send) frames.get(middle), change));
        return new Script(edited);
    }

    /** All up to and including the middle token, or, if there is no token, nothing. */
    Script firstHalf() {
        return new Script(frames.subList(0, middleToken() + 1));
    }

    /** All before the first frame of that kind, or everything if there is none. */
    Script before(Kind kind) {
        int first = indexOf(frame -> isA(kind, frame));
        return first < 0 ? this : new Script(frames.subList(0, first));
    }

    /** With one more event at the end. Like all that is added at the end, it is due at the time of the last frame. */
    Script thenSend(Kind kind, String text) {
        return then(new Send(kind, end(), Payload.of(text)));
    }

    /** With an orderly end. */
    Script thenEnd() {
        return then(new Frame.End(end()));
    }

    /** With the connection closed at the end, without a last chunk. */
    Script thenCut() {
        return then(new Frame.Cut(end(), false));
    }

    /** With silence at the end, on an open connection. */
    Script thenHang() {
        return then(new Frame.Hang(end()));
    }

    /** With a text sent at the end for ever. */
    Script thenRepeat(String text, Duration every) {
        return then(new Frame.Repeat(end(), every.toNanos(), Payload.of(text)));
    }

    /** With {@code text} sent right after the last frame of that kind; unchanged if there is none. */
    Script insertAfter(Kind kind, String text) {
        List<Frame> edited = new ArrayList<>(frames);
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (isA(kind, frames.get(i))) {
                edited.add(i + 1, new Send(Kind.OTHER, frames.get(i).atNanos(), Payload.of(text)));
                break;
            }
        }
        return new Script(edited);
    }

    /** The texts of all frames of that kind, in order. */
    List<String> texts(Kind kind) {
        return frames.stream()
                .filter(frame -> isA(kind, frame))
                .map(frame -> ((Send) frame).payload().text())
                .toList();
    }

    /** The length of the body in bytes if it is written at once and in order, else -1. */
    long fixedLength() {
        return frames.size() == 2 && frames.get(0) instanceof Send send && frames.get(1) instanceof Frame.End
                ? send.payload().length()
                : -1;
    }

    private Script then(Frame frame) {
        List<Frame> edited = new ArrayList<>(frames);
        edited.add(frame);
        return new Script(edited);
    }

    private long end() {
        return frames.isEmpty() ? 0 : frames.get(frames.size() - 1).atNanos();
    }

    private int middleToken() {
        long half = (frames.stream().filter(frame -> isA(Kind.TOKEN, frame)).count() + 1) / 2;
        long seen = 0;
        for (int i = 0; i < frames.size(); i++) {
            if (isA(Kind.TOKEN, frames.get(i)) && ++seen == half) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(Predicate<Frame> test) {
        for (int i = 0; i < frames.size(); i++) {
            if (test.test(frames.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Send withText(Send send, UnaryOperator<String> change) {
        return new Send(
                send.kind(),
                send.atNanos(),
                Payload.of(change.apply(send.payload().text())));
    }

    private static boolean isA(Kind kind, Frame frame) {
        return frame instanceof Send send && send.kind() == kind;
    }
}
