package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload.MissingMember;
import io.github.streamcheck.wire.Payload.MissingMember.Need;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedEventSchemaTest {

    private static List<MissingMember> missing(String type, String event) throws JsonProcessingException {
        return TypedEventSchema.RESPONSES.missing(type, Json.MAPPER.readTree(event.replace('\'', '"')));
    }

    @Test
    void nothingIsMissingOfATypeThatNobodyDescribed() throws Exception {
        assertThat(missing("response.new_kind", "{}")).isEmpty();
    }

    @Test
    void aMemberIsMissingIfItIsNotThereOrOfAnotherType() throws Exception {
        assertThat(missing(
                        "response.refusal.done",
                        "{'sequence_number':1.5,'item_id':null,'output_index':0,'content_index':0}"))
                .containsExactly(
                        new MissingMember("sequence_number", Need.SCHEMA),
                        new MissingMember("item_id", Need.CLIENTS),
                        new MissingMember("refusal", Need.CLIENTS));
        assertThat(missing(
                        "response.refusal.done",
                        "{'sequence_number':1,'item_id':'i','output_index':0,'content_index':0,'refusal':'no'}"))
                .isEmpty();
    }

    @Test
    void aDeltaOfAnotherTypeHasARuleOfItsOwn() throws Exception {
        String event = "{'sequence_number':1,'item_id':'i','output_index':0,'content_index':0,'delta':%s}";

        assertThat(missing("response.output_text.delta", event.formatted("{}")))
                .containsExactly(new MissingMember("delta", Need.SCHEMA));
        assertThat(missing("response.output_text.delta", event.formatted("null")))
                .containsExactly(new MissingMember("delta", Need.SDKS));
    }

    @Test
    void whatIsNestedIsLookedAtByItsOwnType() throws Exception {
        assertThat(
                        missing(
                                "response.output_item.done",
                                "{'sequence_number':1,'output_index':0,'item':{'type':'message','id':'i','status':'s','role':'r',"
                                        + "'content':[{'type':'output_text','annotations':[]},{'type':'refusal','refusal':'no'},{}]}}"))
                .containsExactly(
                        new MissingMember("item.content[].text", Need.SDKS),
                        new MissingMember("item.content[].type", Need.SDKS));
    }

    @Test
    void ofMuchThatIsMissingTheFirstAndWhatBreaksClientsIsKept() throws Exception {
        List<MissingMember> missing = missing(
                "response.completed",
                "{'response':{'id':'r','output':[{'type':'mcp_call'},{'type':'code_interpreter_call'},"
                        + "{'type':'reasoning'},{'type':'message'},{'type':'function_call'}]}}");

        assertThat(missing).filteredOn(each -> each.need() == Need.SCHEMA).hasSize(16);
        assertThat(missing)
                .filteredOn(each -> each.need() == Need.SDKS)
                .extracting(MissingMember::path)
                .containsExactly("response.output[].content", "response.output[].arguments");
        assertThat(missing).first().isEqualTo(new MissingMember("sequence_number", Need.SCHEMA));
    }

    @Test
    void nullIsTakenWhereTheSchemaHasIt() throws Exception {
        assertThat(missing(
                        "response.output_text.annotation.added",
                        "{'sequence_number':1,'item_id':'i','output_index':0,'content_index':0,'annotation_index':0,"
                                + "'annotation':null}"))
                .isEmpty();
    }
}
