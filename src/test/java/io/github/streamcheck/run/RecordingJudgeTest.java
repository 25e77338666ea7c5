package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.recording.RecordedRequest;
import io.github.streamcheck.recording.Recording;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Protocol;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingJudgeTest {

    private static final String GOOD = """
        data: {"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        data: {"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"m","choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":null}]}

        data: {"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]

        """;

    private static Recording recorded(String body) {
        return recorded(body, "\r\n0\r\n\r\n", Optional.empty());
    }

    private static Recording recorded(String body, String end, Optional<RecordedRequest> request) {
        Protocol chat = Protocol.all().stream()
                .filter(protocol -> protocol.endpoint().name().equals("chat"))
                .findFirst()
                .orElseThrow();
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        String answer = head + Integer.toHexString(body.length()) + "\r\n" + body + end;
        return new Recording("a.raw", chat, Bytes.utf8(answer), request, List.of());
    }

    private static RunResult judge(List<Recording> recordings, String... problems) {
        Plan plan = Plan.ofRecordings(
                URI.create("file:///recordings/"),
                recordings.size(),
                RuleConfig.DEFAULT,
                Thresholds.withDefaults(List.of()));
        return new RecordingJudge(plan, new RunIdentity("r1", "judged", false), Environment.here("1", "Maven"), NO_LOG)
                .judge(recordings, List.of(problems));
    }

    private static final RunLog NO_LOG = new RunLog() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}
    };

    @Test
    void aGoodStreamPassesWithoutAnyFigureOfTime() {
        RunResult result = judge(List.of(recorded(GOOD)));
        assertThat(result.verdict().isPass()).isTrue();
        assertThat(result.figures().total().measured()).isEqualTo(1);
        assertThat(result.figures().total().distributions().keySet()).containsOnly(Metric.TOKENS);
        assertThat(result.figures().total().value(Metric.THROUGHPUT)).isEmpty();
    }

    @Test
    void findsWhatVerifyFinds() {
        RunResult result = judge(List.of(recorded(GOOD), recorded(GOOD.replace("data: [DONE]\n\n", ""))));
        assertThat(result.verdict().isPass()).isFalse();
        assertThat(result.figures().findings()).extracting(FindingGroup::rule).contains("done-missing");
    }

    @Test
    void findsThatAStreamWasCut() {
        Recording good = recorded(GOOD);
        Recording cut = new Recording(
                "b.raw", good.protocol(), good.answer().head(good.answer().length() - 30), Optional.empty(), List.of());
        RunResult result = judge(List.of(cut));
        assertThat(result.figures().findings()).extracting(FindingGroup::rule).contains("body-truncated");
    }

    @Test
    void judgesWhatWasAskedFor() {
        RecordedRequest two = new RecordedRequest(Map.of("n", 2));
        RunResult result = judge(List.of(recorded(GOOD, "\r\n0\r\n\r\n", Optional.of(two))));
        assertThat(result.figures().findings()).extracting(FindingGroup::rule).contains("n-ignored");
    }

    @Test
    void whatCanNotBeJudgedIsNeverAPass() {
        RunResult result = judge(List.of(recorded(GOOD)), "b.raw: it is empty");
        assertThat(result.verdict().isBroken()).isTrue();
        assertThat(result.verdict().violations())
                .extracting(Violation::message)
                .containsExactly("not judged: b.raw: it is empty");
    }

    @Test
    void noStreamIsNeverAPass() {
        assertThat(judge(List.of()).verdict().isPass()).isFalse();
    }

    @Test
    void anAnswerThatIsNoHttpFails() {
        Recording good = recorded(GOOD);
        Recording odd = new Recording("b.raw", good.protocol(), Bytes.utf8("hello"), Optional.empty(), List.of());
        assertThat(judge(List.of(odd)).verdict().isPass()).isFalse();
    }
}
