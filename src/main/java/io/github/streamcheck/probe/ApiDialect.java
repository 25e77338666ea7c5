package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Target;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;

/** How an endpoint words what the requests and the plain answers of all endpoints say. A further one is one new class, found as a service. Stateless. */
public interface ApiDialect {

    /** Whether it is that of endpoints with such events. */
    boolean isOf(EventShape shape);

    /** The temperature at which nothing is sampled; empty if the server takes none. */
    default OptionalDouble temperature(Target target) {
        return OptionalDouble.of(0);
    }

    /** Members that have the same request answered the same. */
    Map<String, Object> repeatable();

    /** The member that limits how many tokens are generated. */
    String limit();

    /** Whether a request without a member {@code stream} asks for a stream. */
    default boolean streamsByDefault() {
        return false;
    }

    /** Whether the body of a stream has come to its end. */
    boolean isWhole(String body);

    /** Whether the body of a refusal has the API's error object. Only asked where clients read no other. */
    default boolean isError(String body) {
        return true;
    }

    /** What a plain answer says. */
    Content read(JsonNode root);

    /**
     * What a plain answer says.
     *
     * @param text all that was generated for the user, by the first choice
     * @param finishReason why it ended, in the words of chat completions; empty if it doesn't say
     * @param tokens the counted tokens; missing or no number if they were not
     * @param choices how many choices there are
     * @param blocks what it has beside its text, if that is to be compared
     */
    record Content(String text, Optional<String> finishReason, JsonNode tokens, int choices, Optional<Blocks> blocks) {

        /** One of which nothing but the text is compared. */
        Content(String text, Optional<String> finishReason, JsonNode tokens, int choices) {
            this(text, finishReason, tokens, choices, Optional.empty());
        }
    }

    /** The dialect of an endpoint with events of that shape; empty if it gives no plain answers. */
    static Optional<ApiDialect> of(EventShape shape) {
        return ServiceLoader.load(ApiDialect.class, ApiDialect.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(dialect -> dialect.isOf(shape))
                .findFirst();
    }
}
