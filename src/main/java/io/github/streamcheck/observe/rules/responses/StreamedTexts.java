package io.github.streamcheck.observe.rules.responses;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.wire.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of one item as they were streamed. Texts beyond the first 128 are not looked at: a broken server must not cost memory.
 */
final class StreamedTexts {

    /** Where a text is within its item. */
    record Place(String kind, long content) {

        static Place of(Payload.Part part) {
            return new Place(part.kind(), part.content());
        }

        boolean isReasoning() {
            return kind.equals("reasoning_text") || kind.equals("summary_text");
        }
    }

    private final Map<Place, JoinedText> texts = new HashMap<>();

    /** Takes the next piece of a text. */
    void add(Payload.Part part, String piece) {
        Place place = Place.of(part);
        if (!piece.isEmpty() && (texts.size() < ObservedStream.MAX_PARTS || texts.containsKey(place))) {
            texts.merge(place, JoinedText.of(piece), JoinedText::then);
        }
    }

    /**
     * What was streamed of a text, if {@code whole} differs from it. A text that was never streamed in pieces is known from the
     * first event that has it whole.
     */
    Optional<JoinedText> differing(Payload.FinalText whole) {
        Place place = Place.of(whole.part());
        JoinedText now = JoinedText.of(whole.text());
        if (texts.size() < ObservedStream.MAX_PARTS) {
            texts.putIfAbsent(place, now);
        }
        return Optional.ofNullable(texts.get(place)).filter(joined -> !joined.equals(now));
    }

    /** The places of texts that were streamed and that {@code whole} lacks. */
    List<Place> absent(Payload.Item whole) {
        List<Place> there =
                whole.wholes().stream().map(each -> Place.of(each.part())).toList();
        return texts.entrySet().stream()
                .filter(text -> text.getValue().length() > 0)
                .map(Map.Entry::getKey)
                .filter(place -> !there.contains(place))
                .toList();
    }
}
