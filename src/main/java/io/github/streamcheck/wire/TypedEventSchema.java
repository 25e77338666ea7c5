package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.wire.Payload.MissingMember;
import io.github.streamcheck.wire.Payload.MissingMember.Need;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which members typed events must have, and of which JSON types. A table has a line for each type of event and each kind of object
 * in one, {@code names: member=type ...}. A type is one of JSON, {@code any} for all of them, or the name of a line; {@code []} makes
 * a list of it, {@code ?} allows {@code null}. A line {@code Item.message} adds to {@code Item} what it has if its {@code type} is
 * {@code message}. {@code !} marks what the official SDKs fail without, {@code *} what clients put the pieces together by; the rest is
 * required by the published schema alone. Immutable.
 */
public final class TypedEventSchema {

    private static final Pattern BLANKS = Pattern.compile(" +");

    /** A server that leaves out much leaves it out everywhere. */
    private static final int MAX_MISSING = 16;

    /** Of events that nobody described. */
    public static final TypedEventSchema NONE = new TypedEventSchema("");

    /**
     * The Responses API, by the Open Responses schema of 2026-04-24. Events and items that only OpenAI has are taken from its SDKs.
     * What the SDKs fail without was found by leaving it out. They fail without the indexes too, but many clients do not need these.
     */
    public static final TypedEventSchema RESPONSES = new TypedEventSchema("""
            response.created response.queued response.in_progress: sequence_number=integer response=Response!
            response.completed response.failed response.incomplete: sequence_number=integer response=Response!
            response.output_item.added response.output_item.done: sequence_number=integer output_index=integer* item=Item!
            response.content_part.added response.content_part.done: sequence_number=integer item_id=string* \
                output_index=integer* content_index=integer* part=Part!
            response.reasoning_summary_part.added response.reasoning_summary_part.done: sequence_number=integer \
                item_id=string* output_index=integer* summary_index=integer* part=Part!
            response.output_text.delta response.refusal.delta response.reasoning.delta response.reasoning_text.delta: \
                sequence_number=integer item_id=string* output_index=integer* content_index=integer* delta=string!
            response.output_text.done response.reasoning.done response.reasoning_text.done: sequence_number=integer \
                item_id=string* output_index=integer* content_index=integer* text=string*
            response.refusal.done: sequence_number=integer item_id=string* output_index=integer* \
                content_index=integer* refusal=string*
            response.reasoning_summary_text.delta: sequence_number=integer item_id=string* output_index=integer* \
                summary_index=integer* delta=string!
            response.reasoning_summary_text.done: sequence_number=integer item_id=string* output_index=integer* \
                summary_index=integer* text=string*
            response.output_text.annotation.added: sequence_number=integer item_id=string* output_index=integer* \
                content_index=integer* annotation_index=integer annotation=object?
            response.function_call_arguments.delta response.mcp_call_arguments.delta response.custom_tool_call_input.delta \
                response.code_interpreter_call_code.delta: sequence_number=integer item_id=string* \
                output_index=integer* delta=string!
            response.function_call_arguments.done response.mcp_call_arguments.done: sequence_number=integer \
                item_id=string* output_index=integer* arguments=string*
            response.custom_tool_call_input.done: sequence_number=integer item_id=string* output_index=integer* \
                input=string*
            response.code_interpreter_call_code.done: sequence_number=integer item_id=string* output_index=integer* \
                code=string*
            Response: id=string! object=string created_at=integer completed_at=integer? status=string \
                incomplete_details=object? model=string previous_response_id=string? instructions=string? \
                output=Item[]! error=object? tools=list tool_choice=any truncation=string parallel_tool_calls=boolean \
                text=object top_p=number presence_penalty=number frequency_penalty=number top_logprobs=integer \
                temperature=number reasoning=object? usage=Usage? max_output_tokens=integer? max_tool_calls=integer? \
                store=boolean background=boolean service_tier=string metadata=any safety_identifier=string? \
                prompt_cache_key=string?
            Usage: input_tokens=integer output_tokens=integer total_tokens=integer \
                input_tokens_details=InputDetails output_tokens_details=OutputDetails
            InputDetails: cached_tokens=integer
            OutputDetails: reasoning_tokens=integer
            Item: type=string!
            Item.message: id=string status=string role=string content=Part[]!
            Item.function_call: id=string call_id=string name=string arguments=string! status=string
            Item.reasoning: id=string summary=Part[]
            Item.compaction: id=string encrypted_content=string
            Item.custom_tool_call: call_id=string name=string input=string
            Item.mcp_call: id=string name=string server_label=string arguments=string
            Item.code_interpreter_call: id=string status=string container_id=string
            Item.web_search_call Item.image_generation_call Item.file_search_call: id=string status=string
            Part: type=string!
            Part.output_text: text=string! annotations=list
            Part.refusal: refusal=string!
            Part.reasoning_text Part.summary_text Part.text: text=string
            """);

