package io.github.streamcheck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.Connections;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.HeldBack;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.verdict.OwnLag;
import io.github.streamcheck.verdict.ThresholdResult;
import io.github.streamcheck.verdict.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;

/** {@code report.json}, the machine-readable contract: members are added in minor versions and taken away in major ones. */
@AutoService(ReportWriter.class)
public final class JsonReport implements ReportWriter {

    /** The file's name. */
    public static final String FILE_NAME = "report.json";

    /** The contract's version. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final List<Statistic> PERCENTILES = DoubleStream.of(50, 75, 90, 95, 99)
            .mapToObj(percent -> (Statistic) new Statistic.Percentile(percent))
            .toList();

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String fileName(String executionId) {
        return FILE_NAME;
    }

    @Override
    public String render(RunResult report) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("runId", report.run().id());
        root.put("executionId", report.run().executionId());
        root.put("startedAt", report.startedAt().toString());
        root.put("tookMs", report.took().toMillis());
        root.put("partial", report.partial().isPresent());
        report.partial().ifPresent(reason -> root.put("partialReason", reason));
        report.run().shard().ifPresent(shard -> root.set("shard", ShardJson.shard(shard, report)));
        root.put("verdict", report.outcome().word());
        root.put("tolerated", report.run().tolerated());
        report.run().again().ifPresent(command -> root.put("again", command));
        report.curl().ifPresent(command -> root.put("curl", command));
        ArrayNode violations = root.putArray("violations");
        report.verdict().violations().forEach(violation -> violation(violations.addObject(), violation));
        ArrayNode warnings = root.putArray("warnings");
        report.verdict().warnings().forEach(warning -> warnings.add(warning.text()));
        ArrayNode thresholds = root.putArray("thresholds");
        report.verdict().thresholds().forEach(result -> threshold(thresholds.addObject(), result));
        ArrayNode findings = root.putArray("findings");
        report.figures().findings().forEach(group -> finding(findings.addObject(), group));
        ObjectNode endpoints = root.putObject("endpoints");
        HeldBack held = HeldBack.in(report.figures());
        report.figures()
                .endpoints()
                .forEach((name, figures) -> figures(endpoints.putObject(name), figures, held.metrics(name), report));
        ObjectNode total = root.putObject("total");
        Set<Metric> heldAnywhere = held.metrics(RunFinding.ALL);
        figures(total, report.figures().total(), heldAnywhere, report);
        if (report.client().lag().count() > 0) {
            distribution(
                    ((ObjectNode) total.get("metrics")).putObject(Metric.LAG.parameter()),
                    Metric.LAG,
                    report.client().lag());
        }
        ArrayNode stages = root.putArray("stages");
        report.figures().stages().forEach(stage -> {
            ObjectNode each = stages.addObject();
            LoadJson.stage(each, stage);
            figures(each, stage.figures(), heldAnywhere, report);
        });
        if (!report.figures().turns().isEmpty()) {
            ArrayNode turns = root.putArray("turns");
            report.figures().turns().forEach(turn -> TurnJson.write(turns.addObject(), turn));
        }
        report.capacity()
                .ifPresent(found -> CapacityJson.write(
                        root.putObject("search"), found, report.plan().thresholds()));
        BaselineJson.write(root, report);
        report.other().ifPresent(other -> other((ObjectNode) root.path("compareWith"), other, report));
        client(root.putObject("client"), report);
        server(root.putObject("server"), report);
        report.notes().forEach(root.putArray("notes")::add);
        report.model().ifPresent(model -> root.put("model", model));
        root.set("plan", PlanJson.write(report.plan()));
        environment(root.putObject("environment"), report.environment());
        JsonNumbers.round(root);
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can be written", impossible);
        }
    }

    /** The other side's figures, in the form of this one's. */
    private static void other(ObjectNode node, ReferenceResult other, RunResult report) {
        node.put("baseUrl", other.baseUri().toString());
        other.model().ifPresent(model -> node.put("model", model));
        ObjectNode endpoints = node.putObject("endpoints");
        HeldBack held = HeldBack.in(other.figures());
        other.figures()
                .endpoints()
                .forEach((name, each) -> figures(endpoints.putObject(name), each, held.metrics(name), report));
        figures(node.putObject("total"), other.figures().total(), held.metrics(RunFinding.ALL), report);
        ArrayNode findings = node.putArray("findings");
        other.figures().findings().forEach(group -> finding(findings.addObject(), group));
    }

    private static void violation(ObjectNode node, Violation violation) {
        node.put("kind", violation.kind().word());
        node.put("id", violation.id());
        node.put("message", violation.message());
    }

    private static void threshold(ObjectNode node, ThresholdResult result) {
        node.put("path", result.threshold().path());
        node.put("level", result.threshold().level().parameter());
        node.put("limit", result.threshold().limit());
        result.measured().ifPresent(measured -> node.put("measured", measured));
        node.put("samples", result.samples());
        node.put("met", result.isMet());
        result.note().ifPresent(note -> node.put("note", note));
    }

