package io.github.streamcheck.observe.rules;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers which items of a response the corpus has written as done: those that its last event has to show. */
final class DoneItems {

    private static final Pattern ITEM = Pattern.compile(".*?\"output_index\":(\\d+),\"item\":(\\{.*\\})");

    private final SortedMap<Integer, String> items = new TreeMap<>();
    private boolean message;

    /** Takes an event. */
    void add(String type, String members) {
        Matcher item = ITEM.matcher(members);
        if (type.equals("response.output_item.done") && item.matches()) {
            items.put(Integer.parseInt(item.group(1)), item.group(2));
        }
        message |= type.equals("response.output_text.delta");
    }

    /** The JSON of them all; {@code whole} is the message in the first place, if it has text and is not done. */
    String and(String whole) {
        SortedMap<Integer, String> all = new TreeMap<>(items);
        if (message) {
            all.putIfAbsent(0, whole);
        }
        return String.join(",", all.values());
    }
}
