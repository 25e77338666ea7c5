package io.github.streamcheck.server;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.ServerChecks;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.server.FactChecks.Examined;
import io.github.streamcheck.server.MetricsReader.Read;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.text.Addresses;
import io.github.streamcheck.wire.PlainAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Compares the server's metrics with what was seen: reads them before and after the measured streams, and reads the server's
 * health before, during and after them. No answer of the server, and no missing one, makes this throw.
 *
 * <p>{@link #duringLoad} and {@link #watchProcess} may come from any thread; all else is for one.
 */
public final class ServerExamination {

    private static final String METRICS = "metrics";
    private static final String TRACKER_PATH = "/metrics/streaming";
    private static final long PAUSE_MILLIS = 100;

    private final ServerProbe probe;
    private final ServerChecks asked;
    private final MetricsReader reader;
    private final FactChecks facts;
    private final Duration settling;
    private final BooleanSupplier stopped;
    private final ProcessWatch process = new ProcessWatch();
    private List<Scrape> before = List.of();
    private volatile Optional<CompletableFuture<PlainAnswer>> watching = Optional.empty();
    private volatile Optional<String> healthPath;
    private volatile CompletableFuture<Optional<ServerCheck>> healthAmid =
            CompletableFuture.completedFuture(Optional.empty());

    /**
     * An examination of the pages that the plan configures.
     *
     * @param settling how long the server may take to count what has ended
     * @param stopped whether the run has ended meanwhile
     */
    public ServerExamination(
            ServerProbe probe, Plan plan, ActiveRules rules, Duration settling, BooleanSupplier stopped) {
        this.probe = probe;
        this.asked = plan.serverChecks();
        this.reader = new MetricsReader(asked);
        this.facts = new FactChecks(rules, plan.rules());
        this.settling = settling;
        this.stopped = stopped;
        this.healthPath = asked.healthPath();
    }

    /**
     * Reads the server's health for the first time, if configured. A server that is unhealthy now is not asked again. That there is no
     * connection to it is only a note: the first stream shows it too.
     */
    public Optional<ServerCheck> health() {
        Optional<ServerCheck> first = healthPath.map(path -> probe.await(probe.health("health", path, Status.NOTE)));
        healthPath = healthPath.filter(
                path -> first.filter(check -> check.status() == Status.OK).isPresent());
        return first;
    }

    /** Takes the metrics before the measured streams, when all streams before them have ended. */
    public void before() throws InterruptedException {
        before = scrape();
        long deadline = System.nanoTime() + settling.toNanos();
        // A late count would be mistaken for one of the measured streams.
        while (asked.exclusive() && before.stream().anyMatch(ServerExamination::isActive) && mayWait(deadline)) {
            before = scrape();
        }
        metricsOf(before).forEach(process::before);
    }

    /**
     * Waits until the server has no more active streams than before the measured ones, as far as its metrics count them.
     *
     * @param longest how long to wait
     * @return whether it has no more, or does not count them
     */
    public boolean drain(Duration longest) throws InterruptedException {
        OptionalDouble idle = active(before);
        long deadline = System.nanoTime() + longest.toNanos();
        while (idle.isPresent() && active(scrape()).orElse(0) > idle.getAsDouble()) {
            if (!mayWait(deadline)) {
                return false;
            }
        }
        return true;
    }

    private static OptionalDouble active(List<Scrape> pages) {
        return pages.stream()
                .flatMap(page -> page.read().stream())
                .flatMapToDouble(read -> read.page().amount(ServerAmount.ACTIVE).stream())
                .max();
    }

    /** Asks for the server's health while streams run; returns at once. */
    public void duringLoad() {
        healthAmid = healthPath
                .map(path -> probe.health("health-under-load", path, Status.VIOLATION)
                        .thenApply(Optional::of))
                .orElse(healthAmid);
    }

    /**
     * Reads the memory and the open files of the server's process while streams run, if its metrics have them, and unless that is still
     * being done; returns at once.
     */
    public void watchProcess() {
        if (process.isShown() && watching.filter(answer -> !answer.isDone()).isEmpty()) {
            watching = Optional.of(probe.page(asked.metricsPath()).thenApply(answer -> {
                process.during(answer);
                return answer;
            }));
        }
    }

    /** The memory and the open files of the server's process before, during and {@link #after} the streams, a sentence for each. */
    public List<String> describeProcess() {
        return process.describe();
    }

    private static List<PlainAnswer> metricsOf(List<Scrape> pages) {
        return pages.stream()
                .filter(page -> page.id().equals(METRICS))
                .map(Scrape::answer)
                .toList();
    }

    /** Returns the server's health and metrics after the measured streams, compared with what was seen of these. */
    public List<ServerCheck> after(ClientObservations seen) throws InterruptedException {
        List<ServerCheck> checks = new ArrayList<>();
        watching.ifPresent(probe::await);
        probe.await(healthAmid).ifPresent(checks::add);
        healthPath
                .map(path -> probe.await(probe.health("health-after", path, Status.VIOLATION)))
                .ifPresent(checks::add);
        checks.addAll(metrics(seen));
        checks.addAll(feeds());
        checks.addAll(facts.check(probe.oddities()));
        return checks;
    }

    /** Servers may count a stream with a delay, so a contradiction is only reported if it persists for a while. */
    private List<ServerCheck> metrics(ClientObservations seen) throws InterruptedException {
        long deadline = System.nanoTime() + settling.toNanos();
        List<ServerCheck> checks = compare(scrape(), seen);
        while (checks.stream()
                        .anyMatch(check ->
                                !check.comparisons().isEmpty() && check.status().isBad())
                && mayWait(deadline)) {
            checks = compare(scrape(), seen);
        }
        return checks;
    }

    /** Those of all servers whose pages were understood. */
    private List<ServerCheck> feeds() throws InterruptedException {
        Map<MetricsFeed, Boolean> feeds = new LinkedHashMap<>();
        for (Scrape scrape : before) {
            boolean required = scrape.demand() == Demand.REQUIRED;
            scrape.read().flatMap(Read::feed).ifPresent(feed -> feeds.merge(feed, required, Boolean::logicalOr));
        }
        List<ServerCheck> checks = new ArrayList<>();
        for (Map.Entry<MetricsFeed, Boolean> feed : feeds.entrySet()) {
            checks.add(probe.feed(feed.getKey(), feed.getValue()));
        }
        return checks;
    }

    private List<ServerCheck> compare(List<Scrape> after, ClientObservations seen) {
        metricsOf(after).forEach(process::after);
        List<Examined> pages = after.stream()
                .flatMap(scrape -> scrape.read().stream()
                        .map(read -> new Examined(
                                scrape, new MetricsDelta(earlier(scrape), read.page(), seen, asked.exclusive()))))
                .toList();
        List<ServerCheck> compared = facts.compare(pages, seen);
        List<ServerCheck> checks = new ArrayList<>();
        after.forEach(scrape -> checks.add(scrape.check(isAgreed(scrape, compared), reader.mismatch())));
        checks.addAll(compared);
        return checks;
    }

    private boolean isAgreed(Scrape page, List<ServerCheck> compared) {
        return compared.stream()
                .flatMap(check -> check.comparisons().stream())
                .filter(each -> each.page().equals(page.path()))
                .allMatch(MetricsComparison::isAgreed);
    }

    private Optional<MetricsPage> earlier(Scrape after) {
        return before.stream()
                .filter(scrape -> scrape.id().equals(after.id()))
                .flatMap(scrape -> scrape.read().stream())
                .filter(read ->
                        read.dialect().equals(after.read().map(Read::dialect).orElse("")))
                .map(Read::page)
                .findFirst();
    }

    /** Reads all configured pages at the same time. */
    private List<Scrape> scrape() {
        return Stream.of(
                        scrape("tracker", TRACKER_PATH, asked.trackerMetrics()),
                        scrape(METRICS, asked.metricsPath(), asked.serverMetrics()))
                .flatMap(Optional::stream)
                .toList()
                .stream()
                .map(probe::await)
                .toList();
    }

    private Optional<CompletableFuture<Scrape>> scrape(String id, String path, Demand demand) {
        return demand == Demand.OFF
                ? Optional.empty()
                : Optional.of(probe.page(path)
                        .thenApply(answer -> new Scrape(id, Addresses.shownPath(path), demand, answer, read(answer))));
    }

    private Optional<Read> read(PlainAnswer answer) {
        return answer.isSuccess() && !Scrape.isCut(answer) ? reader.read(answer) : Optional.empty();
    }

    private static boolean isActive(Scrape scrape) {
        return scrape.read()
                .filter(read -> read.page().amount(ServerAmount.ACTIVE).orElse(0) > 0)
                .isPresent();
    }

    /** Waits a little, unless the time is over. */
    private boolean mayWait(long deadline) throws InterruptedException {
        if (stopped.getAsBoolean() || System.nanoTime() >= deadline) {
            return false;
        }
        Thread.sleep(PAUSE_MILLIS);
        return true;
    }
}
