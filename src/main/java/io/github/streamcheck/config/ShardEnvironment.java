package io.github.streamcheck.config;

import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the engines that started this process say about its shard. For one use, by one thread. */
final class ShardEnvironment {

    private static final String PARAMETER = "shard";
    private static final String AUTO = "auto";
    private static final String ELSE = "; else write the shard here, such as 2/8";

    private final Map<String, String> environment;
    private final OptionalInt shards;
    private final Problems problems;

    /** What an engine says. */
    private record Word(ShardEngine engine, Shard shard) {}

    /** {@code shards} is how many there are, as far as the user says it. */
    ShardEnvironment(Map<String, String> environment, OptionalInt shards, Problems problems) {
        this.environment = environment;
        this.shards = shards;
        this.problems = problems;
    }

    /** The shard that all engines agree on; empty, with a problem, if there is none. */
    Optional<Shard> shard() {
        List<ShardEngine> there = Arrays.stream(ShardEngine.values())
                .filter(engine -> engine.isIn(environment))
                .toList();
        if (there.isEmpty()) {
            expected("one of " + known() + " in the environment" + ELSE);
        }
        List<ShardEngine> clear = there.stream().filter(this::saysTotal).toList();
        List<Word> words =
                clear.stream().map(this::read).flatMap(Optional::stream).toList();
        if (words.size() < clear.size()) {
            return Optional.empty();
        }
        // One for which nothing is parallel does not contradict one for which something is: a job may start others
        // elsewhere.
        List<Word> parallel =
                words.stream().filter(word -> word.shard().total() > 1).toList();
        Optional<ShardEngine> unclear =
                there.stream().filter(engine -> !saysTotal(engine)).findFirst();
        if (parallel.isEmpty() && unclear.isPresent()) {
            askFor(unclear.get());
            return Optional.empty();
        }
        if (parallel.stream().map(Word::shard).distinct().count() > 1) {
            expected("engines that agree, but "
                    + parallel.stream().map(this::shown).collect(Collectors.joining(" and ")) + ELSE);
            return Optional.empty();
        }
        return Stream.concat(parallel.stream(), words.stream()).map(Word::shard).findFirst();
    }

    private static String known() {
        return Arrays.stream(ShardEngine.values())
                .map(engine -> engine.index() + " (" + engine.title() + ")")
                .collect(Collectors.joining(", "));
    }

    /** One that numbers its processes and does not say how many there are says nothing where another engine says all. */
    private boolean saysTotal(ShardEngine engine) {
        return engine.total().isPresent() || shards.isPresent();
    }

    private void askFor(ShardEngine engine) {
        problems.add(
                "shards",
                "",
                "how many there are, which " + engine.title() + " (" + shown(engine.index()) + ") doesn't say: "
                        + engine.totalIs());
    }

    private Optional<Word> read(ShardEngine engine) {
        OptionalLong total = engine.total().map(this::number).orElseGet(() -> OptionalLong.of(shards.orElseThrow()));
        if (total.equals(OptionalLong.of(1)) && !environment.containsKey(engine.index())) {
            return Optional.of(new Word(engine, Shard.WHOLE));
        }
        OptionalLong index = number(engine.index());
        OptionalLong first = number(engine.first());
        OptionalLong step = number(engine.step());
        if (Stream.of(index, first, step, total).anyMatch(OptionalLong::isEmpty)) {
            expected("whole numbers in the variables of " + engine.title() + ": " + variables(engine));
            return Optional.empty();
        }
        return shard(engine, index.getAsLong(), first.getAsLong(), step.getAsLong(), total.getAsLong());
    }

    private Optional<Word> shard(ShardEngine engine, long index, long first, long step, long total) {
        if (!Shard.exists(1, total) || step < 1) {
            expected("from 1 to " + Shard.MOST + " shards of " + engine.title() + ": " + variables(engine));
            return Optional.empty();
        }
        long distance = index - first;
        long number = distance / step + 1;
        if (distance < 0 || distance % step != 0 || !Shard.exists(number, total)) {
            expected(shown(engine.index()) + " of " + engine.title() + " to be from " + first + " to "
                    + (first + (total - 1) * step) + (step == 1 ? "" : " in steps of " + step) + ": "
                    + variables(engine));
            return Optional.empty();
        }
        return Optional.of(new Word(engine, new Shard((int) number, (int) total)));
    }

    /** The value of a numeral, or of a variable; empty if that is no number. */
    private OptionalLong number(String numeralOrVariable) {
        String text = isNumeral(numeralOrVariable)
                ? numeralOrVariable
                : environment.getOrDefault(numeralOrVariable, "").strip();
        try {
            return OptionalLong.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private static boolean isNumeral(String numeralOrVariable) {
        return Character.isDigit(numeralOrVariable.charAt(0));
    }

    /** All that an engine says. */
    private String variables(ShardEngine engine) {
        String given = engine.total().isPresent() ? "" : ", shards=" + shards.orElseThrow();
        return Stream.of(
                        engine.index(),
                        engine.first(),
                        engine.step(),
                        engine.total().orElse(""))
                .filter(each -> !each.isEmpty() && !isNumeral(each))
                .map(this::shown)
                .collect(Collectors.joining(", ", "", given));
    }

    private String shown(Word word) {
        return word.engine().title() + " says " + word.shard().describe() + " (" + variables(word.engine()) + ")";
    }

    private String shown(String variable) {
        String value = environment.get(variable);
        return variable + (value == null ? " is not set" : "=" + Printable.escape(value));
    }

    private void expected(String what) {
        problems.add(PARAMETER, AUTO, what);
    }
}
