package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Trace;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Measurement.Measured;
import io.github.streamcheck.run.Streamcheck.Reached;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The phases of a run, each by itself. */
class PhasesTest {

    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(1))
            .withItl(Duration.ZERO)
            .withTokens(10);

    private final RecordedLog log = new RecordedLog();
    private final RunJournal journal = new RunJournal(log, Sanitizer.WITHOUT_SECRETS);
    private Optional<Engine> engine = Optional.empty();
    private Optional<HttpTransport> transport = Optional.empty();

    @AfterEach
    void close() {
        engine.ifPresent(Engine::close);
        transport.ifPresent(HttpTransport::close);
    }

    private RunContext context(Plan plan) {
        engine = Optional.of(new Engine(plan.limits()));
        return RunContext.of(plan, Shard.WHOLE, engine.get(), journal);
    }

    private StreamOpener streams(RunContext context) {
        transport = Optional.of(context.connect(4));
        ModelChoice models = new ModelChoice(context.plan().mix(), Optional.of("m"));
        return new StreamOpener(context, models, new PromptMarker("run-1"), transport.get());
    }

    private List<AvailableEndpoint> discover(RunContext context) {
        return new EndpointDiscovery(context, streams(context), Optional.empty()).run();
    }

    private static AvailableEndpoint chat(RunContext context) {
        return new AvailableEndpoint(
                Protocol.of(context.plan().endpoints().endpoints().get(0)), true, ClientProfile.STREAMCHECK);
    }

    private static Simulator simulator(String... faults) throws IOException {
        SimulatorSettings settings = QUICK;
        for (String fault : faults) {
            settings = settings.withFault(Fault.byId(fault).orElseThrow());
        }
        return Simulator.start(settings);
    }

    @Test
    void discoveryGivesTheEndpointsThatAreThereAndNotesTheOthers() throws IOException {
        try (Simulator simulator = simulator("completions-missing")) {
            RunContext context = context(Plans.against(simulator.baseUri()).plan());

            List<String> found = discover(context).stream()
                    .map(each -> each.protocol().endpoint().name())
                    .toList();

            assertThat(found).contains("chat").doesNotContain("completions");
        }
        assertThat(journal.notes()).contains("completions is skipped: /v1/completions answers HTTP 404");
        assertThat(journal.violations()).isEmpty();
    }

    private static Mix.Share conversation() {
        List<Map<String, Object>> messages =
                List.of(Map.of("role", "system", "content", "Be brief."), Map.of("role", "user", "content", "Why?"));
        return new Mix.Share(
                1,
                Optional.empty(),
                Optional.empty(),
                new Prompts.Listed(
                        List.of(new Prompt.Conversation(messages, Map.of(), 7)), Optional.of("talks.jsonl")));
    }

    @Test
    void anEndpointThatHasNoFormForAConversationIsSkippedAndNeverAsked() throws IOException {
        try (Simulator simulator = simulator()) {
            List<AvailableEndpoint> found = discover(context(
                    Plans.against(simulator.baseUri()).mix(conversation()).plan()));

            assertThat(found)
                    .extracting(each -> each.protocol().endpoint().name())
                    .contains("chat", "messages")
                    .doesNotContain("completions");
        }
        assertThat(journal.notes())
                .contains("completions is skipped: completions takes one text, and no conversation, as in line 7 of"
                        + " talks.jsonl");
        assertThat(journal.violations()).isEmpty();
    }

    @Test
    void aConversationInATraceIsNotSentToAnEndpointThatHasNoFormForIt() throws IOException {
        Prompt asked = conversation().prompts().given().get(0);
        Trace trace = new Trace("calls.jsonl", List.of(new Trace.Call(Duration.ZERO, new Trace.Known(asked))));
        try (Simulator simulator = simulator()) {
            assertThat(discover(context(Plans.against(simulator.baseUri())
                            .mix(new Mix.Share(1, Optional.empty(), Optional.empty(), new Prompts.Traced(trace, 1)))
                            .plan())))
                    .extracting(each -> each.protocol().endpoint().name())
                    .contains("chat")
                    .doesNotContain("completions");
        }
        assertThat(journal.notes()).anyMatch(note -> note.endsWith("as in line 7 of calls.jsonl"));
    }

    @Test
    void aConversationForANamedEndpointWithoutAFormForItBreaksTheRunBeforeAnythingIsSent() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(ScriptedServer.answer("404 Not Found", "text/plain", "no"))) {
            assertThat(discover(context(Plans.against(server.uri())
                            .endpoints("chat", "completions")
                            .mix(conversation())
                            .plan())))
                    .isEmpty();
            assertThat(server.requests()).isEmpty();
        }
        assertThat(journal.violations()).extracting(Violation::id).containsExactly("prompt-unsendable");
        assertThat(journal.violations().get(0).message())
                .startsWith("completions takes one text, and no conversation, as in line 7 of talks.jsonl; fix: leave");
    }

    @Test
    void discoveryOfNothingIsWhyTheRunIsBroken() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(ScriptedServer.answer("404 Not Found", "text/plain", "no"))) {
            assertThat(discover(context(Plans.against(server.uri()).plan()))).isEmpty();
        }
        assertThat(journal.violations()).extracting(Violation::id).containsExactly("no-endpoint");
    }

    @Test
    void measurementRunsEachStageAndGivesWhatItsStreamsCameTo() throws IOException {
        try (Simulator simulator = simulator()) {
            Plan plan = Plans.against(simulator.baseUri())
                    .endpoints("chat")
                    .stages(Stage.closed(1, new Stage.Count(3)), Stage.closed(2, new Stage.Count(4)))
                    .plan();
            RunContext context = context(plan);
            AtomicInteger ended = new AtomicInteger();
            AtomicInteger midway = new AtomicInteger();

            Measured measured = new Measurement(
                            context,
                            plan.load(),
                            List.of(chat(context)),
                            streams(context),
                            Optional.empty(),
                            midway::incrementAndGet,
                            result -> ended.incrementAndGet())
                    .run();

            assertThat(measured.stages()).extracting(stage -> stage.started()).containsExactly(3, 4);
            assertThat(ended).hasValue(7);
            assertThat(midway).hasValue(1);
            assertThat(measured.client().took()).isPositive();
        }
        assertThat(log.lines()).anyMatch(line -> line.contains("stage 2 of 2: "));
    }

    @Test
    void aRunThatIsStoppedBeginsNoStage() throws IOException {
        try (Simulator simulator = simulator()) {
            Plan plan = Plans.against(simulator.baseUri()).endpoints("chat").plan();
            RunContext context = context(plan);
            context.engine().stop("a test");

            Measured measured = new Measurement(
                            context,
                            plan.load(),
                            List.of(chat(context)),
                            streams(context),
                            Optional.empty(),
                            () -> {},
                            result -> {})
                    .run();

            assertThat(measured.stages()).isEmpty();
        }
    }

    @Test
    void conclusionOfARunThatReachedNothingIsNoPass() {
        Plan plan = Plans.against(URI.create("http://127.0.0.1:1")).plan();
        RunContext context = context(plan);
        Conclusion conclusion = new Conclusion(
                new RunIdentity("run-1", "default", false),
                new Environment("0.1", "Maven 3.9", "17", "Linux", 2),
                plan,
                new BaselineCheck(plan.baseline(), Optional.empty()));

        RunResult result = conclusion.of(
                context,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                new Reached(Optional.empty(), Measured.NONE, Optional.empty()));

        assertThat(result.verdict().isPass()).isFalse();
        assertThat(result.verdict().violations()).extracting(Violation::id).contains("no-streams");
        assertThat(result.took()).isEqualTo(Duration.ofSeconds(1));
    }
}
