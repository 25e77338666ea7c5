package io.github.streamcheck.text;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write them. Stateless, and the same in every locale. */
public final class Sizes {

    /** What {@link #parse} takes, to be read after the word "expected". */
    public static final String EXPECTED = "a size with its unit (B, KB, MB, GB), such as 64KB or 1MB";

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(B|KB|MB|GB)");

    private Sizes() {}

    /** The bytes of {@code 64KB} or {@code 1 MB}, in units of 1024; empty if the text is no size. */
    public static OptionalLong parse(String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        int shift = switch (size.group(2)) {
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> 0;
        };
        return OptionalLong.of(Long.parseLong(size.group(1)) << shift);
    }

    /** The bytes in the largest unit that needs no fraction. */
    public static String format(long bytes) {
        String[] units = {"B", "KB", "MB", "GB"};
        int unit = 0;
        long amount = bytes;
        while (unit < units.length - 1 && amount != 0 && amount % 1024 == 0) {
            amount /= 1024;
            unit++;
        }
        return amount + " " + units[unit];
    }
}
