package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.text.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is a tree of elements, as flat settings: {@code <ttft><p95 level="warn">800ms</p95></ttft>} becomes
 * {@code ttft.p95} and {@code ttft.p95@level}. On the command line, {@code -Dstreamcheck.thresholds.ttft.p95=800ms} sets the
 * same, and wins.
 */
final class ElementTree {

    private ElementTree() {}

    static Map<String, String> flatten(
            String parameter,
            @Nullable PlexusConfiguration configured,
            Properties userProperties,
            Log log,
            Problems problems) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (configured != null) {
            collect("", configured, settings);
            String text = configured.getValue("").trim();
            if (configured.getChildCount() == 0 && !text.isEmpty()) {
                problems.add(parameter, "***", "elements in it, not a text");
            }
        }
        String prefix = "streamcheck." + parameter + ".";
        for (String name : userProperties.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                String path = name.substring(prefix.length());
                String value = userProperties.getProperty(name);
                String before = settings.put(path, value);
                if (before != null && !before.equals(value)) {
                    log.info("-D" + name + "=" + Keys.hide(value) + " wins over the POM's " + Keys.hide(before));
                }
            }
        }
        return settings;
    }

    /**
     * A parameter that is a list of elements named {@code each}, as one map of settings for each of them:
     * {@code <stages><stage><rate>5/s</rate></stage></stages>} becomes one map with {@code rate}.
     */
    static List<Map<String, String>> list(
            String parameter, String each, @Nullable PlexusConfiguration configured, Problems problems) {
        List<Map<String, String>> list = new ArrayList<>();
        if (configured == null) {
            return list;
        }
        String text = configured.getValue("").trim();
        if (configured.getChildCount() == 0 && !text.isEmpty()) {
            problems.add(parameter, "***", "elements <" + each + "> in it");
        }
        for (PlexusConfiguration child : configured.getChildren()) {
            if (!child.getName().equals(each)) {
                problems.add(parameter, child.getName(), "elements <" + each + "> in it");
                continue;
            }
            Map<String, String> settings = new LinkedHashMap<>();
            for (PlexusConfiguration setting : child.getChildren()) {
                settings.put(setting.getName(), setting.getValue("").trim());
            }
            list.add(settings);
        }
        return list;
    }

    private static void collect(String path, PlexusConfiguration element, Map<String, String> settings) {
        for (PlexusConfiguration child : element.getChildren()) {
            String below = path.isEmpty() ? child.getName() : path + "." + child.getName();
            if (child.getChildCount() == 0) {
                settings.put(below, child.getValue("").trim());
            } else {
                collect(below, child, settings);
            }
            for (String attribute : child.getAttributeNames()) {
                settings.put(below + "@" + attribute, child.getAttribute(attribute, ""));
            }
        }
    }
}
