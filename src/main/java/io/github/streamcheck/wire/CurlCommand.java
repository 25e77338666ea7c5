package io.github.streamcheck.wire;

import io.github.streamcheck.plan.AnthropicApi.KeyHeader;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.SlowReading;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.text.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The curl command that sends a request again, for a shell. Variables of the environment stand for the key and for the user's headers.
 * Stateless.
 */
public final class CurlCommand {

    /** In characters; a longer one is not for a log. */
    private static final int MAX_LENGTH = 1_900;

    private CurlCommand() {}

    /** The command; empty for a WebSocket, and for a request that is too long. */
    public static Optional<String> of(Plan plan, Protocol protocol, StreamRequest request) {
        byte[] body = protocol.requestBody(request);
        if (protocol instanceof MessageProtocol) {
            return Optional.empty();
        }
        Target target = plan.target();
        List<String> words = new ArrayList<>(List.of("curl", "-iN"));
        if (request.slow()) {
            words.add("--limit-rate " + SlowReading.BYTES_PER_SECOND);
        }
        if (plan.httpVersion() == HttpVersion.HTTP_2) {
            words.add(target.isSecure() ? "--http2" : "--http2-prior-knowledge");
        }
        if (target.tls().insecure()) {
            words.add("-k");
        }
        target.proxy().ifPresent(proxy -> words.addAll(List.of("-x", "http://" + proxy.host() + ":" + proxy.port())));
        words.add(Shell.quoted(target.resolve(protocol.endpoint().path()).toString()));
        headers(protocol, target, request.client()).forEach((name, value) -> words.addAll(List.of("-H", value)));
        words.addAll(List.of(
                "--data-raw", Shell.quoted(Bytes.copyOf(body, 0, body.length).utf8())));
        return Optional.of(String.join(" ", words)).filter(command -> command.length() <= MAX_LENGTH);
    }

    /** As HttpTransport sends them: a later one of a name takes the place of an earlier one. */
    private static Map<String, String> headers(Protocol protocol, Target target, ClientProfile client) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "'Content-Type: application/json'");
        headers.put("Accept", Shell.quoted("Accept: " + protocol.accept(client)));
        if (!client.acceptEncoding().isEmpty()) {
            headers.put("Accept-Encoding", Shell.quoted("Accept-Encoding: " + client.acceptEncoding()));
        }
        // Those that the user gave are in no report; those of the protocol are no secret.
        RequestHeaders.of(
                protocol.at(target),
                (name, value, sensitive) -> headers.put(
                        name,
                        sensitive || target.headers().containsKey(name)
                                ? variable(name)
                                : Shell.quoted(name + ": " + value)));
        if (!target.hasHeader("User-Agent")) {
            headers.remove("User-Agent");
        }
        return headers;
    }

    private static String variable(String name) {
        if (name.equalsIgnoreCase(KeyHeader.X_API_KEY.word())) {
            return "\"" + name + ": $API_KEY\"";
        }
        return name.equalsIgnoreCase("authorization")
                ? "\"Authorization: Bearer $API_KEY\""
                : "\"" + name + ": $" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "\"";
    }
}
