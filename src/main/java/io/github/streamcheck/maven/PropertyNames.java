package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.text.NearestName;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Finds misspelt properties: Maven ignores an unknown {@code -D}, and a threshold would be silently lost. */
final class PropertyNames {

    private static final String PREFIX = "streamcheck.";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(streamcheck\\.[^}]+)\\}");

    /** Trees of settings, whose own parsers know what may be below, and what {@code start} sets. */
    private static final Set<String> TREES = Set.of(
            "streamcheck.thresholds.",
            "streamcheck.rules.",
            "streamcheck.search.",
            "streamcheck.simulator.",
            "streamcheck.metricsMapping.");

    static final Set<String> SET_BY_GOALS = Set.of(StartMojo.BASE_URL, StartMojo.SIMULATOR_URL);

    private PropertyNames() {}

    static void check(MavenSession session, PluginDescriptor plugin, Problems problems) {
        Set<String> known = known(plugin);
        Set<String> given = new TreeSet<>(names(session.getUserProperties()));
        if (session.getCurrentProject() != null) {
            given.addAll(names(session.getCurrentProject().getProperties()));
        }
        for (String name : given) {
            if (!known.contains(name) && TREES.stream().noneMatch(name::startsWith)) {
                problems.addUnknown(
                        name,
                        "a property that streamcheck knows (see streamcheck:help -Ddetail)",
                        NearestName.of(name, known));
            }
        }
    }

    private static Set<String> names(Properties properties) {
        Set<String> names = new TreeSet<>(properties.stringPropertyNames());
        names.removeIf(name -> !name.startsWith(PREFIX));
        return names;
    }

    private static Set<String> known(PluginDescriptor plugin) {
        Set<String> known = new TreeSet<>(SET_BY_GOALS);
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
                Matcher expression = EXPRESSION.matcher(parameter.getValue(""));
                if (expression.matches()) {
                    known.add(expression.group(1));
                }
            }
        }
        return known;
    }
}
