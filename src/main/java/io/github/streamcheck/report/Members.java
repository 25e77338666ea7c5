package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The members of a JSON object that is read back. A member that is missing, or of another type, is reported with its path.
 * Immutable.
 */
final class Members {

    private final JsonNode node;
    private final String path;

    /** Thrown if a member can't be read; never leaves this package. */
    static final class MalformedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }
    }

    /** {@code path} leads here; it is empty at the root. */
    Members(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw new MalformedException(path + " is no object");
        }
    }

    MalformedException malformed(String name, String expected) {
        return new MalformedException(path(name) + " is not " + expected);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Members object(String name) {
        return new Members(node.path(name), path(name));
    }

    List<Members> objects(String name) {
        List<Members> objects = new ArrayList<>();
        for (JsonNode each : array(name)) {
            objects.add(new Members(each, path(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** The members of an object, each of which is one. */
    Map<String, Members> entries(String name) {
        Map<String, Members> entries = new LinkedHashMap<>();
        object(name)
                .node
                .properties()
                .forEach(entry ->
                        entries.put(entry.getKey(), new Members(entry.getValue(), path(name) + "." + entry.getKey())));
        return entries;
    }

    /** The members of an object, each of which is a text. */
    Map<String, String> texts(String name) {
        Members object = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        object.node.properties().forEach(each -> texts.put(each.getKey(), object.text(each.getKey())));
        return texts;
    }

    List<String> textList(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(name)) {
            if (!each.isTextual()) {
                throw malformed(name, "a list of texts");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    private JsonNode array(String name) {
        JsonNode array = node.path(name);
        if (!array.isArray()) {
            throw malformed(name, "a list");
        }
        return array;
    }

    String text(String name) {
        JsonNode text = node.path(name);
        if (!text.isTextual()) {
            throw malformed(name, "a text");
        }
        return text.textValue();
    }

    /** A text for people, escaped so that it is safe to print. */
    String shown(String name) {
        return Printable.escape(text(name));
    }

    /** A text that streamcheck defines. */
    <T> T word(String name, Function<String, Optional<T>> known) {
        String word = text(name);
        return known.apply(word).orElseThrow(() -> malformed(name, "known: " + Printable.escape(word)));
    }

    /** The constant of an enum whose name it is, in lower case. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return word(
                name,
                word -> Stream.of(type.getEnumConstants())
                        .filter(constant ->
                                constant.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst());
    }

    /** A list of texts that streamcheck defines. */
    <T> List<T> words(String name, Function<String, Optional<T>> known) {
        return textList(name).stream()
                .map(word -> known.apply(word)
                        .orElseThrow(() -> malformed(name, "a list of known words: " + Printable.escape(word))))
                .toList();
    }

    Number number(String name) {
        JsonNode number = node.path(name);
        if (!number.isNumber()) {
            throw malformed(name, "a number");
        }
        return number.numberValue();
    }

    int integer(String name) {
        JsonNode number = node.path(name);
        if (!number.isIntegralNumber() || !number.canConvertToInt()) {
            throw malformed(name, "a whole number");
        }
        return number.intValue();
    }

    boolean flag(String name) {
        JsonNode flag = node.path(name);
        if (!flag.isBoolean()) {
            throw malformed(name, "true or false");
        }
        return flag.booleanValue();
    }

    /** The node itself, for what is taken over as it is. */
    JsonNode raw(String name) {
        return node.path(name);
    }
}
