package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets made up, spelled and surrounded by chance; the seed repeats what failed. */
class RandomSecretsTest {

    private static final int ROUNDS = 2_000;

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!#$%&'()*+,/:;=?@[]\"\\<>^`{|} \u00e9\u4f60";

    /** None is in a secret's way, but each may begin or end a spelling. */
    private static final String AROUND = "\\\\%&;u00x#41 \"',:{}\n+-sk";

    private static final Map<Character, String> NAMES =
            Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos", '/', "sol", '=', "equals");

    private static String text(Random random, String characters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static String spelled(Random random, char c) {
        String plain = String.valueOf(c);
        return switch (random.nextInt(9)) {
            case 0 -> String.format(Locale.ROOT, "\\u%04x", (int) c);
            case 1 -> String.format(Locale.ROOT, "\\\\u%04X", (int) c);
            case 2 -> c < 0x80 ? String.format(Locale.ROOT, "%%%02x", (int) c) : plain;
            case 3 -> c < 0x80 ? String.format(Locale.ROOT, "%%2525%02X", (int) c) : plain;
            case 4 -> String.format(Locale.ROOT, "&#%03d;", (int) c);
            case 5 -> String.format(Locale.ROOT, "&#x%x;", (int) c);
            case 6 -> NAMES.containsKey(c) ? "&" + NAMES.get(c) + ";" : plain;
            case 7 -> Character.isLetterOrDigit(c) ? plain : "\\" + c;
            default -> plain;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areTakenOutHoweverEachCharacterIsSpelled(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String secret = text(random, CHARACTERS, 8 + random.nextInt(50));
            StringBuilder spelled = new StringBuilder();
            secret.chars().forEach(c -> spelled.append(spelled(random, (char) c)));
            String before = text(random, AROUND, random.nextInt(12));
            String after = text(random, AROUND, random.nextInt(12));
            Redactor redactor = Redactors.of(secret);

            String redacted = redactor.redact(before + spelled + after);

            assertThat(redacted)
                    .as("seed %d, round %d, secret %s in %s%s%s", seed, round, secret, before, spelled, after)
                    .doesNotContain(spelled)
                    .contains("***")
                    .hasSizeLessThanOrEqualTo(before.length() + after.length() + 3);
            assertThat(redactor.redact(redacted)).isEqualTo(redacted);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void whatHasNoSecretIsLeftAsItIs(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Redactor redactor = Redactors.of(text(random, CHARACTERS, 12 + random.nextInt(50)));
            String text = text(random, CHARACTERS, random.nextInt(400));

            assertThat(redactor.redact(text))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void noPieceThatACutLeavesIsKept(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String secret = text(random, CHARACTERS.substring(0, 62), 12 + random.nextInt(50));
            int from = random.nextInt(secret.length() - 4);
            int to = from + 4 + random.nextInt(secret.length() - from - 4);
            Redactor redactor = Redactors.of(secret);
            String piece = secret.substring(from, to);

            assertThat(redactor.redactParts("{\"content\": \"" + piece + "\"}"))
                    .as("seed %d, round %d: %s of %s", seed, round, piece, secret)
                    .isEqualTo("{\"content\": \"***\"}");
        }
    }
}
