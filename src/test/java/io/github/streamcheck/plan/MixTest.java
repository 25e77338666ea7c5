package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.SearchParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mixes of requests, where their prompts come from, and what is wrong with them. */
class MixTest {

    private static final Endpoint CHAT = new Endpoint("chat", "/v1/chat/completions");
    private static final Endpoint COMPLETIONS = new Endpoint("completions", "/v1/completions", EventShape.TEXT_CHUNKS);
    private static final Request COMMON = new Request(
            Optional.of("common"),
            List.of("hello"),
            true,
            OptionalInt.empty(),
            OptionalDouble.empty(),
            true,
            false,
            Map.of());

    @TempDir
    private Path folder = Path.of(".");

    private final Problems problems = new Problems();

    private Mix mix(String... requests) {
        List<Map<String, String>> settings = new java.util.ArrayList<>();
        for (String request : requests) {
            Map<String, String> each = new LinkedHashMap<>();
            for (String setting : request.split(";", -1)) {
                String[] parts = setting.split("=", 2);
                each.put(parts[0], parts[1]);
            }
            settings.add(each);
        }
        return new ConfigReader(problems).mix(settings, COMMON, folder, 5, List.of(CHAT, COMPLETIONS));
    }

    private Prompts prompts(String setting) {
        return mix(setting).shares().get(0).prompts();
    }

