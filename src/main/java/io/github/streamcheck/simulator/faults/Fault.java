package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import io.github.streamcheck.simulator.metrics.Readings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the simulator can do wrong, each named after what a checker should find. A fault turns the answer of a correct server into
 * a faulty one; one that edits streams leaves all other answers alone. Those whose id begins with {@code variant-} turn it into
 * another correct answer, in which a checker should find nothing. Immutable, thread-safe.
 */
public final class Fault {

    /** Does nothing wrong. */
    public static final Fault NONE = new Fault("none", "does nothing wrong", (call, reply) -> reply);

    private final String id;
    private final String description;
    private final Effect effect;

    /**
     * @param id the stable name in kebab case
     * @param description what the simulator does wrong, as a phrase that follows "the simulator"
     */
    Fault(String id, String description, Effect effect) {
        this.id = id;
        this.description = description;
        this.effect = effect;
    }

    /** A fault that edits streams, and leaves all other answers alone. */
    static Fault ofStreams(String id, String description, UnaryOperator<Script> edit) {
        return new Fault(id, description, (call, reply) -> reply.editStream(edit));
    }

    /** A fault that edits what pages of metrics report, and leaves all other answers unchanged. */
    static Fault ofMetrics(String id, String description, UnaryOperator<Readings> edit) {
        return new Fault(
                id,
                description,
                (call, reply) -> call.metrics().map(page -> page.of(edit)).orElse(reply));
    }

    /** All faults, {@link #NONE} first, each with an id of its own. */
    public static List<Fault> all() {
        return Catalogue.ALL;
    }

    /**
     * The fault of that id, if there is one. Several ids with commas between them make one fault that is another of these for each
     * request, drawn by the simulator's seed.
     */
    public static Optional<Fault> byId(String id) {
        List<Optional<Fault>> faults = Arrays.stream(id.split(",", -1))
                .map(String::strip)
                .map(Fault::one)
                .toList();
        if (faults.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(anyOf(faults.stream().flatMap(Optional::stream).toList()));
    }

    /** The stable name in kebab case, such as {@code done-missing}, or several with commas between them. */
    public String id() {
        return id;
    }

    /** What the simulator does wrong, as a phrase that follows "the simulator". */
    public String description() {
        return description;
    }

    /** The faulty answer in place of a correct one. */
    public Reply apply(Call call, Reply reply) {
        return effect.apply(call, reply);
    }

    @Override
    public String toString() {
        return id;
    }

    private static Optional<Fault> one(String id) {
        return all().stream().filter(fault -> fault.id.equals(id)).findFirst();
    }

    private static Fault anyOf(List<Fault> faults) {
        if (faults.size() == 1) {
            return faults.get(0);
        }
        return new Fault(
                joined(faults, Fault::id, ","),
                joined(faults, Fault::description, ", or "),
                (call, reply) -> faults.get(call.draw("fault", faults.size())).apply(call, reply));
    }

    private static String joined(List<Fault> faults, Function<Fault, String> part, String separator) {
        return faults.stream().map(part).collect(Collectors.joining(separator));
    }

    /** Turns a correct answer into a faulty one; returns the same one if it has no say in it. Thread-safe. */
    @FunctionalInterface
    interface Effect {
        Reply apply(Call call, Reply reply);
    }

    /** Made when first asked for, as the faults of each level need this class. */
    private static final class Catalogue {

        static final List<Fault> ALL = Stream.of(
                        List.of(NONE),
                        ConnectionFaults.ALL,
                        TimeFaults.ALL,
                        BufferFaults.ALL,
                        FramingFaults.ALL,
                        TerminationFaults.ALL,
                        ChunkFaults.ALL,
                        ChoiceFaults.ALL,
                        TextFaults.ALL,
                        OutputFaults.ALL,
                        UsageFaults.ALL,
                        ResponseFaults.ALL,
                        MessageFaults.ALL,
                        WebSocketFaults.ALL,
                        OllamaFaults.ALL,
                        RequestFaults.ALL,
                        MetricsFaults.ALL,
                        WebSocketFaults.OF_FEED,
                        Variants.ALL,
                        DeliveryVariants.ALL,
                        WebSocketFaults.VARIANTS,
                        OllamaFaults.VARIANTS)
                .flatMap(List::stream)
                .toList();

        private Catalogue() {}
    }
}
