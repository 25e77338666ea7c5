package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageFaultsTest {

    private final Faulty faulty = new Faulty();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none, 3, 4, 7",
        "deltas-exceed-usage, 3, 2, 5",
        "usage-exceeds-text, 3, 80, 83",
        "usage-zero, 3, 0, 3",
        "usage-arithmetic, 3, 4, 8",
        "usage-details, 3, 4, 7",
        "usage-position, 3, 4, 7",
        "usage-falls, 3, 4, 7",
    })
    void countsSoManyInTheLastUsage(String id, String prompt, String completion, String total) throws Exception {
        Reply reply = faulty.reply(id, Requests.CHAT_STREAM);

        assertThat(Faulty.at(reply, "/usage/prompt_tokens")).last().isEqualTo(prompt);
        assertThat(Faulty.at(reply, "/usage/completion_tokens")).last().isEqualTo(completion);
        assertThat(Faulty.at(reply, "/usage/total_tokens")).last().isEqualTo(total);
    }

    @Test
    void countsMoreTokensThanTheTextHasBytes() throws Exception {
        int bytes = Faulty.text(faulty.correct(Requests.CHAT_STREAM)).getBytes(UTF_8).length;

        assertThat(Integer.parseInt(
                        Faulty.at(faulty.reply("usage-exceeds-text", Requests.CHAT_STREAM), "/usage/completion_tokens")
                                .get(0)))
                .isGreaterThan(2 * bytes);
    }

    @Test
    void countsMoreReasoningThanTokens() throws Exception {
        assertThat(Faulty.at(
                        faulty.reply("usage-details", Requests.CHAT_STREAM),
                        "/usage/completion_tokens_details/reasoning_tokens"))
                .containsExactly("9");
    }

    @Test
    void fallsAtTheLastToken() throws Exception {
        assertThat(Faulty.at(faulty.reply("usage-falls", Requests.CHAT_STREAM), "/usage/completion_tokens"))
                .containsExactly("1", "2", "3", "2", "4");
    }

    @Test
    void addsUsageOnlyIfItWasNotAskedFor() throws Exception {
        assertThat(faulty.reply("usage-unrequested", Requests.COMPLETIONS_STREAM)
                        .script()
                        .texts(Kind.USAGE))
                .hasSize(1);
        assertThat(faulty.reply("none", Requests.COMPLETIONS_STREAM).script().texts(Kind.USAGE))
                .isEmpty();
        assertThat(faulty.reply("usage-unrequested", Requests.CHAT_STREAM)
                        .script()
                        .texts(Kind.USAGE))
                .hasSize(1);
    }
}
