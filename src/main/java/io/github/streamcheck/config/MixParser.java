package io.github.streamcheck.config;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.text.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes prompts and a mix of requests from the user's configuration. For one use, by one thread. */
final class MixParser {

    private static final List<String> NAMES =
            List.of("weight", "endpoint", "model", "prompt", "promptFile", "promptWords");

    /** Sources of a request's prompts, of which only one may be given. */
    private static final List<String> SOURCES = NAMES.subList(3, 6);

    private static final int MAX_WORDS = 1_000_000;

    private final Path base;
    private final long seed;
    private final ConfigReader check;
    private final Problems problems;

    /** Relative paths are resolved against the folder {@code base}. */
    MixParser(Path base, long seed, ConfigReader check, Problems problems) {
        this.base = base;
        this.seed = seed;
        this.check = check;
        this.problems = problems;
    }

    /**
     * Makes the mix; what a request leaves out is taken from {@code common}.
     *
     * @param requests not empty
     */
    Mix parse(List<Map<String, String>> requests, Request common, List<Endpoint> known) {
        List<Mix.Share> shares = new ArrayList<>();
        for (Map<String, String> settings : requests) {
            String prefix = "mix[" + (shares.size() + 1) + "].";
            checkNames(prefix, settings);
            if (settings.getOrDefault("prompt", "-").isBlank()) {
                problems.add(prefix + "prompt", "", "a text");
            }
            if (common.prompts() instanceof Prompts.Traced) {
                SOURCES.stream()
                        .filter(settings::containsKey)
                        .forEach(name -> problems.add(
                                prefix + name,
                                settings.getOrDefault(name, ""),
                                "no " + name + " beside trace, which has prompts of its own"));
            }
            String weight = settings.getOrDefault("weight", "1");
            shares.add(new Mix.Share(
                    check.number(prefix + "weight", weight, 1),
                    endpoint(prefix, settings, known),
                    model(prefix, settings).or(common::model),
                    // Requests of a mix do not make up the same texts.
                    prompts(prefix, settings, seed + ((long) shares.size() << 32))
                            .orElse(common.prompts())));
        }
        return new Mix(shares, seed);
    }

    private void checkNames(String prefix, Map<String, String> settings) {
        settings.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> problems.addUnknown(
                        prefix + name, "any of " + String.join(", ", NAMES), NearestName.of(name, NAMES)));
    }

    private Optional<Endpoint> endpoint(String prefix, Map<String, String> settings, List<Endpoint> known) {
        String name = settings.get("endpoint");
        if (name == null) {
            return Optional.empty();
        }
        Optional<Endpoint> endpoint =
                known.stream().filter(each -> each.name().equals(name)).findFirst();
        if (endpoint.isEmpty()) {
            List<String> names = known.stream().map(Endpoint::name).toList();
            problems.add(prefix + "endpoint", name, "any of " + String.join(", ", names), NearestName.of(name, names));
        }
        return endpoint;
    }

    private Optional<String> model(String prefix, Map<String, String> settings) {
        Optional<String> model = Optional.ofNullable(settings.get("model"));
        if (model.filter(String::isBlank).isPresent()) {
            problems.add(prefix + "model", "", "the name of a model");
        }
        return model;
    }

    /** Returns the prompts of these settings, if they have any. */
    Optional<Prompts> prompts(String prefix, Map<String, String> settings, long drawnFrom) {
        List<String> given = SOURCES.stream().filter(settings::containsKey).toList();
        if (given.size() > 1) {
            String second = given.get(1);
            problems.add(
                    prefix + second,
                    settings.getOrDefault(second, ""),
                    "one of " + String.join(", ", SOURCES) + " alone, but there is " + given.get(0) + " too");
            return Optional.empty();
        }
        return given.stream().findFirst().flatMap(source -> prompts(prefix + source, source, settings, drawnFrom));
    }

    private Optional<Prompts> prompts(String parameter, String source, Map<String, String> settings, long drawnFrom) {
        String value = settings.getOrDefault(source, "");
        return switch (source) {
            case "promptFile" -> file(parameter, value);
            case "promptWords" -> Optional.of(new Prompts.Synthetic(words(parameter, value), drawnFrom));
            default -> Optional.of(Prompts.inTurn(List.of(value)));
        };
    }

    private int words(String parameter, String text) {
        int words = check.number(parameter, text, 1);
        if (words > MAX_WORDS) {
            problems.add(parameter, text, "a whole number from 1 to " + MAX_WORDS);
        }
        return words;
    }

    private Optional<Prompts> file(String parameter, String name) {
        if (name.isBlank()) {
            problems.add(parameter, "", "the path of a file");
            return Optional.empty();
        }
        if (problems.addIfUnresolved(parameter, name)) {
            return Optional.empty();
        }
        try {
            Path file = base.resolve(name.strip());
            List<Prompt> prompts = new PromptFile(parameter, file, problems).read();
            return prompts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Prompts.Listed(prompts, Optional.of(file.toString())));
        } catch (InvalidPathException malformed) {
            problems.add(parameter, name, "the path of a file");
            return Optional.empty();
        }
    }
}
