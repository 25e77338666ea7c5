package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prompts with tools beside prompts without any, in one run. */
class ToolPromptsTest {

    private static final Map<String, Object> TOOLS = Map.of(
            "tools",
            List.of(Map.of(
                    "type",
                    "function",
                    "function",
                    Map.of(
                            "name",
                            "get_weather",
                            "parameters",
                            Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")))))),
            "tool_choice",
            "required");

    private static RunResult run(Fault fault, String... endpoints) throws IOException {
        List<Prompt> prompts = List.of(
                new Prompt.Text("Hello"),
                new Prompt.Conversation(new Prompt.Text("How warm is it?").messages(), TOOLS, 2));
        Mix.Share share = new Mix.Share(
                1, Optional.empty(), Optional.empty(), new Prompts.Listed(prompts, Optional.of("prompts.jsonl")));
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(1))
                .withItl(Duration.ofMillis(1))
                .withFault(fault);
        try (Simulator simulator = Simulator.start(settings)) {
            return Runs.of(Plans.against(simulator.baseUri())
                            .endpoints(endpoints)
                            .load(8, 1, 0)
                            .mix(share)
                            .plan())
                    .run();
        }
    }

    @Test
    void onlyStreamsThatWereAskedForAToolHaveFiguresOfTools() throws IOException {
        RunResult result = run(Fault.NONE, "chat");

        assertThat(result.verdict().isPass()).isTrue();
        EndpointFigures chat = result.figures().total();
        assertThat(chat.distribution(Metric.TTFT).orElseThrow().count()).isEqualTo(8);
        assertThat(chat.distribution(Metric.TOOL_NAME).orElseThrow().count()).isEqualTo(4);
        assertThat(chat.distribution(Metric.TOOL_ARGUMENTS).orElseThrow().count())
                .isEqualTo(4);
    }

    @Test
    void aNamedEndpointWithoutAFormForThemBreaksTheRun() throws IOException {
        RunResult result = run(Fault.NONE, "chat", "ollama-chat");

        assertThat(result.verdict().violations())
                .singleElement()
                .asString()
                .contains("a prompt's tool_choice", "line 2");
    }

    @Test
    void typedStreamsNameAToolAsItsCallBegins() throws IOException {
        Map<String, Object> asked = Map.of(
                "tools",
                List.of(Map.of("type", "function", "name", "get_weather", "parameters", Map.of())),
                "tool_choice",
                "required");
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults().withItl(Duration.ofMillis(1)))) {
            RunResult result = Runs.of(Plans.against(simulator.baseUri())
                            .endpoints("responses")
                            .load(3, 1, 0)
                            .asking(asked)
                            .plan())
                    .run();

            assertThat(result.figures()
                            .total()
                            .distribution(Metric.TOOL_NAME)
                            .orElseThrow()
                            .count())
                    .isEqualTo(3);
            assertThat(result.figures()
                            .total()
                            .distribution(Metric.TOOL_ARGUMENTS)
                            .orElseThrow()
                            .count())
                    .isEqualTo(3);
        }
    }

    @Test
    void streamsThatWereNotAskedForAToolNeedNotCallOne() throws IOException {
        List<FindingGroup> found = run(Fault.byId("tool-choice-ignored").orElseThrow(), "chat")
                .figures()
                .findings();

        assertThat(found).extracting(FindingGroup::rule).containsExactly("tool-choice-ignored");
        assertThat(found.get(0).streams()).isBetween(4, 5);
    }
}
