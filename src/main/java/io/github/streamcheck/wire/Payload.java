package io.github.streamcheck.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The decoded data of one event. */
public sealed interface Payload {

    /** What it says of the answer in the terms of a chunk; empty if it is damaged, or no JSON object. */
    default Optional<Chunk> asChunk() {
        return Optional.empty();
    }

    /** Whether it says that nothing follows it, in a stream whose end is marked. */
    default boolean isEnd() {
        return false;
    }

    /** The sentinel {@code [DONE]}. */
    record Done() implements Payload {
        public static final Done INSTANCE = new Done();

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** Data that is neither JSON nor {@code [DONE]}; {@code problem} is the parser's word for it. */
    record Undecodable(String problem) implements Payload {

        /** The problem of data that holds more than one JSON value. */
        public static final String MORE_FOLLOWS = "more follows after the first JSON value";
    }

    /** JSON, but not an object: {@code null}, a number, a list; {@code type} names it. */
    record NotAnObject(String type) implements Payload {}

    /**
     * A JSON object, read as a chunk of a completion. Absent members are empty; members that no observer needs are not kept.
     *
     * @param envelope what the chunk says of its stream
     * @param choices the choices in the order of the wire; empty also if there was no such member
     * @param hasChoices whether there was a list {@code choices}, with objects only
     * @param usage token counts, if the chunk had any ({@code null} counts as absent)
     * @param error the {@code error} member's text, or the whole text of an object that reports an error in another shape, such
     *     as {@code detail} or {@code code} and {@code msg} in place of choices
     */
    record Chunk(
            Envelope envelope, List<Choice> choices, boolean hasChoices, Optional<Usage> usage, Optional<String> error)
            implements Payload {

        /** Says nothing. */
        static final Chunk NOTHING = new Chunk(Envelope.EMPTY, List.of(), false, Optional.empty(), Optional.empty());

        @Override
        public Optional<Chunk> asChunk() {
            return Optional.of(this);
        }

        @Override
        public boolean isEnd() {
            return envelope.line().filter(Line::done).isPresent();
        }

        /** Whether any choice carries generated output. */
        public boolean isTokenDelta() {
            return any(Choice::isTokenDelta);
        }

        /** Whether any choice carries output other than reasoning. */
        public boolean isOutput() {
            return any(Choice::isOutput);
        }

        /** Whether any choice carries generated output of any kind. */
        public boolean generatesOutput() {
            return any(Choice::generatesOutput);
        }

        /** Without an iterator: several rules ask at every event. */
        private boolean any(Predicate<Choice> has) {
            for (int i = 0; i < choices.size(); i++) {
                if (has.test(choices.get(i))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether all it has are the results of a content filter, which Azure sends in chunks of their own. */
        public boolean isAnnotation() {
            return !choices.isEmpty()
                    && choices.stream().allMatch(choice -> choice.members().annotation());
        }
    }

    /**
     * An event that says by its type what it is. What it says of the answer is given in the terms of a chunk with one choice, so
     * that who looks for text, tokens, times or errors need not know the types.
     *
     * @param type the member {@code type}; empty if absent or no text
     * @param step what the event does
     * @param eventId the member {@code event_id}; empty if absent, an empty text or no text
     * @param sequence the member {@code sequence_number}; empty if absent or no integer
     * @param responseId the id of the response that it is about, if it says
     * @param status the response's status, if it says
     * @param part what part of the response it is about, if of one
     * @param wholes the texts that it says are whole
     * @param items the items that it shows: the one that begins or ends, or all of the response; with a text that of its call, if
     *     it names the call
     * @param missing the members that the API requires of an event of this type and that it does not have
     * @param content what it says of the answer
     */
    record Typed(
            String type,
            Step step,
            Optional<String> eventId,
            OptionalLong sequence,
            Optional<String> responseId,
            Optional<String> status,
            Optional<Part> part,
            List<FinalText> wholes,
            List<Item> items,
            List<MissingMember> missing,
            Chunk content)
            implements Payload {

        @Override
        public Optional<Chunk> asChunk() {
            return Optional.of(content);
        }
    }

    /** What a typed event does, whichever of its types says so. */
    enum Step {
        /** A response begins. */
        BEGIN,
        /** An item of the response begins. */
        ITEM_BEGIN,
        /** A part of an item's content begins. */
        PART_BEGIN,
        /** A text goes on. */
        DELTA,
        /** A text is whole. */
        TEXT_END,
        /** A part is whole. */
        PART_END,
        /** An item is whole. */
        ITEM_END,
        /** The response says why it ends, and may go on to say more; where its last event does that, there is no such step. */
        FINISH,
        /** The response is over, whether or not it succeeded. */
        END,
        /** An error in place of anything else. */
        ERROR,
        /** Anything else. */
        OTHER
    }

    /**
     * A part of a response.
     *
     * @param itemId the id of its item; empty if absent or no text
     * @param output the place of its item within the response; empty if absent or no integer
     * @param content its own place within the item, or 0
     * @param kind what it holds, such as {@code output_text} or {@code function_call_arguments}; empty for a whole item
     */
    record Part(Optional<String> itemId, OptionalLong output, long content, String kind) {}

    /** A text that an event gives as a whole: what the deltas of its part must join to. */
    record FinalText(Part part, String text) {}

    /**
     * An item of a response, as one event shows it.
     *
     * @param output its place within the response; empty if absent or no integer
     * @param id empty if absent, no text or an empty one, as are {@code callId} and {@code name}
     * @param type the member {@code type}, such as {@code message}; empty if absent or no text
     * @param callId by which a client answers the call that it is
     * @param name of the function or tool that is called
     * @param incomplete whether its status is {@code incomplete}
     * @param empty whether it is a message in which there is nothing
     * @param wholes its texts
     */
    record Item(
            OptionalLong output,
            Optional<String> id,
            String type,
            Optional<String> callId,
            Optional<String> name,
            boolean incomplete,
            boolean empty,
            List<FinalText> wholes) {

        /** Whether an item of this type is a call that the client is to make. */
        public static boolean isClientCall(String type) {
            return type.equals("function_call") || type.equals("custom_tool_call");
        }
    }

    /**
     * A member that an event lacks.
     *
     * @param path where it belongs, such as {@code response.output}
     * @param need who needs it
     */
    record MissingMember(String path, Need need) {

        /** Who needs a member. */
        public enum Need {
            /** The official SDKs: they raise an error without it. */
            SDKS,
            /** Clients that put the pieces together by it. */
            CLIENTS,
            /** The published schema alone. */
            SCHEMA
        }
    }

    /**
     * The members around the choices.
     *
     * @param id empty if absent or no text, as are {@code object} and {@code model}
     * @param created in seconds since 1970 as it should be; empty if absent or no integer
     * @param nullError whether there was a member {@code error} with the value {@code null}
     * @param timings llama.cpp's timings, if there were any
     * @param line what a line of Ollama's says of itself; empty for other events
     */
    record Envelope(
            Optional<String> id,
            Optional<String> object,
            Optional<String> model,
            OptionalLong created,
            boolean nullError,
            Optional<Timings> timings,
            Optional<Line> line) {

        static final Envelope EMPTY = new Envelope(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), false, Optional.empty());

        /** Of an event that is no line of Ollama's. */
        public Envelope(
                Optional<String> id,
                Optional<String> object,
                Optional<String> model,
                OptionalLong created,
                boolean nullError,
                Optional<Timings> timings) {
            this(id, object, model, created, nullError, timings, Optional.empty());
        }

        /** This one if {@code other} says the same, else {@code other}: equal ones then are one, and found so at once. */
        Envelope reuseIfEqual(Envelope other) {
            return equals(other) ? this : other;
        }
    }

    /**
     * What a line of Ollama's says of itself, beside its text.
     *
     * @param done whether it is the last: {@code done} is {@code true}
     * @param reason whether it has a {@code done_reason} that is a text, and not an empty one
     * @param shaped whether it has the object {@code message}, or the text {@code response}, that belongs to its endpoint
     * @param odd the first member that has another JSON type than it should; empty if there is none
     * @param calls the tool calls in it
     * @param durations what the server measured
     */
    record Line(
            boolean done, boolean reason, boolean shaped, Optional<String> odd, List<Call> calls, Durations durations) {

        /** One that has nothing but a text. */
        static final Line PLAIN = new Line(false, false, true, Optional.empty(), List.of(), Durations.NONE);
    }

    /**
     * A tool call of Ollama's, which comes whole.
     *
     * @param index empty if absent or no integer
     * @param named whether it has a name that is a text, and not an empty one
     * @param object whether its arguments are an object, or absent
     */
    record Call(OptionalLong index, boolean named, boolean object) {}

    /** What Ollama says of its own times, in nanoseconds; each empty if absent or no integer. */
    record Durations(OptionalLong total, OptionalLong load, OptionalLong promptEval, OptionalLong eval) {

        static final Durations NONE =
                new Durations(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

        /** Whether there is any. */
        public boolean isGiven() {
            return !equals(NONE);
        }
    }

    /** What llama.cpp says of its own speed; each empty if absent or no number. */
    record Timings(OptionalDouble predictedMillis, OptionalDouble predictedPerSecond) {}

    /**
     * One choice of a chunk: a delta.
     *
     * @param index the choice's index, or empty if absent or no integer
     * @param members which members there were
     * @param finish the text of {@code finish_reason}, or empty if it was none; see {@link #finishReason}
     * @param role the delta's role, if it has one
     * @param text generated text for the user: {@code content} (chat), {@code text} (completions), {@code refusal}
     * @param reasoning generated reasoning: {@code reasoning_content} or {@code reasoning}
     * @param toolArguments text of tool or function call arguments, all calls together
     * @param tools the fragments of tool calls, in the order of the wire
     * @param logprobs log probabilities, if there were any ({@code null} counts as absent)
     * @param otherOutput whether it carries generated output that is no text: the beginning of a call, audio, an image
     */
    record Choice(
            OptionalLong index,
            Members members,
            Optional<String> finish,
            Optional<String> role,
            String text,
            String reasoning,
            String toolArguments,
            List<ToolFragment> tools,
            Optional<Logprobs> logprobs,
            boolean otherOutput) {

        /** The finish reason if it is a non-empty text other than {@code "null"}. */
        public Optional<String> finishReason() {
            return finish.isEmpty() || finish.get().isEmpty() || finish.get().equals("null")
                    ? Optional.empty()
                    : finish;
        }

        /** Whether it carries generated output: any non-empty text, reasoning or tool-call arguments. */
        public boolean isTokenDelta() {
            return !text.isEmpty() || !reasoning.isEmpty() || !toolArguments.isEmpty();
        }

        /** Whether it carries output other than reasoning. */
        public boolean isOutput() {
            return !text.isEmpty() || !toolArguments.isEmpty();
        }

        /** Whether it carries generated output of any kind: a token delta, or output that is no text. */
        public boolean generatesOutput() {
            return isTokenDelta() || otherOutput;
        }
    }

    /**
     * Which members a choice had.
     *
     * @param delta an object {@code delta}
     * @param text a member {@code text}
     * @param message an object {@code message}
     * @param finishReason a member {@code finish_reason} with any value
     * @param oddText whether generated text was something else than a text or {@code null}, or the delta something else than an
     *     object or {@code null}
     * @param oddFinish whether the finish reason was something else than a text or {@code null}
     * @param refusal a text {@code refusal} that is not empty
     * @param audio an {@code audio} that is not empty
     * @param annotation results of a content filter, and nothing that a delta has
     */
    record Members(
            boolean delta,
            boolean text,
            boolean message,
            boolean finishReason,
            boolean oddText,
            boolean oddFinish,
            boolean refusal,
            boolean audio,
            boolean annotation) {

        /** Without any of the last ones. */
        public Members(boolean delta, boolean text, boolean message, boolean finishReason, boolean oddText) {
            this(delta, text, message, finishReason, oddText, false, false, false, false);
        }

        /** This one if {@code other} says the same, else {@code other}. */
        Members reuseIfEqual(Members other) {
            return equals(other) ? this : other;
        }
    }

    /**
     * A piece of a tool call.
     *
     * @param kind what kind of call it is a piece of
     * @param index the call's index, or empty if absent or no integer
     * @param id the call's id; empty if absent, {@code null} or an empty text, as are {@code type} and {@code name}
     * @param type the call's type, such as {@code function}
     * @param name the name of the function or tool
     * @param arguments a piece of the arguments' text, or of a custom tool's input
     * @param oddArguments whether the arguments were something else than a text or {@code null}
     */
    record ToolFragment(
            Kind kind,
            OptionalLong index,
            Optional<String> id,
            Optional<String> type,
            Optional<String> name,
            String arguments,
            boolean oddArguments) {

        /** The kinds of calls. */
        public enum Kind {
            /** A function, or a later piece of any call in {@code tool_calls}: its arguments are JSON. */
            FUNCTION,
            /** A custom tool: its input is any text. */
            CUSTOM,
            /** The older {@code function_call}: there is one, which has neither index, id nor type. */
            FUNCTION_CALL,
            /** {@code tool_calls} is something else than a list, or an entry of it something else than an object. */
            MALFORMED
        }

        static final ToolFragment MALFORMED = new ToolFragment(
                Kind.MALFORMED, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", false);

        /** Whether it says more than nothing. */
        boolean isOutput() {
            return kind != Kind.MALFORMED && (id.isPresent() || name.isPresent() || oddArguments);
        }
    }

    /**
     * Log probabilities of a delta's tokens.
     *
     * @param shape after which endpoint they are shaped
     * @param values one for each token; {@code null} counts as 0
     */
    record Logprobs(Shape shape, List<Double> values) {

        /** The shapes of log probabilities. */
        public enum Shape {
            /** {@code content} or {@code refusal}: a list of tokens, each with its own. */
            CHAT,
            /** {@code tokens} and {@code token_logprobs}: two lists. */
            COMPLETIONS,
            /** Neither. */
            OTHER
        }
    }

    /**
     * Token counts as the server gave them; each empty if absent or no integer.
     *
     * @param reasoningTokens part of the completion tokens
     * @param cachedTokens part of the prompt tokens
     * @param oddCount whether one of the first three was there and no integer, or is absent where the API requires it
     * @param otherNames whether it counts under the names of the Responses API, where those of a completion belong
     */
    record Usage(
            OptionalLong promptTokens,
            OptionalLong completionTokens,
            OptionalLong totalTokens,
            OptionalLong reasoningTokens,
            OptionalLong cachedTokens,
            boolean oddCount,
            boolean otherNames) {

        /** Counts under the names that belong there. */
        public Usage(
                OptionalLong promptTokens,
                OptionalLong completionTokens,
                OptionalLong totalTokens,
                OptionalLong reasoningTokens,
                OptionalLong cachedTokens,
                boolean oddCount) {
            this(promptTokens, completionTokens, totalTokens, reasoningTokens, cachedTokens, oddCount, false);
        }

        /** Counts without details. */
        public static Usage of(OptionalLong prompt, OptionalLong completion, OptionalLong total) {
            return new Usage(prompt, completion, total, OptionalLong.empty(), OptionalLong.empty(), false);
        }

        /** Whether it counts anything: an empty object does not, nor do details alone. */
        public boolean hasCounts() {
            return promptTokens.isPresent() || completionTokens.isPresent() || totalTokens.isPresent();
        }

        /** Whether the total shows that reasoning tokens are no part of the completion tokens, as they should be. */
        public boolean reasoningBeside() {
            return reasoningTokens.orElse(0) > 0
                    && promptTokens.isPresent()
                    && completionTokens.isPresent()
                    && totalTokens.orElse(-1)
                            == promptTokens.getAsLong() + completionTokens.getAsLong() + reasoningTokens.getAsLong();
        }

        /** All tokens that were generated, wherever those of the reasoning are counted. */
        public OptionalLong generatedTokens() {
            return reasoningBeside()
                    ? OptionalLong.of(completionTokens.getAsLong() + reasoningTokens.getAsLong())
                    : completionTokens;
        }
    }
}
