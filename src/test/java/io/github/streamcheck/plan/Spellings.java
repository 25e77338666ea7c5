package io.github.streamcheck.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What servers and reports make of a secret, for tests. */
public final class Spellings {

    private static final Map<Character, String> NAMED = Map.of(
            '&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&apos;", '/', "&sol;", '=', "&equals;");

    private Spellings() {}

    /** All kinds by name. The secrets must be of ASCII. */
    public static Map<String, UnaryOperator<String>> all() {
        Map<String, UnaryOperator<String>> all = new TreeMap<>();
        all.put("plain", secret -> secret);
        all.put("json-all", each(c -> String.format(Locale.ROOT, "\\u%04x", c)));
        all.put("json-upper", each(c -> String.format(Locale.ROOT, "\\u%04X", c)));
        all.put(
                "json-first",
                secret -> String.format(Locale.ROOT, "\\u%04x", (int) secret.charAt(0)) + secret.substring(1));
        all.put("json-php", secret -> json(secret).replace("/", "\\/"));
        all.put("json-gson", each(c -> "=<>&'".indexOf(c) < 0 ? json(c) : String.format(Locale.ROOT, "\\u%04x", c)));
        all.put("json-twice", secret -> json(json(secret)));
        all.put("json-all-twice", each(c -> String.format(Locale.ROOT, "\\\\u%04x", c)));
        all.put("hex-escapes", each(c -> String.format(Locale.ROOT, "\\x%02X", c)));
        all.put("url-all", each(c -> String.format(Locale.ROOT, "%%%02X", c)));
        all.put("url-lower", each(c -> word(c) ? text(c) : String.format(Locale.ROOT, "%%%02x", c)));
        all.put("url-twice", each(c -> String.format(Locale.ROOT, "%%25%02X", c)));
        all.put("html-decimal", each(c -> "&#" + c + ";"));
        all.put("html-hex", each(c -> String.format(Locale.ROOT, "&#x%X;", c)));
        all.put("html-named", each(c -> NAMED.getOrDefault((char) c, text(c))));
        all.put("html-in-json", each(c -> "\\u0026#" + c + ";"));
        all.put("base64", secret -> base64(secret));
        all.put("base64-after-1", secret -> base64("x" + secret + "yz"));
        all.put("base64-after-2", secret -> base64("xy" + secret + "z"));
        all.put("base64-bearer", secret -> base64("Bearer " + secret));
        all.put("base64-basic", secret -> base64("user:" + secret));
        all.put(
                "base64-url",
                secret -> Base64.getUrlEncoder().withoutPadding().encodeToString(("?>" + secret).getBytes(UTF_8)));
        all.put(
                "base64-in-json",
                secret -> base64("Bearer " + secret).replace("/", "\\/").replace("=", "\\u003d"));
        return all;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static UnaryOperator<String> each(IntFunction<String> spelled) {
        return secret -> secret.chars().mapToObj(spelled).collect(Collectors.joining());
    }

    private static boolean word(int c) {
        return Character.isLetterOrDigit(c);
    }

    private static String text(int c) {
        return String.valueOf((char) c);
    }

    private static String json(int c) {
        return c == '"' || c == '\\' ? "\\" + (char) c : text(c);
    }

    private static String json(String secret) {
        return each(Spellings::json).apply(secret);
    }
}
