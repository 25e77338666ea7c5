package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Script;
import io.github.streamcheck.simulator.api.WritePayload;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Faults of the lines and bytes that events are made of. */
final class FramingFaults {

    private static final byte[] CUT_CHARACTER = {(byte) 0xe4, (byte) 0xbd};

    /** In characters. */
    private static final int HUGE = 4 << 20;

    static final List<Fault> ALL = List.of(
            Fault.ofStreams(
                    "sse-line",
                    "sends the JSON of one event without \"data:\" before it",
                    script -> script.mapMiddleToken(event -> event.replaceFirst("^data: ", ""))),
            Fault.ofStreams(
                    "sse-bom",
                    "sends a byte order mark in the middle of the stream",
                    script -> script.mapMiddleToken(event -> "\uFEFF" + event)),
            Fault.ofStreams(
                    "sse-unterminated",
                    "sends no blank line after data: [DONE]",
                    script -> script.mapText(Kind.DONE, String::strip)),
            Fault.ofStreams(
                    "sse-utf8", "sends only two of the three bytes of a character", FramingFaults::cutCharacter),
            Fault.ofStreams(
                    "sse-nul",
                    "sends an event id with a NUL in it",
                    script -> script.mapMiddleToken(event -> "id: 7\0\n" + event)),
            Fault.ofStreams(
                    "sse-event-name",
                    "names its events message_delta",
                    script -> script.mapText(Kind.TOKEN, event -> "event: message_delta\n" + event)),
            Fault.ofStreams(
                    "sse-multiline",
                    "spreads the JSON of each token over several data: lines",
                    script ->
                            script.mapText(Kind.TOKEN, event -> event.replace(",\"choices\"", ",\ndata: \"choices\""))),
            Fault.ofStreams(
                    "sse-unknown-field",
                    "sends a field that no client knows with each token",
                    script -> script.mapText(Kind.TOKEN, event -> "foo: bar\n" + event)),
            Fault.ofStreams(
                    "sse-block-without-data",
                    "sends blocks of fields without any data: between the events",
                    script -> script.insertAfterMiddleToken("id: 7\n\nevent: ping\n\n")),
            Fault.ofStreams(
                    "event-undecodable",
                    "breaks the JSON of one event",
                    script -> script.mapMiddleToken(FramingFaults::breakJson)),
            Fault.ofStreams(
                    "json-split",
                    "spreads one JSON object over two events",
                    script -> script.mapMiddleToken(event -> event.replace(",\"choices\"", ",\n\ndata: \"choices\""))),
            Fault.ofStreams(
                    "heartbeat-as-data",
                    "sends empty data: as a sign of life",
                    script -> script.insertAfterMiddleToken("data:\n\n")),
            Fault.ofStreams(
                    "line-endless",
                    "sends a line of 4 MB in the middle of the stream",
                    script -> script.insertAfterMiddleToken(": " + "x".repeat(HUGE) + "\n\n")),
            Fault.ofStreams(
                    "event-not-object",
                    "sends data: null before anything else",
                    script -> script.insertFirst("data: null\n\n")));

    private FramingFaults() {}

    /** The event without the last third of its JSON. */
    private static String breakJson(String event) {
        return event.substring(0, event.length() * 2 / 3) + "\n\n";
    }

    private static Script cutCharacter(Script script) {
        int middle = script.middleToken();
        return script.mapSends(send -> {
            if (middle < 0 || !send.equals(script.frames().get(middle))) {
                return send;
            }
            String event = send.payload().text();
            int end = Math.max(0, event.indexOf('"', textStart(event)));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(event.substring(0, end).getBytes(UTF_8));
            bytes.writeBytes(CUT_CHARACTER);
            bytes.writeBytes(event.substring(end).getBytes(UTF_8));
            return send.with(WritePayload.of(bytes.toByteArray()));
        });
    }

    /** Where the string begins that is the event's text: that of its choice, or its delta. */
    private static int textStart(String event) {
        int output = Math.max(event.indexOf("\"choices\""), event.indexOf("\"delta\":\""));
        int content = event.indexOf("\":\"", output);
        return content < 0 ? event.length() : content + 3;
    }
}
