package io.github.streamcheck.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.streamcheck.wire.StreamRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedRequestTest {

    private static StreamRequest describe(String json) throws UnreadableRecordingException {
        return RecordedRequest.describe(Optional.of(RecordedRequest.read(json)), true);
    }

    @Test
    void showsWhatWasAskedFor() throws Exception {
        StreamRequest request = describe("""
            {"model": "m", "max_tokens": 7, "n": 2, "stream_options": {"include_usage": true}, "messages": [
              {"role": "system", "content": "be kind"},
              {"role": "user", "content": [{"type": "text", "text": "hello"}]}]}""");
        assertThat(request.model()).isEqualTo("m");
        assertThat(request.includeUsage()).isTrue();
        assertThat(request.prompt().text()).contains("be kind", "hello");
        assertThat(request.common().maxTokens()).hasValue(7);
        assertThat(request.common().parameters()).containsEntry("n", 2);
    }

    @Test
    void takesTheCountsForWantedOnlyIfTheRequestIsNotKnown() throws Exception {
        assertThat(describe("{}").includeUsage()).isFalse();
        assertThat(RecordedRequest.describe(Optional.empty(), true).includeUsage())
                .isTrue();
        assertThat(RecordedRequest.describe(Optional.empty(), false).includeUsage())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "hello"})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> RecordedRequest.read(json)).isInstanceOf(UnreadableRecordingException.class);
    }
}
