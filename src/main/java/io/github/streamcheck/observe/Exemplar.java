package io.github.streamcheck.observe;

import io.github.streamcheck.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One stream that a report shows event by event.
 *
 * @param why what it is an example of
 * @param number the stream's number within the run
 * @param endpoint its endpoint's name
 * @param failure the rule of its first error; empty if it succeeded
 * @param ttftMillis from when it was due to its first token delta; empty if none came
 * @param beginning what happened first
 * @param omitted how many events between the two lists were not kept
 * @param end what happened last; empty if the beginning is all
 * @param answer the whole answer in HTTP/1.1, its body as it was read, without secrets; empty if it succeeded or was too long to keep
 */
public record Exemplar(
        String why,
        int number,
        String endpoint,
        Optional<String> failure,
        OptionalDouble ttftMillis,
        List<Moment> beginning,
        int omitted,
        List<Moment> end,
        Optional<Bytes> answer) {

    public Exemplar {
        beginning = List.copyOf(beginning);
        end = List.copyOf(end);
    }

    /**
     * Something that happened on the stream.
     *
     * @param atMillis when, in milliseconds after the stream was due
     * @param kind what it was
     * @param event the event's number within its stream, from 0; empty if it was no event
     * @param bytes how many bytes it had; of the end, the whole body; 0 if that is not known
     * @param excerpt the first of them or a description, redacted and printable
     */
    public record Moment(double atMillis, Kind kind, OptionalInt event, long bytes, String excerpt) {}

    /** What can happen on a stream. */
    public enum Kind {
        /** The request was handed to an open connection. */
        SENT("request sent"),
        /** The status and the headers came. */
        HEAD("headers"),
        /** An event with generated output. */
        TOKEN("token delta"),
        /** Another chunk. */
        CHUNK("other chunk"),
        /** The sentinel of the end. */
        DONE("[DONE]"),
        /** An SSE comment. */
        COMMENT("comment"),
        CONTROL("control frame"),
        /** An event that could not be read as a chunk. */
        ODD("no chunk"),
        /** The end of the stream, with the body if it was no event stream. */
        END("end");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What it is called in reports. */
        public String words() {
            return words;
        }
    }
}