    static void finding(ObjectNode node, FindingGroup group) {
        node.put("rule", group.rule());
        node.put("severity", group.severity().word());
        node.put("endpoint", group.endpoint());
        node.put("message", group.message());
        node.put("streams", group.streams());
        if (group.onlyUnderLoad()) {
            node.put("onlyUnderLoad", true);
        }
        ArrayNode examples = node.putArray("examples");
        for (FindingGroup.Example example : group.examples()) {
            ObjectNode each = examples.addObject();
            Evidence evidence = example.evidence();
            each.put("stream", example.stream());
            evidence.event().ifPresent(event -> each.put("event", event));
            evidence.offset().ifPresent(offset -> each.put("offset", offset));
            example.atMillis().ifPresent(at -> each.put("atMs", at));
            each.put("evidence", evidence.excerpt());
        }
    }

    private static void figures(ObjectNode node, EndpointFigures figures, Set<Metric> held, RunResult report) {
        node.put("streams", figures.streams());
        node.put("succeeded", figures.succeeded());
        node.put("failed", figures.failed());
        node.put("measured", figures.measured());
        node.put("abandoned", figures.abandoned());
        node.put("slowReaders", figures.slow());
        node.put("slowReadersHeldBack", figures.heldBack());
        figures.value(Metric.SUCCESS_RATE).ifPresent(rate -> node.put("successRate", rate));
        figures.value(Metric.THROUGHPUT).ifPresent(rate -> node.put("throughput", rate));
        figures.value(Metric.GOODPUT).ifPresent(rate -> node.put("goodput", rate));
        node.put("tokens", figures.tokens());
        node.put("tokensFromUsage", figures.countedByServer());
        ObjectNode metrics = node.putObject("metrics");
        OwnLag lag = report.ownLag(figures);
        figures.distributions().forEach((metric, values) -> {
            ObjectNode each = metrics.putObject(metric.parameter());
            distribution(each, metric, values);
            if (held.contains(metric)) {
                each.put("heldBack", true);
            }
            List<Statistic> spoiled = PERCENTILES.stream()
                    .filter(percentile -> lag.spoils(metric, percentile))
                    .toList();
            if (!spoiled.isEmpty()) {
                spoiled.stream().map(Statistic::toString).forEach(each.putArray("spoiled")::add);
            }
        });
    }

    private static void client(ObjectNode node, RunResult report) {
        ClientUsage client = report.client();
        if (!client.cpu().isNegative()) {
            node.put("cpuMs", client.cpu().toNanos() / 1e6);
        }
        if (client.cpuLoad() >= 0) {
            node.put("cpuLoad", client.cpuLoad());
        }
        node.put("tookMs", client.took().toNanos() / 1e6);
        node.put("garbageCollections", client.collections());
        node.put("garbageCollectionMs", client.collecting().toMillis());
        Connections connections = report.figures().connections();
        node.put("connectionsOpened", connections.opened());
        node.put("connectionsReused", connections.reused());
        node.put("connectionsReplaced", connections.replaced());
    }

    static void distribution(ObjectNode node, Metric metric, Distribution values) {
        node.put("unit", metric.unit().symbol());
        node.put("count", values.count());
        node.put("mean", values.mean());
        node.put("min", values.min());
        PERCENTILES.forEach(percentile -> node.put(percentile.toString(), values.value(percentile)));
        node.put("max", values.max());
    }

    private static void server(ObjectNode node, RunResult report) {
        for (ServerCheck check : report.server()) {
            ObjectNode each = node.putObject(check.id());
            each.put("status", check.status().name().toLowerCase(Locale.ROOT));
            each.put("message", check.message());
            if (check.comparisons().isEmpty()) {
                each.put(
                        "available",
                        check.status() == ServerCheck.Status.OK
                                || check.reading().isPresent());
            }
            check.reading().ifPresent(reading -> {
                each.put("dialect", reading.dialect());
                each.put("consistent", reading.consistent());
                ObjectNode values = each.putObject("values");
                // JSON has no infinite numbers, and a text in a number's place would break its readers.
                reading.values().forEach((name, value) -> values.put(name, Double.isFinite(value) ? value : null));
            });
            if (!check.comparisons().isEmpty()) {
                ArrayNode compared = each.putArray("compared");
                check.comparisons().forEach(comparison -> comparison(compared.addObject(), comparison));
            }
        }
    }

    private static void comparison(ObjectNode node, MetricsComparison comparison) {
        node.put("page", comparison.page());
        node.put("what", comparison.what());
        node.put("serverSays", comparison.serverSays());
        node.put("weSaw", comparison.weSaw());
        node.put("agree", comparison.isAgreed());
        comparison.contradiction().ifPresent(why -> node.put("contradiction", why));
    }

    private static void environment(ObjectNode node, Environment environment) {
        node.put("streamcheck", environment.streamcheck());
        node.put("maven", environment.maven());
        node.put("java", environment.java());
        node.put("os", environment.os());
        node.put("processors", environment.processors());
    }
}
