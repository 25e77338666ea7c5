package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {

    private static final Endpoint CHAT = new Endpoint("chat", "/v1/chat/completions");
    private static final Endpoint COMPLETIONS = new Endpoint("completions", "/v1/completions", EventShape.TEXT_CHUNKS);

    private final RunJournal journal = new RunJournal(new RecordedLog(), Sanitizer.WITHOUT_SECRETS);
    private Optional<Engine> engine = Optional.empty();

    @AfterEach
    void close() {
        engine.ifPresent(Engine::close);
    }

    private Optional<ModelChoice> choose(URI uri, UnaryOperator<Plans> with) {
        Plan plan = with.apply(Plans.against(uri)).plan();
        engine = Optional.of(new Engine(plan.limits()));
        RunContext context = RunContext.of(plan, Shard.WHOLE, engine.get(), journal);
        try (HttpTransport pages = context.connect(1)) {
            return ModelChoice.of(context, new ServerProbe(pages, context.pageLimit(), List.of()));
        }
    }

    private static String models(String json) {
        return ScriptedServer.answer("200 OK", "application/json", json);
    }

    @Test
    void aModelThatIsNamedIsNotAskedFor() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(models("{}"))) {
            assertThat(choose(server.uri(), plans -> plans.model("mine"))
                            .orElseThrow()
                            .unnamed())
                    .isEqualTo("mine");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void otherwiseItIsTheFirstThatTheServerLists() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(models("{\"data\":[{\"id\":\"first\"},{\"id\":\"second\"}]}"))) {
            assertThat(choose(server.uri(), plans -> plans).orElseThrow().unnamed())
                    .isEqualTo("first");
        }
        assertThat(journal.notes()).containsExactly("the model is the first that the server lists: first");
    }

    @Test
    void withoutOneTheRunIsBrokenAndSaysWhatToSet() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(models("{\"data\":[]}"))) {
            assertThat(choose(server.uri(), plans -> plans)).isEmpty();
        }
        assertThat(journal.violations())
                .singleElement()
                .extracting(Violation::text)
                .asString()
                .contains("model: no model to ask for (/v1/models lists no model)", "set <model>");
    }

    /** Answers these paths, and no other. */
    private static ScriptedServer having(String... paths) throws IOException {
        return new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                String path = connection.lastRequest().split(" ", 3)[1];
                connection.send(
                        List.of(paths).contains(path)
                                ? models("{\"data\":[]}")
                                : ScriptedServer.answer("404 Not Found", "text/html", ""));
            }
        });
    }

    private String adviceFor(ScriptedServer server, String path) {
        return adviceFor(server, path, plans -> plans);
    }

    private String adviceFor(ScriptedServer server, String path, UnaryOperator<Plans> with) {
        assertThat(choose(URI.create(server.uri() + path), with)).isEmpty();
        return journal.violations().get(0).message();
    }

    @Test
    void whereOnlyTheListIsMissingAModelHelps() throws IOException {
        try (ScriptedServer server = having("/v1/chat/completions")) {
            assertThat(adviceFor(server, ""))
                    .contains("/v1/models answers HTTP 404")
                    .contains("set <model>");
        }
    }

    @Test
    void onlyConfiguredEndpointsAreLookedFor() throws IOException {
        try (ScriptedServer server = having("/v1/completions")) {
            assertThat(adviceFor(server, "", plans -> plans.endpoints("completions")))
                    .endsWith("set <model> or -Dstreamcheck.model, since /v1/completions is there");
            assertThat(server.requests()).noneMatch(request -> request.contains("chat"));
        }
    }

    @Test
    void theApiIsLookedForOneLevelUp() throws IOException {
        try (ScriptedServer server = having("/v1/models")) {
            assertThat(adviceFor(server, "/wrong/path"))
                    .endsWith(server.uri() + "/v1/models is there: set baseUrl to " + server.uri());
        }
    }

    @Test
    void theApiIsLookedForBelowTheUsualPaths() throws IOException {
        try (ScriptedServer server = having("/api/v1/models")) {
            assertThat(adviceFor(server, "")).endsWith("set baseUrl to " + server.uri() + "/api");
        }
    }

    @Test
    void whereNothingIsThereNoModelIsAdvised() throws IOException {
        try (ScriptedServer server = having()) {
            assertThat(adviceFor(server, "/path"))
                    .contains("is baseUrl (" + server.uri() + "/path) right?")
                    .doesNotContain("<model>");
        }
    }

    @Test
    void aListThatBreaksOffIsWarnedOf() throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        })) {
            assertThat(choose(server.uri(), plans -> plans).orElseThrow().unnamed())
                    .isEqualTo("unknown");
        }
        assertThat(journal.notes())
                .singleElement()
                .asString()
                .startsWith("no model is known (GET http://127.0.0.1:")
                .endsWith("name one with <model> or -Dstreamcheck.model");
    }

    @Test
    void aServerThatCantBeReachedGetsAnyName() {
        ModelChoice choice =
                choose(URI.create("http://127.0.0.1:1"), plans -> plans).orElseThrow();

        assertThat(choice.unnamed()).isEqualTo("unknown");
        assertThat(choice.names(Sanitizer.WITHOUT_SECRETS))
                .as("no report takes that for a model's name")
                .isEmpty();
        assertThat(journal.violations()).isEmpty();
    }

    @Test
    void aRequestThatNamesAModelHasItsOwn() {
        Prompts prompts = Prompts.inTurn(List.of("p"));
        Mix mix = new Mix(
                List.of(
                        new Mix.Share(1, Optional.of(CHAT), Optional.of("large"), prompts),
                        new Mix.Share(1, Optional.of(COMPLETIONS), Optional.empty(), prompts)),
                1);
        ModelChoice choice = new ModelChoice(mix, Optional.of("small"));

        assertThat(choice.at(CHAT)).isEqualTo("large");
        assertThat(choice.at(COMPLETIONS)).isEqualTo("small");
        assertThat(choice.names(Sanitizer.WITHOUT_SECRETS)).hasValue("large, small");
    }
}
