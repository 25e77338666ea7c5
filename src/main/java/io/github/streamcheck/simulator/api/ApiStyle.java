package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How an API words its requests and answers. A further API is one such class and a constant of {@link GenerationApi}. Stateless. */
interface ApiStyle {

    /** What shows who asks, in the form of the header {@code Authorization}. */
    default Optional<String> credential(Request request) {
        return request.authorization();
    }

    /**
     * Refuses a request for what its headers lack.
     *
     * @throws ApiException if it lacks anything
     */
    default void check(Request request) throws ApiException {}

    /** The words of each prompt. */
    List<Integer> wordsOfPrompts(JsonNode input) throws ApiException;

    /** The most tokens that a request asks for. */
    OptionalInt limit(Fields fields) throws ApiException;

    /** Where a request has what the generation goes by: stops, seed and temperature. */
    default Fields parameters(Fields fields) throws ApiException {
        return fields;
    }

    /** How many answers each prompt asks for. */
    default int choices(Fields fields) throws ApiException {
        return 1;
    }

    /** Whether events are wanted rather than one object. */
    default boolean isStream(Fields fields) throws ApiException {
        return fields.bool("stream");
    }

    /** The member of a request with the texts before which an answer ends. */
    default String stopMember() {
        return "stop";
    }

    /** Whether tools can be offered. */
    default boolean hasTools() {
        return true;
    }

    /** Whether a model can reason before it answers. */
    default boolean hasReasoning() {
        return true;
    }

    /** How many alternatives to each token are wanted, if logprobs are. */
    default OptionalInt logprobs(Fields fields) throws ApiException {
        return OptionalInt.empty();
    }

    /** The answer of a correct server. */
    Reply answer(Generated generated);

    /** The JSON of an error. */
    default Map<String, Object> error(ApiException problem) {
        return problem.openAiError();
    }

    /** The most tokens that any request can ask for. */
    int CONTEXT = 131_072;
}
