package io.github.streamcheck.simulator.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client is ready to read.
 *
 * @param accept the header {@code Accept}
 * @param acceptEncoding the header {@code Accept-Encoding}
 */
public record Negotiation(Optional<String> accept, Optional<String> acceptEncoding) {

    /** No header at all: any type, and no encoding. */
    public static final Negotiation NONE = new Negotiation(Optional.empty(), Optional.empty());

    private static final Pattern REFUSED = Pattern.compile(".*;q=0(\\.0*)?");

    /** Whether a body of that media type may be sent, which is so if the client names none. */
    public boolean allowsType(String type) {
        return accept.isEmpty() || allows(accept.get(), type, type.replaceFirst("/.*", "/*"), "*/*");
    }

    /** Whether a body may be compressed that way, which is not so if the client names none. */
    public boolean allowsEncoding(String encoding) {
        return acceptEncoding.isPresent() && allows(acceptEncoding.get(), encoding, "*");
    }

    /** By the most specific of these names that the header has, the first of which is the most specific. */
    private static boolean allows(String header, String... names) {
        for (String name : names) {
            Optional<String> range = Arrays.stream(
                            header.toLowerCase(Locale.ROOT).split(",", -1))
                    .map(each -> each.replace(" ", ""))
                    .filter(each -> each.equals(name) || each.startsWith(name + ";"))
                    .findFirst();
            if (range.isPresent()) {
                return !REFUSED.matcher(range.get()).matches();
            }
        }
        return false;
    }
}
