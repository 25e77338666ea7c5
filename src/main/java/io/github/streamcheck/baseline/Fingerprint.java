package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Digest;
import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What two runs have to have in common for their figures to be comparable. The server's address is not in it: it may be another
 * in each build.
 *
 * @param model the models that were streamed from
 * @param workload endpoints, load and what a request asks for, in words
 * @param prompts a hash of the prompts
 * @param runner name of the machine
 */
public record Fingerprint(String model, String workload, String prompts, String runner) {

    /**
     * The fingerprint of a run.
     *
     * @param endpoints the names of those that were streamed from
     */
    public static Fingerprint of(Plan plan, String model, Collection<String> endpoints) {
        return new Fingerprint(
                model,
                workload(plan, endpoints),
                hash(plan.mix()),
                plan.baseline().runner());
    }

    private static String workload(Plan plan, Collection<String> endpoints) {
        Request request = plan.request();
        List<String> parts = new ArrayList<>();
        parts.add(String.join(" and ", new TreeSet<>(endpoints)));
        plan.load().search().map(Fingerprint::workload).ifPresent(parts::add);
        plan.load().stages().stream()
                .filter(stage -> plan.load().search().isEmpty())
                .map(stage -> stage.describe() + " (ramp-up " + Durations.format(stage.rampUp()) + ")")
                .forEach(parts::add);
        parts.add(plan.load().warmup() + " to warm up");
        plan.load().mix().map(Mix::describe).ifPresent(parts::add);
        if (!plan.load().thinkTime().isZero()) {
            parts.add("think time " + Durations.format(plan.load().thinkTime()));
        }
        request.maxTokens().ifPresent(tokens -> parts.add("at most " + tokens + " tokens"));
        request.temperature().ifPresent(temperature -> parts.add("temperature " + temperature));
        parts.add(request.uniquePrompts() ? "unique prompts" : "repeated prompts");
        if (!request.parameters().isEmpty()) {
            parts.add("with " + new TreeMap<>(request.parameters()));
        }
        if (plan.httpVersion() != HttpVersion.HTTP_1_1) {
            parts.add("HTTP/" + plan.httpVersion().parameter());
        }
        if (plan.compareWith().isPresent()) {
            parts.add("beside another server");
        }
        return String.join("; ", parts);
    }

    private static String workload(Search search) {
        return search.describe() + " to " + search.tolerance() + ", each "
                + search.stage(search.from(), 0).describe();
    }

    private static String hash(Mix mix) {
        return Digest.of(mix.shares().stream()
                .map(share -> share.weight() + " " + share.prompts().digest())
                .collect(Collectors.joining("\n")));
    }

    /** What is not the same, in words; empty if the runs are comparable. */
    List<String> differences(Fingerprint now) {
        List<String> differences = new ArrayList<>();
        compare(differences, "the model", model, now.model);
        compare(differences, "the workload", workload, now.workload);
        compare(differences, "the hash of the prompts", prompts, now.prompts);
        compare(differences, "the runner", runner, now.runner);
        return differences;
    }

    private static void compare(List<String> differences, String what, String before, String now) {
        if (!Objects.equals(before, now)) {
            // The server's own words are among them.
            differences.add(
                    what + " was \"" + Printable.escape(before) + "\" and is \"" + Printable.escape(now) + "\"");
        }
    }
}
