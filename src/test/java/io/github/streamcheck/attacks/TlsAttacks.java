package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.WHOLE;
import static io.github.streamcheck.wire.ScriptedServer.answer;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.ScriptedServer.Connection;
import io.github.streamcheck.wire.ScriptedServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers that should speak TLS. */
final class TlsAttacks {

    private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 0x28};

    private TlsAttacks() {}

    static List<Attack> all() {
        return Stream.of(plain(), certificates()).flatMap(List::stream).toList();
    }

    private static Attack plain(String name, Script script) {
        return Attack.of(name, script)
                .over(() -> new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script)
                .asked(Plans::streamsOnly);
    }

    /** Sends it as soon as the client has said something. */
    private static Attack hello(String name, byte[] bytes) {
        return plain(name, connection -> {
            hear(connection);
            connection.sendBytes(bytes);
            Http1Attacks.awaitClose(connection);
        });
    }

    private static void hear(Connection connection) throws IOException {
        int unused = connection.in().read();
    }

    private static byte[] record(int type, int length, int... payload) {
        byte[] bytes = new byte[5 + payload.length];
        bytes[0] = (byte) type;
        bytes[1] = 3;
        bytes[2] = 3;
        bytes[3] = (byte) (length >> 8);
        bytes[4] = (byte) length;
        for (int i = 0; i < payload.length; i++) {
            bytes[5 + i] = (byte) payload[i];
        }
        return bytes;
    }

    private static List<Attack> plain() {
        return List.of(
                plain("silence in place of TLS", Http1Attacks::awaitClose).found("idle-timeout"),
                plain("an end after the hello", TlsAttacks::hear).found("connect-failed"),
                plain("a reset after the hello", connection -> {
                            hear(connection);
                            connection.reset();
                        })
                        .found("connect-failed"),
                hello(
                                "plain HTTP in place of TLS",
                                answer("400 Bad Request", "text/plain", "x").getBytes(US_ASCII))
                        .found("connect-failed"),
                hello("garbage in place of a hello", new byte[20_000]).found("connect-failed"),
                hello("a record of 64 KB", record(0x16, 0xffff)).found("connect-failed"),
                hello("a hello that is none", record(0x16, 8, 2, 0, 0, 4, 1, 2, 3, 4))
                        .found("connect-failed"),
                hello("a hello of 16 MB", record(0x16, 4, 2, 0xff, 0xff, 0xff)).found("connect-failed"),
                hello("data before the handshake", record(0x17, 4, 1, 2, 3, 4)).found("connect-failed"),
                hello("an alert", ALERT).found("connect-failed"),
                plain("alerts without an end", connection -> {
                            hear(connection);
                            // Warnings, after which a handshake may go on.
                            byte[] warnings = new byte[7 * 1000];
                            for (int i = 0; i < warnings.length; i += 7) {
                                System.arraycopy(record(0x15, 2, 1, 0x70), 0, warnings, i, 7);
                            }
                            while (true) {
                                connection.sendBytes(warnings);
                            }
                        })
                        .found("connect-failed"),
                plain("silence in place of TLS for a WebSocket", Http1Attacks::awaitClose)
                        .asked(plans -> plans.endpoints("realtime"))
                        .found("idle-timeout"));
    }

    private static Attack showing(String name, Certificates certificate, Script script) {
        return Attack.of(name, script).over(certificate::listen, script).asked(Plans::streamsOnly);
    }

    private static Plans trusting(Plans plans, Certificates certificate) {
        return plans.tls(new Tls(
                Optional.of(certificate.store()),
                Optional.empty(),
                new Secret(Certificates.PASSWORD),
                new Secret(""),
                false));
    }

    private static List<Attack> certificates() {
        Script good = connection -> {
            while (connection.readRequest()) {
                connection.send(eventStream(WHOLE));
            }
        };
        return List.of(
                showing("a certificate that nobody signed", Certificates.GOOD, good)
                        .found("connect-failed", "not trusted"),
                showing("a certificate of another host", Certificates.ELSEWHERE, good)
                        .asked(plans -> trusting(plans, Certificates.ELSEWHERE))
                        .found("connect-failed", "another host"),
                showing("a certificate that is trusted", Certificates.GOOD, good)
                        .asked(plans -> trusting(plans, Certificates.GOOD))
                        .passes(),
                showing("a reset within TLS", Certificates.GOOD, Http1Attacks.once(Connection::reset))
                        .asked(plans -> trusting(plans, Certificates.GOOD))
                        .found("body-truncated"));
    }
}
