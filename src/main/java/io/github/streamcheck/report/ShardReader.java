package io.github.streamcheck.report;

import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.measure.Extreme;
import io.github.streamcheck.observe.Connections;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StreamSamples;
import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads back the figures that a shard's {@code report.json} holds, those of {@link ShardJson} and of {@link JsonReport}. */
final class ShardReader {

    private final Members root;
    private final Members shard;

    ShardReader(Members root) {
        this.root = root;
        this.shard = root.object("shard");
    }

    Thresholds thresholds() {
        List<Threshold> list = new ArrayList<>();
        Set<Metric> explicit = new LinkedHashSet<>();
        for (Members each : shard.objects("thresholds")) {
            Metric metric = each.word("metric", Metric::of);
            list.add(new Threshold(
                    metric,
                    each.has("statistic") ? Optional.of(each.word("statistic", Statistic::parse)) : Optional.empty(),
                    each.number("limit").doubleValue(),
                    each.word("level", Level::of)));
            if (each.flag("explicit")) {
                explicit.add(metric);
            }
        }
        return new Thresholds(list, explicit);
    }

    /** {@code stages} are those of the shard's load. */
    RunFigures figures(List<Stage> stages) {
        Map<String, EndpointFigures> endpoints = new LinkedHashMap<>();
        shard.entries("endpoints").forEach((name, each) -> endpoints.put(name, figures(each)));
        Members client = root.object("client");
        return new RunFigures(
                endpoints,
                EndpointFigures.sum(endpoints.values()),
                findings(root.objects("findings")),
                findings(shard.objects("minorFindings")),
                new Connections(
                        client.integer("connectionsOpened"),
                        client.integer("connectionsReused"),
                        client.integer("connectionsReplaced")),
                StreamSamples.NONE,
                List.of(),
                stages(stages),
                shard.objects("turns").stream().map(TurnJson::readAddends).toList(),
                Optional.empty());
    }

    private List<StageFigures> stages(List<Stage> stages) {
        List<Members> own = shard.objects("stages");
        List<Members> reported = root.objects("stages");
        if (own.size() != stages.size() || reported.size() != stages.size()) {
            throw shard.malformed("stages", "a list of all " + stages.size());
        }
        List<StageFigures> read = new ArrayList<>();
        for (int index = 0; index < stages.size(); index++) {
            Members held = reported.get(index).object("held");
            read.add(new StageFigures(
                    stages.get(index),
                    reported.get(index).integer("started"),
                    new Backlog(held.integer("streams"), millis(held, "longestMs"), millis(held, "totalMs")),
                    figures(own.get(index))));
        }
        return read;
    }

    private static EndpointFigures figures(Members from) {
        Map<Metric, Distribution> distributions = new LinkedHashMap<>();
        Map<Metric, Extreme> worst = new LinkedHashMap<>();
        from.entries("metrics").forEach((name, each) -> {
            Metric metric = Metric.of(name).orElseThrow(() -> from.malformed("metrics", "of known metrics: " + name));
            distributions.put(metric, DistributionJson.read(each, metric.unit()));
            if (each.has("worst")) {
                worst.put(
                        metric,
                        new Extreme(
                                each.integer("worstStream"),
                                each.number("worst").doubleValue()));
            }
        });
        return new EndpointFigures(
                from.integer("streams"),
                from.integer("succeeded"),
                from.integer("measured"),
                from.integer("answered"),
                from.integer("good"),
                from.integer("tokensFromUsage"),
                from.integer("abandoned"),
                from.integer("slowReaders"),
                from.integer("slowReadersHeldBack"),
                from.number("tokens").longValue(),
                Duration.ofNanos(from.number("wallClockNs").longValue()),
                distributions,
                worst);
    }

    private static List<FindingGroup> findings(List<Members> from) {
        return from.stream()
                .map(each -> new FindingGroup(
                        each.shown("rule"),
                        each.constant("severity", Severity.class),
                        each.shown("endpoint"),
                        each.shown("message"),
                        each.integer("streams"),
                        each.objects("examples").stream()
                                .map(ShardReader::example)
                                .toList(),
                        false,
                        each.has("onlyUnderLoad")))
                .toList();
    }

    private static FindingGroup.Example example(Members from) {
        return new FindingGroup.Example(
                from.integer("stream"),
                new Evidence(
                        from.has("event") ? OptionalInt.of(from.integer("event")) : OptionalInt.empty(),
                        from.has("offset")
                                ? OptionalLong.of(from.number("offset").longValue())
                                : OptionalLong.empty(),
                        from.shown("evidence")),
                from.has("atMs") ? OptionalDouble.of(from.number("atMs").doubleValue()) : OptionalDouble.empty());
    }

    ClientUsage client() {
        Members client = root.object("client");
        return new ClientUsage(
                Instant.parse(shard.text("measuredAt")),
                DistributionJson.read(shard.object("lag"), Metric.LAG.unit()),
                client.has("cpuMs") ? millis(client, "cpuMs") : Duration.ofNanos(-1),
                client.has("cpuLoad") ? client.number("cpuLoad").doubleValue() : -1,
                millis(client, "tookMs"),
                client.number("garbageCollections").longValue(),
                millis(client, "garbageCollectionMs"));
    }

    private static Duration millis(Members from, String name) {
        return Duration.ofNanos(Math.round(from.number(name).doubleValue() * 1e6));
    }
}
