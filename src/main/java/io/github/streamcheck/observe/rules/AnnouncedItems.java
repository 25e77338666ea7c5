package io.github.streamcheck.observe.rules;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.wire.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The items of one response as its events announce them, each with a state {@code S} of its own. Items beyond the first 128 are not
 * distinguished: no server sends so many, and a broken one must not cost memory.
 */
public final class AnnouncedItems<S> {

    private final Supplier<S> begin;
    private final List<Announced<S>> items = new ArrayList<>();

    /** One of them: what is known of it so far. */
    public static final class Announced<S> {
        private final S state;
        private final OptionalLong output;
        private Optional<String> id;
        private Optional<String> callId = Optional.empty();
        private Optional<String> name = Optional.empty();
        private String type = "";

        public Announced(OptionalLong output, Optional<String> id, S state) {
            this.output = output;
            this.id = id;
            this.state = state;
        }

        /** What the rule knows of it. */
        public S state() {
            return state;
        }

        /** Its id; empty as long as none was seen. */
        public Optional<String> id() {
            return id;
        }

        /** The last id that was seen of it, from now on. */
        public void id(Optional<String> last) {
            id = last;
        }

        /** Its {@code call_id}; empty as long as none was seen. */
        public Optional<String> callId() {
            return callId;
        }

        /** The name of what it calls; empty as long as none was seen. */
        public Optional<String> name() {
            return name;
        }

        /** Its type, such as {@code message}; empty as long as none was seen. */
        public String type() {
            return type;
        }

        /** Whether it is a call that the client has to run. */
        public boolean isClientCall() {
            return Payload.Item.isClientCall(type);
        }

        /** Takes what {@code item} says and was not known. */
        public void learn(Payload.Item item) {
            id = id.or(item::id);
            callId = callId.or(item::callId);
            name = name.or(item::name);
            type = type.isEmpty() ? item.type() : type;
        }
    }

    public AnnouncedItems(Supplier<S> begin) {
        this.begin = begin;
    }

    /** Another response begins. */
    public void clear() {
        items.clear();
    }

    public List<Announced<S>> all() {
        return items;
    }

    public boolean isFull() {
        return items.size() >= ObservedStream.MAX_PARTS;
    }

    /** A new item, or the one that is at its place already; empty if there are too many. */
    public Optional<Announced<S>> begin(Payload.Item item) {
        Optional<Announced<S>> begun = at(item.output()).or(() -> begin(item.output(), item.id()));
        begun.ifPresent(each -> each.learn(item));
        return begun;
    }

    private Optional<Announced<S>> begin(OptionalLong output, Optional<String> id) {
        if (isFull()) {
            return Optional.empty();
        }
        Announced<S> begun = new Announced<>(output, id, begin.get());
        items.add(begun);
        return Optional.of(begun);
    }

    /** The item at that place. */
    public Optional<Announced<S>> at(OptionalLong output) {
        return output.isEmpty() ? Optional.empty() : first(item -> item.output.equals(output));
    }

    /** The item of that id, if one is given. */
    public Optional<Announced<S>> named(Optional<String> id) {
        return id.filter(text -> !text.isEmpty()).flatMap(text -> first(item -> item.id.equals(id)));
    }

    /**
     * The item that is meant: the one of both id and place, else of the id, else at the place. If neither is given, the one that
     * began last.
     */
    public Optional<Announced<S>> find(OptionalLong output, Optional<String> id) {
        Optional<String> given = id.filter(text -> !text.isEmpty());
        if (output.isEmpty() && given.isEmpty()) {
            return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
        }
        return first(item -> given.isPresent() && item.id.equals(given) && item.output.equals(output))
                .or(() -> named(given))
                .or(() -> at(output));
    }

    /** The same; one that nobody has announced begins. */
    public Optional<Announced<S>> findOrBegin(OptionalLong output, Optional<String> id) {
        return find(output, id).or(() -> begin(output, id.filter(text -> !text.isEmpty())));
    }

    private Optional<Announced<S>> first(Predicate<Announced<S>> which) {
        return items.stream().filter(which).findFirst();
    }

    /**
     * Which of the items of the last event is which of these: by id, else by place if the types agree, else in the order of those of
     * one type. Servers that count the last event's items otherwise, or give them no ids, are understood so.
     */
    public Map<Announced<S>, Payload.Item> match(List<Payload.Item> last) {
        Map<Announced<S>, Payload.Item> matched = new LinkedHashMap<>();
        boolean[] taken = new boolean[last.size()];
        match(last, matched, taken, (item, end) -> item.id.isPresent() && item.id.equals(end.id()));
        match(last, matched, taken, (item, end) -> item.output.equals(end.output()) && agree(item.type, end.type()));
        match(last, matched, taken, (item, end) -> item.type.equals(end.type()));
        return matched;
    }

    private void match(
            List<Payload.Item> last,
            Map<Announced<S>, Payload.Item> matched,
            boolean[] taken,
            BiPredicate<Announced<S>, Payload.Item> same) {
        for (Announced<S> item : items) {
            for (int i = 0; i < taken.length && !matched.containsKey(item); i++) {
                if (!taken[i] && same.test(item, last.get(i))) {
                    matched.put(item, last.get(i));
                    taken[i] = true;
                }
            }
        }
    }

    /** Whether two types may be of one item: not all events say it. */
    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