    private String file(String name, String content) throws java.io.IOException {
        Files.writeString(folder.resolve(name), content);
        return "promptFile=" + name;
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    private static double share(Mix mix, int index) {
        int streams = 20_000;
        Mix.Share share = mix.shares().get(index);
        return IntStream.range(0, streams)
                        .filter(number -> mix.choose(number).equals(share))
                        .count()
                / (double) streams;
    }

    @Test
    void eachRequestHasItsShareOfTheStreams() {
        Mix mix = mix("weight=3;prompt=a", "weight=1;prompt=b", "prompt=c");

        assertThat(share(mix, 0)).isCloseTo(0.6, offset(0.02));
        assertThat(share(mix, 1)).isCloseTo(0.2, offset(0.02));
        assertThat(share(mix, 2)).isCloseTo(0.2, offset(0.02));
    }

    @Test
    void theChoiceIsTheSameForTheSameSeedAndNumber() {
        Mix one = mix("prompt=a", "prompt=b");
        Mix two = mix("prompt=a", "prompt=b");

        assertThat(IntStream.range(0, 100).mapToObj(one::choose))
                .isEqualTo(IntStream.range(0, 100).mapToObj(two::choose).toList());
    }

    @Test
    void anotherSeedChoosesOtherwise() {
        Mix one = mix("prompt=a", "prompt=b");
        Mix other = new Mix(one.shares(), 6);

        assertThat(IntStream.range(0, 100).mapToObj(one::choose).toList())
                .isNotEqualTo(IntStream.range(0, 100).mapToObj(other::choose).toList());
    }

    @Test
    void whatARequestLeavesOutIsAsInThePlan() {
        assertThat(mix("weight=2").shares())
                .containsExactly(new Mix.Share(2, Optional.empty(), Optional.of("common"), COMMON.prompts()));
    }

    @Test
    void aRequestHasItsOwnEndpointModelAndPrompt() {
        assertThat(mix("endpoint=chat;model=m1;prompt=Why?").shares())
                .containsExactly(
                        new Mix.Share(1, Optional.of(CHAT), Optional.of("m1"), Prompts.inTurn(List.of("Why?"))));
    }

    @Test
    void theFirstRequestOfAnEndpointIsOneThatMayGoThere() {
        Mix mix = mix("endpoint=completions;prompt=a", "endpoint=chat;prompt=b", "prompt=c");

        assertThat(mix.first(CHAT)).contains(mix.shares().get(1));
        assertThat(mix.names(CHAT)).isTrue();
        assertThat(mix("endpoint=completions").first(CHAT)).isEmpty();
    }

    @Test
    void linesOfAFileAreUsedInTurn() throws Exception {
        Prompts prompts = prompts(file("prompts.txt", "\uFEFFone\n\n  two \r\n{\"prompt\": 3}\n"));

        assertThat(IntStream.range(0, 4)
                        .mapToObj(number -> prompts.prompt(number).text()))
                .containsExactly("one", "two", "{\"prompt\": 3}", "one");
        assertThat(messages()).isEmpty();
    }

    @Test
    void objectsOfAJsonlFileAreUsedInTurn() throws Exception {
        Prompts prompts = prompts(file("prompts.jsonl", """
                {"prompt": "one", "text": "no"}
                {"text": "two"}
                {"messages": [{"role": "user", "content": "three"}], "id": 3}
                {"custom_id": "x", "body": {"model": "m", "messages": [{"role": "user", "content": "four"}]}}
                """));

        assertThat(messages()).isEmpty();
        assertThat(IntStream.range(0, 4).mapToObj(prompts::prompt))
                .containsExactly(
                        new Prompt.Text("one"),
                        new Prompt.Text("two"),
                        new Prompt.Text("three"),
                        new Prompt.Text("four"));
    }

    @Test
    void aConversationIsKeptAsItStands() throws Exception {
        Prompts prompts = prompts(file("prompts.jsonl", """

                {"system": "be brief", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]}
                """));

        assertThat(messages()).isEmpty();
        assertThat(prompts.prompt(0))
                .isEqualTo(new Prompt.Conversation(
                        List.of(
                                Map.of("role", "system", "content", "be brief"),
                                Map.of(
                                        "role",
                                        "user",
                                        "content",
                                        List.of(Map.of("type", "image_url", "image_url", Map.of("url", "x"))))),
                        Map.of(),
                        2));
    }

    @Test
    void turnsAreAskedOneAfterAnother() throws Exception {
        Prompts prompts = prompts(file("prompts.jsonl", """
                {"system": "be brief", "turns": ["one", {"role": "user", "content": "two"}]}
                """));

        assertThat(messages()).isEmpty();
        Prompt first = prompts.prompt(0).marked("#");
        assertThat(first.messages())
                .containsExactly(
                        Map.of("role", "system", "content", "#be brief"), Map.of("role", "user", "content", "one"));
        Prompt second = first.next("yes").orElseThrow();
        assertThat(second.turn()).isEqualTo(2);
        assertThat(second.messages())
                .containsExactly(
                        Map.of("role", "system", "content", "#be brief"),
                        Map.of("role", "user", "content", "one"),
                        Map.of("role", "assistant", "content", "yes"),
                        Map.of("role", "user", "content", "two"));
        assertThat(second.next("yes")).isEmpty();
        assertThat(prompts.digest())
                .isNotEqualTo(prompts(file("other.jsonl", "{\"system\": \"be brief\", \"turns\": [\"one\"]}\n"))
                        .digest());
    }

    private static final String RECORDED =
            "{\"id\": \"a\", \"conversations\": [{\"from\": \"system\", \"value\": \"be brief\"},"
                    + " {\"from\": \"human\", \"value\": \"one\"}, {\"from\": \"gpt\", \"value\": \"old answer\"},"
                    + " {\"from\": \"user\", \"value\": \"two\"}, {\"from\": \"bard\", \"value\": \"older answer\"}]}";

    private static final String UNASKED =
            "{\"conversations\": [{\"from\": \"gpt\", \"value\": \"hi\"}, {\"from\": \"human\", \"value\": \" \"}]}";

    private static Prompt recorded(int number, String place) {
        return new Prompt.Turns(
                new Prompt.Conversation(
                        List.of(
                                Map.of("role", "system", "content", "be brief"),
                                Map.of("role", "user", "content", "one")),
                        Map.of(),
                        number),
                List.of(Map.of("role", "user", "content", "two")),
                1,
                place);
    }

    @Test
    void ofARecordedConversationTheTurnsOfThePersonAreAsked() throws Exception {
        Prompts array = prompts(file("recorded.json", "\uFEFF[" + UNASKED + ",\n7, [7], " + RECORDED + "]\n"));
        Prompts lines = prompts(file("recorded.jsonl", UNASKED + "\n" + RECORDED + "\n"));

        assertThat(messages()).isEmpty();
        assertThat(array.prompt(0)).isEqualTo(recorded(4, "conversation 4")).isEqualTo(array.prompt(1));
        assertThat(lines.prompt(0)).isEqualTo(recorded(2, "line 2")).isEqualTo(lines.prompt(1));
    }

    @Test
    void ofALongFileOfConversationsTheFirstTenThousandAreRead() throws Exception {
        Prompts prompts = prompts(file("recorded.json", "[" + UNASKED + ("," + RECORDED).repeat(10_001) + ", broken"));

        assertThat(messages()).isEmpty();
        assertThat(((Prompts.Listed) prompts).all()).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[" + UNASKED + "]",
                "{\"data\": []}",
                RECORDED + "\n" + RECORDED,
                "[{\"prompt\": \"x\"}]",
                "[" + RECORDED,
                "[" + RECORDED + ",\n{\"conversations\": x}]"
            })
    void aJsonFileThatIsNoArrayOfConversationsIsAMistake(String content) throws Exception {
        mix(file("recorded.json", content));

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("mix[1].promptFile = \"" + folder.resolve("recorded.json"))
                .contains("expected one array of conversations with a turn of \"human\"");
    }

