package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * What a member of a delta holds that the protocol does not have, or not as a text.
 *
 * @param text the text in it, as far as it stands where servers put the text of reasoning
 * @param isSomething whether there is any text in it at all, such as an address or the data of an image
 */
record OtherOutput(String text, boolean isSomething) {

    /** What is generated, even in the delta that has the role. */
    private static final Set<String> MEDIA = Set.of("audio", "image", "images", "video", "videos", "files");

    /** What servers say of an answer, and do not generate. */
    private static final Set<String> METADATA = Set.of(
            "id",
            "name",
            "type",
            "object",
            "model",
            "status",
            "finish_reason",
            "native_finish_reason",
            "stop_reason",
            "signature",
            "usage",
            "metadata",
            "extra_content",
            "provider_specific_fields",
            "content_filter_results",
            "content_filter_offsets");

    private static final Set<String> TEXTS = Set.of("text", "thinking", "summary", "content", "reasoning");

    /** Reads the value at which the parser stands, up to its end. */
    static OtherOutput read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return new OtherOutput(parser.getText(), parser.getTextLength() > 0);
        }
        StringBuilder text = new StringBuilder();
        boolean something = false;
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && parser.getTextLength() > 0) {
                something = true;
                // Within a list there is no name.
                if (parser.currentName() == null || TEXTS.contains(parser.currentName())) {
                    text.append(parser.getText());
                }
            }
            if (depth == 0) {
                return new OtherOutput(text.toString(), something);
            }
        }
    }

    /** Whether servers have reasoning under this name. */
    static boolean isReasoning(String name) {
        boolean named = name.startsWith("reasoning") || name.startsWith("thinking") || name.startsWith("thought");
        return named && !name.endsWith("signature");
    }

    /** Whether it is generated wherever it stands. */
    static boolean isMedium(String name) {
        return MEDIA.contains(name);
    }

    /** Whether it is never generated. */
    static boolean isMetadata(String name) {
        return METADATA.contains(name) || name.endsWith("signature");
    }
}
