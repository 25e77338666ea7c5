package io.github.streamcheck.wire;

import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.AnthropicApi.KeyHeader;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Anthropic's Messages API, which many other servers have too: typed events. */
@AutoService(Protocol.class)
public final class MessagesProtocol implements Protocol {

    private static final ConversationForm INPUT = new MessageInput();

    private static final Pattern SIGN =
            Pattern.compile("\"type\"\\s*:\\s*\"(message_start|content_block_start|content_block_delta)\"");

    @Override
    public Endpoint endpoint() {
        return new Endpoint("messages", "/v1/messages", EventShape.MESSAGES);
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    /** An error in the API's own shape shows it too, such as one about a key that is missing. */
    @Override
    public boolean isShownBy(FirstAnswer answer) {
        return answer.id().isPresent() || (!answer.saysNowhere() && MessageJson.isError(answer.plainBody()));
    }

    @Override
    public Target at(Target target) {
        Target versioned =
                target.withHeader("anthropic-version", target.anthropic().version());
        return target.anthropic().key() == KeyHeader.X_API_KEY
                ? versioned.withKeyIn(KeyHeader.X_API_KEY.word())
                : versioned;
    }

    @Override
    public List<ClientProfile> clients() {
        return List.of(ClientProfile.ANTHROPIC_PYTHON_AND_TYPESCRIPT, ClientProfile.ANTHROPIC_JAVA);
    }

    @Override
    public Optional<Pattern> sign() {
        return Optional.of(SIGN);
    }

    @Override
    public Optional<String> refusal(Prompt prompt) {
        return INPUT.refusal(prompt);
    }

    @Override
    public byte[] requestBody(StreamRequest request) {
        return RequestJson.writeMessage(request, INPUT.write(request.prompt()));
    }

    @Override
    public PayloadDecoder decoder() {
        return new TemplateDecoder(new MessageDecoder());
    }
}