    @Test
    void aJsonFileThatIsNestedTooDeeplyIsAMistake() throws Exception {
        mix(file("recorded.json", "[".repeat(5_000)));

        assertThat(messages()).singleElement().asString().contains("expected one array of conversations");
    }

    @Test
    void linesOfConversationsInWhichNobodyAsksAreAMistake() throws Exception {
        mix(file("recorded.jsonl", UNASKED + "\n"));

        assertThat(messages()).singleElement().asString().endsWith("but no \"human\" says anything in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"turns\": []",
                "\"turns\": [\"one\", \" \"]",
                "\"turns\": [\"one\", null]",
                "\"turns\": [{\"role\": \"assistant\", \"content\": \"one\"}]",
                "\"turns\": [\"one\"], \"prompt\": \"two\"",
            })
    void whatIsNoListOfWhatAUserSaysIsRefusedAsTurns(String members) throws Exception {
        mix(file("prompts.jsonl", "{" + members + "}\n"));

        assertThat(messages()).singleElement().asString().contains("prompts.jsonl line 1", "\"turns\"");
    }

    @Test
    void aPromptKeepsItsToolsAndItsFormat() throws Exception {
        Prompts prompts = prompts(file("prompts.jsonl", """
                {"prompt": "one", "tools": [{"type": "function"}], "tool_choice": "required", "response_format": null}
                {"messages": [{"role": "user", "content": "two"}], "response_format": {"type": "json_object"}, "seed": 1}
                {"prompt": "one"}
                """));

        assertThat(messages()).isEmpty();
        assertThat(prompts.prompt(0).text()).isEqualTo("one");
        assertThat(prompts.prompt(0).parameters())
                .isEqualTo(Map.of("tools", List.of(Map.of("type", "function")), "tool_choice", "required"));
        assertThat(prompts.prompt(1).parameters()).isEqualTo(Map.of("response_format", Map.of("type", "json_object")));
        assertThat(prompts.prompt(2)).isEqualTo(new Prompt.Text("one"));
        assertThat(prompts.digest())
                .isNotEqualTo(Prompts.inTurn(List.of("one", "two", "one")).digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools\": {}",
                "\"tools\": [1]",
                "\"tool_choice\": 1",
                "\"response_format\": \"json\"",
            })
    void whatNoRequestOfAChatHasIsRefused(String member) throws Exception {
        mix(file("prompts.jsonl", "{\"prompt\": \"x\", " + member + "}\n"));

        assertThat(messages())
                .singleElement()
                .asString()
                .contains("line 1")
                .endsWith("expected " + member.split(":", 2)[0] + " as OpenAI's chats have it");
    }