    /** The Realtime API, by OpenAI's SDKs, with the names of its beta. */
    public static final TypedEventSchema REALTIME = new TypedEventSchema("""
            session.created session.updated: event_id=string session=object
            conversation.item.created conversation.item.added conversation.item.done: event_id=string item=object
            rate_limits.updated: event_id=string rate_limits=list
            response.created response.done: event_id=string response=Response!
            response.output_item.added response.output_item.done: event_id=string response_id=string \
                output_index=integer* item=Item!
            response.content_part.added response.content_part.done: event_id=string response_id=string item_id=string* \
                output_index=integer* content_index=integer* part=object*
            response.output_text.delta response.output_audio.delta response.output_audio_transcript.delta \
                response.text.delta response.audio.delta response.audio_transcript.delta: event_id=string \
                response_id=string item_id=string* output_index=integer* content_index=integer* delta=string!
            response.output_text.done response.text.done: event_id=string response_id=string item_id=string* \
                output_index=integer* content_index=integer* text=string*
            response.output_audio_transcript.done response.audio_transcript.done: event_id=string response_id=string \
                item_id=string* output_index=integer* content_index=integer* transcript=string*
            response.output_audio.done response.audio.done: event_id=string response_id=string item_id=string* \
                output_index=integer* content_index=integer*
            response.function_call_arguments.delta: event_id=string response_id=string item_id=string* \
                output_index=integer* call_id=string delta=string!
            response.function_call_arguments.done: event_id=string response_id=string item_id=string* \
                output_index=integer* call_id=string arguments=string*
            response.mcp_call_arguments.delta: event_id=string response_id=string item_id=string* \
                output_index=integer* delta=string!
            response.mcp_call_arguments.done: event_id=string response_id=string item_id=string* \
                output_index=integer* arguments=string*
            Response: id=string!
            Item: type=string!
            Item.message: role=string content=list
            Item.function_call: name=string arguments=string
            """);

    /**
     * Anthropic's Messages API, by its documentation and its SDKs for Python, TypeScript and Java, and what these fail without. Servers
     * leave some of the rest out: vLLM the type and role of the message, llama.cpp the input of a call.
     */
    public static final TypedEventSchema MESSAGES = new TypedEventSchema("""
            message_start: message=Message!
            content_block_start: index=integer! content_block=Block!
            content_block_delta: index=integer! delta=Delta!
            content_block_stop: index=integer!
            message_delta: delta=object! usage=Counted!
            Message: id=string* type=string* role=string* model=string* content=list! usage=Usage! stop_reason=string? \
                stop_sequence=string?
            Usage: input_tokens=integer* output_tokens=integer*
            Counted: output_tokens=integer!
            Block: type=string!
            Block.text: text=string*
            Block.thinking: thinking=string*
            Block.tool_use: id=string! name=string! input=object*
            Delta: type=string!
            Delta.text_delta: text=string!
            Delta.thinking_delta: thinking=string!
            Delta.signature_delta: signature=string!
            Delta.input_json_delta: partial_json=string!
            """);

    private final Map<String, List<Member>> lines = new HashMap<>();

    private record Member(String name, String type, boolean list, boolean nullable, Need need) {

        static Member of(String text) {
            String name = text.substring(0, text.indexOf('='));
            String type = text.substring(name.length() + 1);
            Need need = type.endsWith("!") ? Need.SDKS : type.endsWith("*") ? Need.CLIENTS : Need.SCHEMA;
            type = need == Need.SCHEMA ? type : type.substring(0, type.length() - 1);
            boolean nullable = type.endsWith("?");
            type = nullable ? type.substring(0, type.length() - 1) : type;
            boolean list = type.endsWith("[]");
            return new Member(name, list ? type.substring(0, type.length() - 2) : type, list, nullable, need);
        }

        boolean fits(JsonNode value) {
            if (value.isNull()) {
                return nullable || type.equals("any");
            }
            if (list) {
                return value.isArray();
            }
            return switch (type) {
                case "any" -> !value.isMissingNode();
                case "string" -> value.isTextual();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "list" -> value.isArray();
                default -> value.isObject();
            };
        }
    }

    private TypedEventSchema(String table) {
        table.lines().forEach(line -> {
            int names = line.indexOf(": ");
            List<Member> members = BLANKS.splitAsStream(
                            line.substring(names + 1).strip())
                    .map(Member::of)
                    .toList();
            BLANKS.splitAsStream(line.substring(0, names)).forEach(name -> lines.put(name, members));
        });
    }

    /** What an event of that type lacks; empty also if the type is unknown. The first ones, if it is much. */
    List<MissingMember> missing(String type, JsonNode event) {
        List<Member> members = lines.get(type);
        if (members == null) {
            return List.of();
        }
        for (Member member : members) {
            if (lines.containsKey(member.type()) || !member.fits(event.path(member.name()))) {
                Set<MissingMember> missing = new LinkedHashSet<>();
                check(event, members, "", missing);
                return List.copyOf(missing);
            }
        }
        return List.of();
    }

    private void check(JsonNode object, List<Member> members, String path, Set<MissingMember> missing) {
        for (Member member : members) {
            JsonNode value = object.path(member.name());
            String where = path + member.name();
            if (!member.fits(value)) {
                add(missing, new MissingMember(where, need(member, value)));
            } else if (member.list()) {
                value.forEach(each -> checkNamed(each, member.type(), where + "[].", missing));
            } else if (value.isObject()) {
                checkNamed(value, member.type(), where + ".", missing);
            }
        }
    }

    private void checkNamed(JsonNode value, String line, String path, Set<MissingMember> missing) {
        check(value, lines.getOrDefault(line, List.of()), path, missing);
        String variant = line + "." + value.path("type").asText("");
        check(value, lines.getOrDefault(variant, List.of()), path, missing);
    }

    /** Text of another type has a rule of its own. */
    private static Need need(Member member, JsonNode value) {
        boolean there = !value.isMissingNode() && !value.isNull();
        return there && member.name().equals("delta") ? Need.SCHEMA : member.need();
    }

    /** What breaks clients is kept even if more is missing. */
    private static void add(Set<MissingMember> missing, MissingMember found) {
        if (missing.size() < MAX_MISSING || found.need() != Need.SCHEMA) {
            missing.add(found);
        }
    }
}
