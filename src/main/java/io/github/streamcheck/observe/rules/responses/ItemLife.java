package io.github.streamcheck.observe.rules.responses;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.wire.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The life of one item, from its being added on: its parts, its texts, and what of them is done. */
final class ItemLife {

    static final String NOT_ADDED = "text comes for an item or a part that has not been added";

    /** Where a part is: summaries are counted by themselves. */
    private record Place(boolean summary, long index) {

        static Place of(Payload.Part part) {
            return new Place(part.kind().equals("summary_text"), part.content());
        }
    }

    private record Text(String kind, long index) {}

    private final Map<Place, String> kinds = new HashMap<>();
    private final Set<Place> openParts = new HashSet<>();
    private final Set<Text> openTexts = new HashSet<>();
    private final Set<Text> doneTexts = new HashSet<>();
    private boolean done;
    private boolean anyDone;

    /** Takes an event about this item that does not begin it, and says what is wrong with it. */
    Optional<String> take(Payload.Typed typed, Payload.Part part) {
        if (done) {
            return Optional.of(
                    typed.step() == Payload.Step.ITEM_END
                            ? "an item is done twice"
                            : "an event is about an item that is done already");
        }
        anyDone |= typed.step() != Payload.Step.PART_BEGIN && typed.step() != Payload.Step.DELTA;
        return switch (typed.step()) {
            case ITEM_END -> {
                done = true;
                yield Optional.empty();
            }
            case PART_BEGIN -> partBegun(typed, part);
            case PART_END -> partDone(part);
            case DELTA, TEXT_END -> text(typed, part);
            default -> Optional.empty();
        };
    }

    private Optional<String> partBegun(Payload.Typed typed, Payload.Part part) {
        Place place = Place.of(part);
        if (kinds.size() >= ObservedStream.MAX_PARTS) {
            return Optional.empty();
        }
        long next = kinds.keySet().stream()
                .filter(each -> each.summary() == place.summary())
                .count();
        boolean known = kinds.put(place, part.kind()) != null;
        openParts.add(place);
        if (typed.missing().stream().anyMatch(member -> member.path().endsWith("_index"))) {
            // Nobody can say which part it is.
            return Optional.empty();
        }
        return known
                ? Optional.of("a part is added at a place that is in use")
                : place.index() == next ? Optional.empty() : Optional.of("a part is added out of turn");
    }

    private Optional<String> partDone(Payload.Part part) {
        Place place = Place.of(part);
        if (kinds.containsKey(place)) {
            return openParts.remove(place) ? Optional.empty() : Optional.of("a part is done twice");
        }
        return isUnknown(part) ? Optional.of(NOT_ADDED) : Optional.empty();
    }

    private Optional<String> text(Payload.Typed typed, Payload.Part part) {
        boolean end = typed.step() == Payload.Step.TEXT_END;
        Place place = Place.of(part);
        Text text = new Text(part.kind(), part.content());
        if (isUnknown(part)) {
            return Optional.of(NOT_ADDED);
        }
        if (kinds.containsKey(place) && !openParts.contains(place) && isOfParts(part)) {
            return Optional.of("an event is about a part that is done already");
        }
        if (doneTexts.contains(text)) {
            return Optional.of(end ? "a text is done twice" : "a text goes on after it was done");
        }
        if (end) {
            openTexts.remove(text);
            doneTexts.add(text);
        } else if (openTexts.size() < ObservedStream.MAX_PARTS
                && typed.content().isTokenDelta()) {
            // Of what is no text nobody knows whether it has a done event.
            openTexts.add(text);
        }
        return Optional.empty();
    }

    /** Arguments of a call are the item's own. */
    private static boolean isOfParts(Payload.Part part) {
        return !part.kind().endsWith("_arguments")
                && !part.kind().endsWith("_input")
                && !part.kind().endsWith("_code");
    }

    /** Only what is shown to a reader must have parts. */
    private boolean isUnknown(Payload.Part part) {
        boolean shown = part.kind().equals("output_text") || part.kind().equals("refusal");
        return shown && kinds.size() < ObservedStream.MAX_PARTS && !part.kind().equals(kinds.get(Place.of(part)));
    }

    /** Whether the response ended without any event that says that the item or something of it is done. */
    boolean hasNoEnd() {
        return !anyDone;
    }

    /** What is not done at the end. */
    List<String> unended() {
        List<String> problems = new ArrayList<>();
        if (!done) {
            problems.add("an item of a completed response is never done");
        }
        if (!openParts.isEmpty()) {
            problems.add("a part of a completed response is never done");
        }
        if (!openTexts.isEmpty()) {
            problems.add("a text of a completed response is never done");
        }
        return problems;
    }
}
