package io.github.streamcheck.wire;

import org.jspecify.annotations.Nullable;

/**
 * Decodes as another decoder does, and asks it only for events that are new: most events of a stream repeat one of the last ones
 * but for a text. Not thread-safe.
 */
final class TemplateDecoder implements PayloadDecoder {

    /** For the choices of one stream, whose events alternate. */
    private static final int TEMPLATES = 4;

    private final Full full;
    private final @Nullable EventTemplate[] templates = new EventTemplate[TEMPLATES];

    /** Where the template stands that was used last. */
    private int last;

    /** Decodes whole events, each of them in the same way whether or not it was asked for others that repeat one. */
    interface Full extends PayloadDecoder {

        /** The values of the event that was decoded last in whose place others may stand. */
        Holes holes();
    }

    TemplateDecoder(Full full) {
        this.full = full;
    }

    @Override
    public Payload decode(SseEvent event) {
        for (int i = 0; i < TEMPLATES; i++) {
            int at = (last + i) % TEMPLATES;
            EventTemplate template = templates[at];
            Payload payload = template == null ? null : template.decode(event.data());
            if (payload != null) {
                last = at;
                return payload;
            }
        }
        Payload payload = full.decode(event);
        EventTemplate template = full.holes().template(event.data(), payload);
        if (template != null) {
            last = (last + TEMPLATES - 1) % TEMPLATES;
            templates[last] = template;
        }
        return payload;
    }
}
