package io.github.streamcheck.simulator.api;

import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The frames of one answer, in order, with the edits that faults are made of. Immutable: each edit returns a new script. A script
 * without a last word ({@code End}, {@code Cut}, {@code Hang} or {@code Repeat}) hangs.
 */
public record Script(List<Frame> frames) {

    public Script {
        frames = List.copyOf(frames);
    }

    /** One JSON body, at once complete. */
    public static Script body(String json, long atNanos) {
        return new Script(List.of(new Send(Kind.OTHER, atNanos, WritePayload.of(json)), new Frame.End(atNanos)));
    }

    /** With its frames edited in a copy of the list. */
    public Script edit(UnaryOperator<List<Frame>> edit) {
        return new Script(edit.apply(new ArrayList<>(frames)));
    }

    /** With each of its sendings changed. */
    public Script mapSends(UnaryOperator<Send> change) {
        return new Script(frames.stream()
                .map(frame -> frame instanceof Send send ? change.apply(send) : frame)
                .toList());
    }

    /** Without any frame of that kind. */
    public Script without(Kind kind) {
        return new Script(frames.stream().filter(frame -> !isA(kind, frame)).toList());
    }

    /** With the text of every frame of that kind changed. */
    public Script mapText(Kind kind, UnaryOperator<String> change) {
        return mapSends(send -> send.kind() == kind ? send.withText(change) : send);
    }

    /** With the text of every frame changed, in order. */
    public Script mapTexts(UnaryOperator<String> change) {
        return mapSends(send -> send.withText(change));
    }

    /** With the text of the middle token changed; unchanged if there is no token. */
    public Script mapMiddleToken(UnaryOperator<String> change) {
        return mapToken(middleToken(), change);
    }

    /** With the text of the token at that place among the frames changed; unchanged if the place is negative. */
    public Script mapToken(int at, UnaryOperator<String> change) {
        return at < 0
                ? this
                : edit(copy -> {
                    copy.set(at, ((Send) copy.get(at)).withText(change));
                    return copy;
                });
    }

    /** All up to and including the middle token, or, if there is no token, nothing. */
    public Script firstHalf() {
        return new Script(frames.subList(0, middleToken() + 1));
    }

    /** All before the first frame of that kind, or everything if there is none. */
    public Script before(Kind kind) {
        int first = indexOf(frame -> isA(kind, frame));
        return first < 0 ? this : new Script(frames.subList(0, first));
    }

    /** With one more event at the end. Like all that is added at the end, it is due at the time of the last frame. */
    public Script thenSend(Kind kind, String text) {
        return then(new Send(kind, end(), WritePayload.of(text)));
    }

    /** With an orderly end. */
    public Script thenEnd() {
        return then(new Frame.End(end()));
    }

    /** With the connection closed at the end, without a last chunk. */
    public Script thenCut() {
        return then(new Frame.Cut(end(), false));
    }

    /** With silence at the end, on an open connection. */
    public Script thenHang() {
        return then(new Frame.Hang(end()));
    }

    /** With a text that is sent at the end forever. */
    public Script thenRepeat(String text, Duration every) {
        return then(new Frame.Repeat(end(), every.toNanos(), WritePayload.of(text)));
    }

    /** With {@code text} sent right after the last frame of that kind; unchanged if there is none. */
    public Script insertAfter(Kind kind, String text) {
        return insertAt(lastIndexOf(kind) + 1, text);
    }

    /** With {@code text} sent right after the middle token; unchanged if there is none. */
    public Script insertAfterMiddleToken(String text) {
        return insertAt(middleToken() + 1, text);
    }

    /** With {@code text} sent before anything else. */
    public Script insertFirst(String text) {
        return edit(copy -> {
            copy.add(
                    0, new Send(Kind.OTHER, frames.isEmpty() ? 0 : frames.get(0).atNanos(), WritePayload.of(text)));
            return copy;
        });
    }

    /** With {@code text} sent after as many frames, at the time of the last of these; unchanged after none. */
    private Script insertAt(int at, String text) {
        return at == 0
                ? this
                : edit(copy -> {
                    copy.add(at, new Send(Kind.OTHER, copy.get(at - 1).atNanos(), WritePayload.of(text)));
                    return copy;
                });
    }

    /** With all frames of that kind put right after the frame of that place, or first if the place is -1. */
    public Script move(Kind kind, int after) {
        return edit(copy -> {
            List<Frame> moved = copy.stream().filter(frame -> isA(kind, frame)).toList();
            long atNanos = after < 0 ? 0 : copy.get(after).atNanos();
            List<Frame> before = new ArrayList<>(copy.subList(0, after + 1));
            List<Frame> rest = new ArrayList<>(copy.subList(after + 1, copy.size()));
            before.removeAll(moved);
            rest.removeAll(moved);
            moved.forEach(frame -> before.add(frame.at(atNanos)));
            before.addAll(rest);
            return before;
        });
    }

    /** With the times changed of all frames from that place on. */
    public Script retime(int from, LongUnaryOperator change) {
        return edit(copy -> {
            for (int i = Math.max(0, from); i < copy.size(); i++) {
                copy.set(i, copy.get(i).at(change.applyAsLong(copy.get(i).atNanos())));
            }
            return copy;
        });
    }

    /** The texts of all frames of that kind, in order. */
    public List<String> texts(Kind kind) {
        return frames.stream()
                .filter(frame -> isA(kind, frame))
                .map(frame -> ((Send) frame).payload().text())
                .toList();
    }

    /** The places of the frames of that kind. */
    public List<Integer> places(Kind kind) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (isA(kind, frames.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    /** The place of the middle token, or -1 if there is none. */
    public int middleToken() {
        List<Integer> tokens = places(Kind.TOKEN);
        return tokens.isEmpty() ? -1 : tokens.get((tokens.size() - 1) / 2);
    }

    /** The length of the body in bytes if it is written at once and in order, else -1. */
    long fixedLength() {
        return frames.size() == 2 && frames.get(0) instanceof Send send && frames.get(1) instanceof Frame.End
                ? send.payload().length()
                : -1;
    }

    /** When the last frame is due. */
    public long end() {
        return frames.isEmpty() ? 0 : frames.get(frames.size() - 1).atNanos();
    }

    private Script then(Frame frame) {
        return edit(copy -> {
            copy.add(frame);
            return copy;
        });
    }

    private int lastIndexOf(Kind kind) {
        List<Integer> places = places(kind);
        return places.isEmpty() ? -1 : places.get(places.size() - 1);
    }

    private int indexOf(Predicate<Frame> test) {
        for (int i = 0; i < frames.size(); i++) {
            if (test.test(frames.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isA(Kind kind, Frame frame) {
        return frame instanceof Send send && send.kind() == kind;
    }
}
