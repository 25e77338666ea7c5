package io.github.streamcheck.simulator.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Completion;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.GenerationRequest;
import io.github.streamcheck.simulator.api.Generator;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Seeds;
import io.github.streamcheck.simulator.metrics.Readings;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What faults may know of the request they apply to, and of those before it.
 *
 * @param request the request as it was read
 * @param generation the parsed body of a request for a completion; empty for all others, and if it was refused
 * @param refusal why a request for a completion was refused, if it was
 * @param number the request's number among those for a completion
 * @param generator what made the correct answer
 * @param memory what is known of earlier requests
 * @param metrics the page of metrics that was asked for; empty for all other requests
 */
public record Call(
        Request request,
        Optional<GenerationRequest> generation,
        Optional<ApiException> refusal,
        long number,
        Generator generator,
        Memory memory,
        Optional<Page> metrics) {

    /** A page of metrics, which can be made of other readings. */
    @FunctionalInterface
    public interface Page {
        Reply of(UnaryOperator<Readings> edit);
    }

    String method() {
        return request.method();
    }

    String path() {
        return request.path();
    }

    boolean generates() {
        return generation.isPresent();
    }

    boolean generates(GenerationApi protocol) {
        return generation.filter(asked -> asked.protocol() == protocol).isPresent();
    }

    /** Whether the request has that member. */
    boolean asksFor(String member) {
        return generation.filter(asked -> asked.body().hasNonNull(member)).isPresent();
    }

    boolean hasStreamOptions() {
        return generation.filter(GenerationRequest::streamOptions).isPresent();
    }

    /**
     * A number from 0 up to but not including {@code bound}, which the seed and the request's number decide.
     *
     * @param purpose what it is for, as another purpose gets another number
     */
    int draw(String purpose, int bound) {
        return (int) (Seeds.fraction(Seeds.mix(generator.seed(), purpose), number) * bound);
    }

    /** The answer to the same request had its body been another; {@code reply} if this is no request for a completion. */
    Reply asIfAsked(Consumer<ObjectNode> edit, Reply reply) {
        return generation
                .map(asked -> generator.reply(asked.edited(edit), number))
                .orElse(reply);
    }

    /** The answer had another text been generated; {@code reply} if it is no other, or this no request for a completion. */
    Reply asIfGenerated(UnaryOperator<Completion> edit, Reply reply) {
        return generation.flatMap(asked -> generator.reply(asked, number, edit)).orElse(reply);
    }
}
