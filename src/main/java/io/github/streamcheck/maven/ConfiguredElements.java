package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.text.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds mistakes that Maven accepts silently, so that a build would pass without its checks: it ignores an element that is not a
 * parameter, and reads any boolean other than {@code true} as false.
 */
final class ConfiguredElements {

    private static final List<String> BOOLEANS = List.of("true", "false");

    private ConfiguredElements() {}

    /** Checks what the POM gives the execution, and what the command line gives any goal. */
    static void check(MavenSession session, MojoExecution execution, Problems problems) {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        Map<String, Parameter> parameters = parameters(plugin);
        elements(session, execution).forEach((name, value) -> {
            Parameter parameter = parameters.get(name);
            if (parameter == null) {
                problems.addUnknown(
                        "<" + name + ">",
                        "an element that is a parameter of streamcheck (see streamcheck:help -Ddetail)",
                        NearestName.of(name, parameters.keySet()));
            } else {
                checkBoolean(name, parameter, value, problems);
            }
        });
        Properties given = session.getUserProperties();
        parameters.forEach((name, parameter) -> {
            checkBoolean(property(name), parameter, given.getProperty(property(name), ""), problems);
        });
    }

    /**
     * The properties that the user gave on the command line and that have no effect, since the POM sets the parameter to something else:
     * as Maven has it, the POM wins over a property, unless it refers to it.
     */
    static List<String> withoutEffect(MavenSession session, MojoExecution execution) {
        Map<String, String> elements = elements(session, execution);
        Properties given = session.getUserProperties();
        return execution.getMojoDescriptor().getParameters().stream()
                .map(Parameter::getName)
                .filter(elements::containsKey)
                .filter(name -> {
                    String value = elements.getOrDefault(name, "").trim();
                    return !given.getProperty(property(name), value).trim().equals(value);
                })
                .map(ConfiguredElements::property)
                .sorted()
                .toList();
    }

    private static String property(String parameter) {
        return "streamcheck." + parameter;
    }

    /** The parameters of all goals by name, since executions share their configuration. */
    private static Map<String, Parameter> parameters(PluginDescriptor plugin) {
        Map<String, Parameter> parameters = new TreeMap<>();
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (Parameter parameter : mojo.getParameters()) {
                if (parameter.isEditable()) {
                    parameters.put(parameter.getName(), parameter);
                }
            }
        }
        return parameters;
    }

    private static void checkBoolean(String name, Parameter parameter, String value, Problems problems) {
        String text = value.trim();
        boolean known = text.isEmpty() || BOOLEANS.contains(text) || text.contains("${");
        if (parameter.getType().equals("boolean") && !known) {
            problems.add(new Problem(name, text, String.join(" or ", BOOLEANS), NearestName.of(text, BOOLEANS)));
        }
    }

    /** The texts of the elements that an execution is configured with, by name. */
    private static Map<String, String> elements(MavenSession session, MojoExecution execution) {
        Map<String, String> elements = new LinkedHashMap<>();
        MavenProject project = session.getCurrentProject();
        if (project == null) {
            return elements;
        }
        String key = execution.getMojoDescriptor().getPluginDescriptor().getPluginLookupKey();
        Optional<Plugin> plugin = Stream.of(
                        Optional.<PluginContainer>ofNullable(project.getBuild()),
                        Optional.<PluginContainer>ofNullable(project.getPluginManagement()))
                .flatMap(Optional::stream)
                .map(container -> container.getPluginsAsMap().get(key))
                .flatMap(Stream::ofNullable)
                .findFirst();
        plugin.ifPresent(found -> {
            collect(found, elements);
            Optional.ofNullable(found.getExecutionsAsMap().get(execution.getExecutionId()))
                    .ifPresent(own -> collect(own, elements));
        });
        return elements;
    }

    private static void collect(ConfigurationContainer from, Map<String, String> elements) {
        if (from.getConfiguration() instanceof Xpp3Dom configuration) {
            for (Xpp3Dom element : configuration.getChildren()) {
                elements.put(element.getName(), element.getValue() == null ? "" : element.getValue());
            }
        }
    }
}