    @Test
    void whatWouldNotBeSentWithAConversationIsRefused() throws Exception {
        mix(file("prompts.jsonl", "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"functions\": []}\n"));

        assertThat(messages())
                .singleElement()
                .asString()
                .endsWith("expected no \"functions\" beside the messages; it goes into requestParameters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"a\"",
                "[1]",
                "\"text\"",
                "{}",
                "{\"prompt\": 1}",
                "{\"messages\": []}",
                "{} {}",
                "{\"messages\": [{\"content\": \"x\"}]}",
                "{\"messages\": [{\"role\": \"user\", \"content\": []}]}"
            })
    void aLineThatHoldsNoPromptIsToldWithItsNumber(String line) throws Exception {
        mix(file("prompts.jsonl", "{\"text\": \"fine\"}\n\n" + line + "\n"));

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("mix[1].promptFile = \"prompts.jsonl line 3: ")
                .contains("expected a JSON object with \"prompt\" or \"text\"");
    }

    @Test
    void ofAFileOfTheWrongKindTheFirstLinesAreTold() throws Exception {
        mix(file("prompts.jsonl", "x\n".repeat(500)));

        assertThat(messages()).hasSize(3);
    }

    @Test
    void aFileThatIsNotThereIsToldWithItsPlace() {
        mix("promptFile=nowhere.txt");

        assertThat(messages())
                .containsExactly(
                        "mix[1].promptFile = \"" + folder.resolve("nowhere.txt") + "\": expected a file that exists");
    }

    /** A FIFO or a device may never end; a folder is none of a file's kind that every system has. */
    @Test
    void onlyARegularFileIsRead() throws Exception {
        Files.createDirectory(folder.resolve("special"));
        mix("promptFile=special");

        assertThat(messages())
                .containsExactly("mix[1].promptFile = \"" + folder.resolve("special") + "\": expected a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n"})
    void anEmptyFileIsAMistake(String content) throws Exception {
        mix(file("prompts.txt", content));

        assertThat(messages())
                .singleElement()
                .asString()
                .endsWith("expected a file with prompts in it, but it is empty");
    }

