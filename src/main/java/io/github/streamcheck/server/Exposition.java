package io.github.streamcheck.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A page in the text format of Prometheus or OpenMetrics: its samples, and the types that it declares. Lines that are neither
 * samples nor declarations are ignored. Immutable and thread-safe.
 */
public final class Exposition {

    private final List<Sample> samples;
    private final Map<String, String> types;

    /**
     * One figure.
     *
     * @param name the name of its series, such as {@code http_requests_total}
     * @param labels by name, in alphabetical order
     * @param value any number; not a number and infinite ones too
     */
    public record Sample(String name, Map<String, String> labels, double value) {

        /** The value of a label; empty text if there is none. */
        public String label(String label) {
            return labels.getOrDefault(label, "");
        }

        /** The series with its labels, the same on every page: {@code up{job="a"}}. */
        public String series() {
            if (labels.isEmpty()) {
                return name;
            }
            StringBuilder series = new StringBuilder(name).append('{');
            labels.forEach((label, text) ->
                    series.append(label).append("=\"").append(text).append("\","));
            series.setCharAt(series.length() - 1, '}');
            return series.toString();
        }
    }

    private Exposition(List<Sample> samples, Map<String, String> types) {
        this.samples = samples;
        this.types = types;
    }

    /** Reads a page; empty if there is no sample on it. Takes time in proportion to its length, for any content. */
    public static Optional<Exposition> parse(String page) {
        List<Sample> samples = new ArrayList<>();
        Map<String, String> types = new LinkedHashMap<>();
        page.lines().forEach(line -> {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.strip().split("[ \t]+", 4);
                if (words.length == 4) {
                    types.put(words[2], words[3]);
                }
            } else {
                new Line(line).sample().ifPresent(samples::add);
            }
        });
        return samples.isEmpty() ? Optional.empty() : Optional.of(new Exposition(samples, types));
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** All samples of exactly this name. */
    public List<Sample> samples(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** Whether any sample's name begins so. */
    public boolean hasPrefix(String prefix) {
        return samples.stream().anyMatch(sample -> sample.name().startsWith(prefix));
    }

    /** All samples that must never fall: of counters, and what histograms and summaries count. */
    public Stream<Sample> counters() {
        return samples.stream().filter(sample -> isCounter(sample.name()));
    }

    private boolean isCounter(String name) {
        // OpenMetrics declares the family without its suffix.
        boolean counter = is(name, "counter") || (name.endsWith("_total") && is(without(name, "_total"), "counter"));
        return counter || isCountOf(name, "histogram") || isCountOf(name, "summary");
    }

    private boolean isCountOf(String name, String type) {
        return Stream.of("_count", "_bucket")
                .anyMatch(suffix -> name.endsWith(suffix) && is(without(name, suffix), type));
    }

    private boolean is(String family, String type) {
        return type.equals(types.get(family));
    }

    private static String without(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }

    /** One line, read from left to right. */
    private static final class Line {

        private final String text;
        private int at;

        Line(String text) {
            this.text = text;
        }

        /** {@code name{label="text",...} value [time] [# exemplar]}; empty if the line is anything else. */
        Optional<Sample> sample() {
            String name = name();
            Map<String, String> labels = new TreeMap<>();
            if (name.isEmpty() || !labels(labels)) {
                return Optional.empty();
            }
            int exemplar = text.indexOf('#', at);
            String rest = exemplar < 0 ? text.substring(at) : text.substring(at, exemplar);
            String[] words = rest.strip().split("[ \t]+", -1);
            boolean apart = !rest.isEmpty() && isBlank(rest.charAt(0));
            boolean timed =
                    words.length == 1 || (words.length == 2 && number(words[1]).isPresent());
            OptionalDouble value = number(words[0]);
            return apart && timed && value.isPresent()
                    ? Optional.of(new Sample(name, labels, value.getAsDouble()))
                    : Optional.empty();
        }

        private String name() {
            int start = at;
            while (at < text.length() && isOfName(text.charAt(at), at == start)) {
                at++;
            }
            return text.substring(start, at);
        }

        /** Whether there are no labels, or well-formed ones. */
        private boolean labels(Map<String, String> labels) {
            if (peek() != '{') {
                return true;
            }
            at++;
            while (true) {
                skipBlanks();
                if (peek() == '}') {
                    at++;
                    return true;
                }
                String label = name();
                if (label.isEmpty() || !text.startsWith("=\"", at)) {
                    return false;
                }
                at += 2;
                StringBuilder value = new StringBuilder();
                if (!quoted(value)) {
                    return false;
                }
                labels.put(label, value.toString());
                skipBlanks();
                if (peek() == ',') {
                    at++;
                } else if (peek() != '}') {
                    return false;
                }
            }
        }

        /** A text up to its closing quote, with its escapes undone. */
        private boolean quoted(StringBuilder value) {
            while (at < text.length()) {
                char sign = text.charAt(at++);
                if (sign == '"') {
                    return true;
                }
                if (sign == '\\' && at < text.length()) {
                    char escaped = text.charAt(at++);
                    value.append(escaped == 'n' ? '\n' : escaped);
                } else {
                    value.append(sign);
                }
            }
            return false;
        }

        private void skipBlanks() {
            while (isBlank(peek())) {
                at++;
            }
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private static boolean isBlank(char sign) {
            return sign == ' ' || sign == '\t';
        }

        private static boolean isOfName(char sign, boolean first) {
            boolean letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' || sign == ':';
            return letter || (!first && sign >= '0' && sign <= '9');
        }

        private static OptionalDouble number(String word) {
            return switch (word) {
                case "NaN", "Nan", "nan" -> OptionalDouble.of(Double.NaN);
                case "+Inf", "Inf", "+inf", "inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
                case "-Inf", "-inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
                default -> decimal(word);
            };
        }

        private static OptionalDouble decimal(String word) {
            // Java's own spellings, such as 1f or 0x1p3, are none of the format's.
            boolean plain = word.chars().allMatch(sign -> "+-.eE0123456789".indexOf(sign) >= 0);
            try {
                return plain ? OptionalDouble.of(Double.parseDouble(word)) : OptionalDouble.empty();
            } catch (NumberFormatException notANumber) {
                return OptionalDouble.empty();
            }
        }
    }
}
