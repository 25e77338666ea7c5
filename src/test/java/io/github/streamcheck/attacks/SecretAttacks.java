package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.DONE;
import static io.github.streamcheck.attacks.Answers.STREAM;
import static io.github.streamcheck.attacks.Answers.event;

import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Spellings;
import io.github.streamcheck.wire.ScriptedServer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Servers that give the key back, spelled so that a search for it finds nothing. */
final class SecretAttacks {

    private SecretAttacks() {}

    static List<Attack> all() {
        return Stream.of("plain", "json-all", "url-all", "html-decimal", "base64", "base64-bearer", "json-twice")
                .flatMap(spelling -> channels(
                        spelling,
                        Objects.requireNonNull(Spellings.all().get(spelling)).apply(Shown.KEY)))
                .toList();
    }

    private static Stream<Attack> channels(String spelling, String key) {
        String json = spelling.startsWith("json") || key.indexOf('\\') < 0 ? key : key.replace("\\", "\\\\");
        return Stream.of(
                Attack.answering(
                                "the key (" + spelling + ") in an answer",
                                "HTTP/1.1 401 " + key + "\r\nContent-Type: text/" + key + "\r\nX-Key: " + key
                                        + "\r\n\r\n{\"error\":{\"message\":\"Incorrect API key: " + json + "\"}}")
                        .found("http-status", "401"),
                Attack.answering(
                                "the key (" + spelling + ") in a stream",
                                STREAM + ": " + key + "\n" + key + "\nevent: " + key + "\n"
                                        + event("{\"id\":\"" + json + "\",\"model\":\"" + json + "\",\"object\":\""
                                                + json
                                                + "\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"" + json
                                                + "\",\"content\":\"" + json + "\"},\"finish_reason\":\"" + json
                                                + "\"}]}")
                                        + event("{\"error\":{\"message\":\"" + json + "\",\"type\":\"" + json + "\"}}")
                                        + DONE)
                        .found("error-event"),
                Attack.of("the key (" + spelling + ") in pages", connection -> {
                            while (connection.readRequest()) {
                                connection.send(ScriptedServer.answer(
                                        "500 " + key,
                                        "text/" + key,
                                        "java.lang.NullPointerException " + key + "\n\tat a.B.c(B.java:1)\n"));
                            }
                        })
                        .asked(plans -> plans.metrics(Demand.REQUIRED))
                        .found("http-status", "500"));
    }
}
