package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Stage;

/** The load and its stages in {@code report.json}. */
final class LoadJson {

    private LoadJson() {}

    /** What was asked for. A load of one stage has its members here, as the parameters do. */
    static void load(ObjectNode node, Load load) {
        node.put("seed", load.seed());
        if (load.stages().size() == 1) {
            pace(node, load.stages().get(0));
        } else {
            ArrayNode stages = node.putArray("stages");
            load.stages().forEach(stage -> pace(stages.addObject(), stage));
        }
        node.put("warmup", load.warmup());
        load.startAt().ifPresent(moment -> node.put("startAt", moment.toString()));
        load.mix().ifPresent(mix -> mix(node.putArray("mix"), mix));
    }

    /** Prompts of a file may be many, and made-up ones without end: of these only the origin is told. */
    static void prompts(ObjectNode node, Prompts prompts) {
        if (prompts instanceof Prompts.Synthetic synthetic) {
            node.put("promptWords", synthetic.words());
        } else if (prompts instanceof Prompts.Elsewhere file) {
            file(node, file);
        } else if (prompts instanceof Prompts.Listed listed && listed.file().isPresent()) {
            file(node, new Prompts.Elsewhere(listed.file().get(), listed.texts().size(), listed.digest()));
        } else if (prompts instanceof Prompts.Listed listed) {
            listed.texts().forEach(node.putArray("prompts")::add);
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

    /** What a stage was, and how it went on the client's side. */
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
        }
        node.put("rampUpMs", stage.rampUp().toNanos() / 1e6);
    }
}
