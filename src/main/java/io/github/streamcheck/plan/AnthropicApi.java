package io.github.streamcheck.plan;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a server is spoken to in Anthropic's API.
 *
 * @param version the header {@code anthropic-version}, without which the API answers nothing
 * @param key which header carries the API key
 */
public record AnthropicApi(String version, KeyHeader key) {

    /** As most clients speak. */
    public static final AnthropicApi DEFAULT = new AnthropicApi("2023-06-01", KeyHeader.X_API_KEY);

    /** Since when the API refuses the sampling parameters {@code temperature}, {@code top_p} and {@code top_k}. */
    private static final String WITHOUT_SAMPLING = "2026-10-21";

    /** Whether requests of this version may have sampling parameters. */
    public boolean takesSampling() {
        return version.compareTo(WITHOUT_SAMPLING) < 0;
    }

    /** The headers that can carry the key. */
    public enum KeyHeader {
        /** {@code x-api-key}, as Anthropic documents it. */
        X_API_KEY("x-api-key"),
        /** {@code Authorization: Bearer}, as for all other endpoints. */
        AUTHORIZATION("authorization");

        private final String word;

        KeyHeader(String word) {
            this.word = word;
        }

        /** Its name in parameters and reports. */
        public String word() {
            return word;
        }

        /** The one of that name, in any case of its letters. */
        public static Optional<KeyHeader> of(String word) {
            return Arrays.stream(values())
                    .filter(header -> header.word.equalsIgnoreCase(word))
                    .findFirst();
        }
    }
}