    @Test
    void aFileThatIsNoTextIsAMistake() throws Exception {
        Files.write(folder.resolve("prompts.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        mix("promptFile=prompts.txt");

        assertThat(messages()).singleElement().asString().endsWith("expected a file in UTF-8");
    }

    @Test
    void madeUpPromptsHaveTheirLength() {
        assertThat(prompts("promptWords=250").prompt(0).text().split(" ", -1)).hasSize(250);
    }

    @Test
    void madeUpPromptsDifferAndCanBeMadeAgain() {
        Prompts prompts = prompts("promptWords=20");

        assertThat(prompts.prompt(1).text())
                .isEqualTo(prompts("promptWords=20").prompt(1).text())
                .isNotEqualTo(prompts.prompt(2).text());
    }

    @Test
    void requestsOfAMixMakeUpPromptsOfTheirOwn() {
        Mix mix = mix("promptWords=20", "promptWords=20");

        assertThat(mix.shares().get(0).prompts().prompt(1).text())
                .isNotEqualTo(mix.shares().get(1).prompts().prompt(1).text());
    }

    @Test
    void aPromptMayHoldWhatLooksLikeAProperty() {
        assertThat(prompts("prompt=What is ${HOME}?").prompt(0).text()).isEqualTo("What is ${HOME}?");
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight=-1 | mix[1].weight = \"-1\": expected a whole number of 1 or more",
                "weight=0 | mix[1].weight = \"0\": expected a whole number of 1 or more",
                "weight=half | mix[1].weight = \"half\": expected a whole number of 1 or more",
                "endpoint=chats | mix[1].endpoint = \"chats\": expected any of chat, completions; did you mean \"chat\"?",
                "model= | mix[1].model is empty: expected the name of a model",
                "prompt= | mix[1].prompt is empty: expected a text",
                "promptFile= | mix[1].promptFile is empty: expected the path of a file",
                "promptWords=0 | mix[1].promptWords = \"0\": expected a whole number of 1 or more",
                "promptWords=2000000 | mix[1].promptWords = \"2000000\": expected a whole number from 1 to 1000000",
                "promtp=hi | mix[1].promtp is unknown: expected any of weight, endpoint, model, prompt, promptFile, "
                        + "promptWords; did you mean \"prompt\"?",
                "prompt=hi;promptWords=5 | mix[1].promptWords = \"5\": expected one of prompt, promptFile, promptWords "
                        + "alone, but there is prompt too",
                "promptFile=${file} | mix[1].promptFile = \"${file}\": expected a value, but ${file} is not defined",
            })
    void aMistakeIsToldWithItsFix(String request, String told) {
        mix(request);

        assertThat(messages()).singleElement().asString().startsWith(told);
    }

    @Test
    void aThinkTimeIsThePauseBetweenTurns() throws Exception {
        Mix asked = mix(file("talk.jsonl", "{\"turns\": [\"one\", \"two\"]}\n"));
        Load load = Load.closed(1, 1, 0);

        assertThat(new ConfigReader(problems).thinkTime("2s", load, asked).describe())
                .isEqualTo(load.describe() + ", think time 2 s");
        assertThat(new ConfigReader(problems).thinkTime(null, load, asked)).isEqualTo(load);
        assertThat(messages()).isEmpty();
    }

    @Test
    void withoutFurtherTurnsThereIsNothingToThinkAbout() throws Exception {
        Mix asked = mix(file("talk.jsonl", "{\"turns\": [\"one\"]}\n{\"prompt\": \"two\"}\n"));

        new ConfigReader(problems).thinkTime("2s", Load.closed(1, 1, 0), asked);

        assertThat(messages()).singleElement().asString().contains("thinkTime = \"2s\"", "several turns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-2s", "0s", "long"})
    void aThinkTimeIsATimeWithItsUnit(String text) throws Exception {
        Mix asked = mix(file("talk.jsonl", "{\"turns\": [\"one\", \"two\"]}\n"));

        new ConfigReader(problems).thinkTime(text, Load.closed(1, 1, 0), asked);

        assertThat(messages()).singleElement().asString().contains("thinkTime", text);
    }

    private Load searched(Mix asked) {
        return new SearchParser(Map.of("rate", "1/s..5/s"), new ConfigReader(problems), problems)
                .parse(Load.closed(1, 1, 0), Map.of(), 10)
                .of(asked);
    }

    @Test
    void aSearchTakesPromptsOfOneTurn() throws Exception {
        Mix asked = mix(file("one.jsonl", "{\"turns\": [\"one\"]}\n{\"prompt\": \"two\"}\n"));

        SearchParser.checkPrompts(searched(asked), COMMON, problems);

        assertThat(messages()).isEmpty();
    }

    @Test
    void turnsBesideASearchAreRefusedWithTheFile() throws Exception {
        Mix asked = mix("promptWords=5", file("talk.jsonl", "{\"turns\": [\"one\", \"two\"]}\n"));

        SearchParser.checkPrompts(searched(asked), COMMON, problems);

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("mix[2].promptFile = \"")
                .contains("talk.jsonl\": expected prompts of one turn each beside search");
    }

    @Test
    void turnsOfAllRequestsBesideASearchAreRefusedOnce() throws Exception {
        Prompts turns = mix(file("talk.jsonl", "{\"turns\": [\"one\", \"two\"]}\n"))
                .shares()
                .get(0)
                .prompts();
        Request common = new Request(
                COMMON.model(), turns, true, OptionalInt.empty(), OptionalDouble.empty(), true, false, Map.of());
        Mix asked = new ConfigReader(problems)
                .mix(
                        List.of(Map.of("weight", "1"), Map.of("weight", "2")),
                        common,
                        folder,
                        1,
                        List.of(CHAT, COMPLETIONS));

        SearchParser.checkPrompts(searched(asked), common, problems);

        assertThat(messages()).singleElement().asString().startsWith("promptFile = \"");
    }

    @Test
    void turnsNeedNoSearch() throws Exception {
        Mix asked = mix(file("talk.jsonl", "{\"turns\": [\"one\", \"two\"]}\n"));

        SearchParser.checkPrompts(Load.closed(1, 1, 0).of(asked), COMMON, problems);

        assertThat(messages()).isEmpty();
    }
}
