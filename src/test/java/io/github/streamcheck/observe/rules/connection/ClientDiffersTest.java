package io.github.streamcheck.observe.rules.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.rules.connection.ClientDiffers.Cause;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClientDiffersTest {

    /** A stream that is asked for as that client does, with a finding of another rule before the one of {@code rule}. */
    private static StreamResult asked(int number, ClientProfile client, String rule, int status) {
        StreamResult bad = Results.bad(number, rule, "it went wrong");
        StreamRequest request = bad.stream().request();
        Finding other = new Finding("sse-bom", Severity.WARNING, "a mark", Evidence.of("mark"), OptionalDouble.empty());
        return new StreamResult(
                new StreamContext(
                        number,
                        bad.stream().phase(),
                        bad.stream().endpoint(),
                        new StreamRequest("m", new Prompt.Text("p"), true, request.common(), client)),
                bad.outcome(),
                List.of(other, bad.findings().get(0)),
                Optional.of(status),
                bad.mediaType(),
                bad.id(),
                bad.figures(),
                bad.end());
    }

    private static FindingGroup finding(Cause cause, StreamResult... worse) {
        return new ClientDiffers()
                .finding(Severity.ERROR, "http-status", List.of(worse), cause, ClientProfile.STREAMCHECK);
    }

    @Test
    void aStatusIsToldWithTheClientsThatGetIt() {
        FindingGroup found = finding(Cause.ACCEPT, asked(2, ClientProfile.OPENAI_PYTHON_AND_NODE, "http-status", 406));

        assertThat(found.message())
                .isEqualTo(
                        "answers openai-python and openai-node with HTTP 406; with Accept: text/event-stream it streams");
        assertThat(found.rule()).isEqualTo("client-differs");
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.endpoint()).isEqualTo("chat");
    }

    @Test
    void aRedirectIsAStatusToo() {
        assertThat(finding(Cause.ACCEPT, asked(2, ClientProfile.OPENAI_JAVA, "http-status", 300))
                        .message())
                .startsWith("answers openai-java with HTTP 300; ");
    }

    @Test
    void otherDefectsAreToldByTheirRule() {
        FindingGroup found = finding(
                Cause.ACCEPT_ENCODING,
                asked(2, ClientProfile.OPENAI_PYTHON_AND_NODE, "http-status", 200),
                asked(5, ClientProfile.OPENAI_JAVA, "http-status", 200));

        assertThat(found.message())
                .isEqualTo("fails for openai-python and openai-node, and openai-java (http-status: it went wrong);"
                        + " without compression it streams");
        assertThat(found.streams()).isEqualTo(2);
    }

    @Test
    void eachStreamIsAnExampleWithItsOwnEvidence() {
        FindingGroup found = finding(
                Cause.ACCEPT_ENCODING,
                asked(2, ClientProfile.OPENAI_PYTHON_AND_NODE, "http-status", 200),
                asked(5, ClientProfile.OPENAI_JAVA, "http-status", 200));

        assertThat(found.examples())
                .containsExactly(
                        new FindingGroup.Example(2, Evidence.of("bytes of #2"), OptionalDouble.of(12.5)),
                        new FindingGroup.Example(5, Evidence.of("bytes of #5"), OptionalDouble.of(12.5)));
    }
}
