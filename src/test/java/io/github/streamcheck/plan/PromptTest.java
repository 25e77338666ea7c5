package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static final Map<String, Object> IMAGE = Map.of("type", "image_url", "image_url", Map.of("url", "x"));

    private static Map<String, Object> user(Object content) {
        return Map.of("role", "user", "content", content);
    }

    private static Prompt conversation(Object... contents) {
        return new Prompt.Conversation(
                List.of(contents).stream().map(PromptTest::user).toList(), Map.of("tools", List.of()), 1);
    }

    private static Map<String, Object> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    @Test
    void allTextsOfAConversationAreItsText() {
        assertThat(conversation("a", List.of(IMAGE, text("b"), text("c"))).text())
                .isEqualTo("a\nb\nc");
        assertThat(conversation(List.of(IMAGE)).text()).isEmpty();
    }

    @Test
    void whatIsAskedForStaysWithAMarkedConversation() {
        assertThat(conversation("a").marked("#").parameters()).isEqualTo(Map.of("tools", List.of()));
        assertThat(new Prompt.Text("a").parameters()).isEmpty();
    }

    @Test
    void theFirstTextIsMarkedAndAllElseStays() {
        assertThat(conversation("a", "b").marked("[1] ")).isEqualTo(conversation("[1] a", "b"));
        assertThat(conversation(List.of(IMAGE), List.of(IMAGE, text("b"), text("c")))
                        .marked("[1] "))
                .isEqualTo(conversation(List.of(IMAGE), List.of(IMAGE, text("[1] b"), text("c"))));
        assertThat(conversation(List.of(IMAGE)).marked("[1] ")).isEqualTo(conversation(List.of(IMAGE)));
    }

    @Test
    void aTextIsOneMessageOfTheUser() {
        assertThat(new Prompt.Text("a").messages()).containsExactly(user("a"));
        assertThat(new Prompt.Text("a").marked("[1] ")).isEqualTo(new Prompt.Text("[1] a"));
    }

    @Test
    void conversationsWithOtherMessagesAreOtherPrompts() {
        assertThat(digest(conversation(List.of(IMAGE)))).isNotEqualTo(digest(conversation(List.of(IMAGE, IMAGE))));
    }

    private static String digest(Prompt prompt) {
        return new Prompts.Listed(List.of(prompt), Optional.empty()).digest();
    }
}
