package io.github.streamcheck.maven;

import static io.github.streamcheck.maven.PluginDescriptor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Users who read of a parameter see from which release on there is one. */
class SinceTest {

    /** The plugin tools make the goal {@code help}. */
    private static Stream<Element> goals() throws IOException {
        return PluginDescriptor.goals().filter(goal -> !text(goal, "goal").equals("help"));
    }

    @Test
    void everyGoalHasTheReleaseThatBroughtIt() throws IOException {
        assertThat(goals())
                .isNotEmpty()
                .allSatisfy(goal ->
                        assertThat(text(goal, "since")).as(text(goal, "goal")).matches("[0-9]+[.][0-9]+[.][0-9]+"));
    }

    @Test
    void soHasEveryParameter() throws IOException {
        assertThat(goals().flatMap(PluginDescriptor::parameters))
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(text(parameter, "since"))
                        .as(text(parameter, "name"))
                        .matches("[0-9]+[.][0-9]+[.][0-9]+"));
    }
}
