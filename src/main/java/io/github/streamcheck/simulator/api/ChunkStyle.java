package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;

/** Chat and text completions, whose streams are chunks. */
final class ChunkStyle implements ApiStyle {

    private final boolean chat;

    /** {@code chat}: or a text completion. */
    ChunkStyle(boolean chat) {
        this.chat = chat;
    }

    @Override
    public List<Integer> wordsOfPrompts(JsonNode input) throws ApiException {
        return chat ? List.of(PromptTokens.wordsOfMessages(input)) : PromptTokens.wordsOfPrompts(input);
    }

    @Override
    public OptionalInt limit(Fields fields) throws ApiException {
        int least = chat ? 1 : 0;
        OptionalInt limit = fields.integer("max_completion_tokens", least, CONTEXT);
        OptionalInt oldLimit = fields.integer("max_tokens", least, CONTEXT);
        return limit.isPresent() ? limit : oldLimit;
    }

    @Override
    public int choices(Fields fields) throws ApiException {
        return fields.integer("n", 1, GenerationRequest.MOST_CHOICES).orElse(1);
    }

    @Override
    public boolean hasTools() {
        return chat;
    }

    @Override
    public boolean hasReasoning() {
        return chat;
    }

    @Override
    public OptionalInt logprobs(Fields fields) throws ApiException {
        return Logprobs.asked(chat ? GenerationApi.CHAT : GenerationApi.COMPLETIONS, fields);
    }

    @Override
    public Reply answer(Generated generated) {
        GenerationRequest request = generated.request();
        Chunks chunks = new Chunks(
                request.protocol(),
                generated.id(),
                generated.created(),
                generated.model(),
                request.choices(),
                request.includeUsage(),
                request.logprobs());
        Timeline timeline = new Timeline(chunks, generated.ttftNanos(), generated.itlNanos());
        return request.stream()
                ? Reply.stream(timeline.stream(request, generated.completions()))
                : Reply.plain(
                        new ResponseBody(chunks).json(generated.completions(), request.promptTokens()),
                        timeline.plainNanos(generated.completions()));
    }
}
