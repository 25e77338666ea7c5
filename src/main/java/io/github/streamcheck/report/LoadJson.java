package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.wire.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The load and its stages in {@code report.json}. */
final class LoadJson {

    private LoadJson() {}

    /** Writes the configured load. A load of one stage has its members here, as the parameters do. */
    static void load(ObjectNode node, Load load) {
        node.put("seed", load.seed());
        if (load.search().isPresent()) {
            search(node.putObject("search"), load.search().get());
        } else if (load.stages().size() == 1) {
            pace(node, load.stages().get(0));
        } else {
            ArrayNode stages = node.putArray("stages");
            load.stages().forEach(stage -> pace(stages.addObject(), stage));
        }
        node.put("warmup", load.warmup());
        load.startAt().ifPresent(moment -> node.put("startAt", moment.toString()));
        if (!load.thinkTime().isZero()) {
            node.put("thinkTimeMs", load.thinkTime().toMillis());
        }
        load.mix().ifPresent(mix -> mix(node.putArray("mix"), mix));
    }

    private static void search(ObjectNode node, Search search) {
        node.put("over", search.over().word());
        node.put("from", search.from());
        node.put("to", search.to());
        node.put("tolerance", search.tolerance());
        pace(node.putObject("highest"), search.stage(search.to(), 0));
    }

    /** A file may have many prompts, and generated ones are unlimited: of these only the origin is written. That of a trace is in the load. */
    static void prompts(ObjectNode node, Prompts prompts) {
        if (prompts instanceof Prompts.Synthetic synthetic) {
            node.put("promptWords", synthetic.words());
        } else if (prompts instanceof Prompts.Elsewhere file) {
            file(node, file);
        } else if (prompts instanceof Prompts.Listed listed && listed.file().isPresent()) {
            file(node, new Prompts.Elsewhere(listed.file().get(), listed.all().size(), listed.digest()));
        } else if (prompts instanceof Prompts.Listed listed) {
            listed.all().stream().map(Prompt::text).forEach(node.putArray("prompts")::add);
        }
    }

    private static void file(ObjectNode node, Prompts.Elsewhere file) {
        node.put("promptFile", file.file());
        node.put("promptCount", file.count());
        node.put("promptDigest", file.digest());
    }

    private static void mix(ArrayNode node, Mix mix) {
        for (Mix.Share share : mix.shares()) {
            ObjectNode each = node.addObject();
            each.put("weight", share.weight());
            share.endpoint().ifPresent(endpoint -> each.put("endpoint", endpoint.name()));
            share.model().ifPresent(model -> each.put("model", model));
            prompts(each, share.prompts());
        }
    }

    /** Writes a stage, and its results on the client's side. */
    static void stage(ObjectNode node, StageFigures stage) {
        node.put("name", stage.stage().describe());
        pace(node.putObject("plan"), stage.stage());
        node.put("started", stage.started());
        node.put("tookMs", stage.figures().wallClock().toMillis());
        ObjectNode held = node.putObject("held");
        held.put("streams", stage.held().streams());
        held.put("longestMs", stage.held().longest().toNanos() / 1e6);
        held.put("totalMs", stage.held().total().toNanos() / 1e6);
    }

    private static void pace(ObjectNode node, Stage stage) {
        if (stage.extent() instanceof Stage.Count count) {
            node.put("streams", count.streams());
        } else if (stage.extent() instanceof Stage.Time time) {
            node.put("durationMs", time.duration().toMillis());
        }
        if (stage.pace() instanceof Stage.Closed closed) {
            node.put("concurrency", closed.concurrency());
        } else if (stage.pace() instanceof Stage.Open open) {
            node.put("rate", open.perSecond());
            node.put("arrivals", open.arrivals().word());
            node.put("seed", open.seed());
            if (open.mostInFlight() != Stage.Open.AS_MANY_AS_CAN_BE) {
                node.put("maxInFlight", open.mostInFlight());
            }
        } else if (stage.pace() instanceof Stage.Replay replay) {
            node.put("trace", replay.trace().file());
            node.put("traceDigest", replay.trace().digest());
            node.put("traceSpeed", replay.speed());
            node.put("maxInFlight", replay.mostInFlight());
        }
        node.put("rampUpMs", stage.rampUp().toNanos() / 1e6);
        if (stage.abandon() > 0) {
            node.put("abandon", stage.abandon());
        }
        if (stage.slowReaders() > 0) {
            node.put("slowReaders", stage.slowReaders());
        }
    }

    /** Reads the load. A search or a trace is never divided into shards, whose plans are those that are read. */
    static Load read(Members node) {
        long seed = node.number("seed").longValue();
        List<Stage> stages = node.has("stages")
                ? node.objects("stages").stream().map(LoadJson::stage).toList()
                : List.of(stage(node));
        Optional<Mix> mix = node.has("mix")
                ? Optional.of(new Mix(
                        node.objects("mix").stream()
                                .map(each -> share(each, seed))
                                .toList(),
                        seed))
                : Optional.empty();
        Optional<Instant> startAt =
                node.has("startAt") ? Optional.of(Instant.parse(node.text("startAt"))) : Optional.empty();
        Duration thinkTime = node.has("thinkTimeMs") ? millis(node, "thinkTimeMs") : Duration.ZERO;
        return new Load(stages, node.integer("warmup"), mix, seed, startAt, Optional.empty(), thinkTime);
    }

    private static Mix.Share share(Members from, long seed) {
        return new Mix.Share(
                from.integer("weight"),
                from.has("endpoint") ? Optional.of(from.word("endpoint", LoadJson::endpoint)) : Optional.empty(),
                from.has("model") ? Optional.of(from.text("model")) : Optional.empty(),
                prompts(from, seed));
    }

    private static Stage stage(Members from) {
        Stage.Extent extent = from.has("streams")
                ? new Stage.Count(from.integer("streams"))
                : new Stage.Time(millis(from, "durationMs"));
        Stage.Pace pace = from.has("concurrency")
                ? new Stage.Closed(from.integer("concurrency"))
                : new Stage.Open(
                        from.number("rate").doubleValue(),
                        from.constant("arrivals", Stage.Arrivals.class),
                        from.number("seed").longValue(),
                        from.has("maxInFlight") ? from.integer("maxInFlight") : Stage.Open.AS_MANY_AS_CAN_BE);
        return new Stage(pace, extent, millis(from, "rampUpMs"), share(from, "abandon"), share(from, "slowReaders"));
    }

    private static double share(Members from, String name) {
        return from.has(name) ? from.number(name).doubleValue() : 0;
    }

    /** Reads the prompts; those of a file are not written. */
    static Prompts prompts(Members from, long seed) {
        if (from.has("promptWords")) {
            return new Prompts.Synthetic(from.integer("promptWords"), seed);
        }
        if (from.has("promptFile")) {
            return new Prompts.Elsewhere(
                    from.text("promptFile"), from.integer("promptCount"), from.text("promptDigest"));
        }
        return Prompts.inTurn(from.textList("prompts"));
    }

    /** The endpoint of that name. */
    static Optional<Endpoint> endpoint(String name) {
        return Protocol.all().stream()
                .map(Protocol::endpoint)
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    static Duration millis(Members from, String name) {
        return Duration.ofNanos(Math.round(from.number(name).doubleValue() * 1e6));
    }
}
