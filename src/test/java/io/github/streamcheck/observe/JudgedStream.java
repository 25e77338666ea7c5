package io.github.streamcheck.observe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.wire.AnswerReader;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A stream made of text, and what the rules say of it: all of the way from bytes to findings but the socket. */
public final class JudgedStream {

    public static final String ROLE = chunk("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}");
    public static final String TOKEN = chunk("{\"index\":0,\"delta\":{\"content\":\"word \"},\"finish_reason\":null}");
    public static final String STOP = chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}");
    public static final String DONE = "data: [DONE]\n\n";

    /** When the request is sent, in nanoseconds: below 0, as {@link System#nanoTime()} may be. */
    public static final long SENT_NANOS = -7_000_000_000L;

    private final List<Part> parts = new ArrayList<>();
    private List<StreamEvent> messages = List.of();
    private int readBytes = 1;
    private Endpoint endpoint = new Endpoint("chat", "/v1/chat/completions");
    private String prompt = "p";
    private long headMillis;
    private long headLateMillis;
    private ClientProfile client = ClientProfile.STREAMCHECK;
    private long earlyEndNanos;
    private boolean includeUsage;
    private Map<String, Object> parameters = Map.of();
    private int status = 200;
    private boolean heldBack;
    private Optional<String> type = Optional.of("text/event-stream");
    private boolean typeGiven;
    private List<Header> headers = List.of();
    private StreamEnd end = new StreamEnd.Complete();
    private boolean answered = true;
    private OptionalInt maxTokens = OptionalInt.of(64);
    private boolean usageIsEstimate;
    private List<? extends Rule> rules = Rule.all();
    private RuleConfig choice = RuleConfig.DEFAULT;

    private JudgedStream() {}

    public static JudgedStream of(String... events) {
        return new JudgedStream().then(0, String.join("", events).getBytes(UTF_8));
    }

    /** A stream of bytes, each given as the character of the same number. */
    public static JudgedStream ofLatin1(String... events) {
        return new JudgedStream().then(0, String.join("", events).getBytes(ISO_8859_1));
    }

    /** A stream that got no answer. */
    public static JudgedStream unanswered(StreamEnd end) {
        JudgedStream stream = of().ending(end);
        stream.answered = false;
        return stream;
    }

    /** An answer that is no event stream. */
    public static JudgedStream plain(int status, String type, String body) {
        return of(body).typed(type).answered(status);
    }

    public static String chunk(String choice) {
        return "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"m\",\"choices\":["
                + choice + "]}\n\n";
    }

    public static String usage(int completionTokens) {
        return "data: {\"id\":\"c-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":"
                + completionTokens + ",\"total_tokens\":" + (completionTokens + 3) + "}}\n\n";
    }

    /** Bytes that come so long after the ones before. */
    private record Part(long afterNanos, Bytes bytes, long deliveryDelayNanos) {}

    /** With more of the body, {@code afterMillis} after what came before. */
    public JudgedStream then(long afterMillis, byte[] bytes) {
        return thenNanos(afterMillis * 1_000_000, bytes, 0);
    }

    /** The same in nanoseconds, if the bytes may have waited in this client for so long. */
    public JudgedStream thenNanos(long afterNanos, byte[] bytes, long waitedNanos) {
        parts.add(new Part(afterNanos, Bytes.copyOf(bytes, 0, bytes.length), waitedNanos));
        return this;
    }

    /** Comes in reads of so many bytes; one by one if nothing is said. */
    public JudgedStream inReadsOf(int bytes) {
        readBytes = bytes;
        return this;
    }

    /** An open WebSocket, unless it was refused. */
    public JudgedStream upgraded() {
        status = status == 200 ? 101 : status;
        return untyped();
    }

    /** What comes over a WebSocket, in place of a body. */
    public JudgedStream over(List<StreamEvent> events) {
        messages = List.copyOf(events);
        return this;
    }

    /** Where it is asked for. */
    public Endpoint endpoint() {
        return endpoint;
    }

    public JudgedStream from(Endpoint asked) {
        endpoint = asked;
        if (!typeGiven && !asked.shape().isWebSocket()) {
            type = Optional.of(asked.shape().mediaType());
        }
        return this;
    }

    public JudgedStream prompted(String text) {
        prompt = text;
        return this;
    }

    /** With the rule of that id at that severity. */
    public JudgedStream with(String rule, Severity severity) {
        choice = new RuleConfig(choice.profile(), Map.of(rule, severity));
        return this;
    }

    /** The head comes so late after the request. */
    public JudgedStream answeredAfter(long millis) {
        headMillis = millis;
        return this;
    }

    /** The head may have waited in this client for so long. */
    public JudgedStream headersLate(long millis) {
        headLateMillis = millis;
        return this;
    }

    /** It is asked for as that client does. */
    public JudgedStream as(ClientProfile asked) {
        client = asked;
        return this;
    }

    /** The end is stamped with a time so long before the last bytes: a broken clock. */
    public JudgedStream endingBefore(long nanos) {
        earlyEndNanos = nanos;
        return this;
    }

    public JudgedStream answered(int code) {
        status = code;
        return this;
    }

    public JudgedStream asking(Map<String, Object> given) {
        parameters = given;
        return this;
    }

    public JudgedStream ending(StreamEnd how) {
        end = how;
        return this;
    }

    /** By a slow reader, who has left something in the socket. */
    public JudgedStream heldBack() {
        heldBack = true;
        return this;
    }

    public JudgedStream typed(String contentType) {
        type = Optional.of(contentType);
        typeGiven = true;
        return this;
    }

    public JudgedStream untyped() {
        type = Optional.empty();
        typeGiven = true;
        return this;
    }

    public JudgedStream with(Header... given) {
        headers = List.of(given);
        return this;
    }

    public JudgedStream asking(int tokens) {
        maxTokens = OptionalInt.of(tokens);
        return this;
    }

    public JudgedStream asking(String parameter, Object value) {
        parameters = Map.of(parameter, value);
        return this;
    }

    public JudgedStream expectingUsage() {
        includeUsage = true;
        return this;
    }

    public JudgedStream estimating() {
        usageIsEstimate = true;
        return this;
    }

    public JudgedStream by(Rule... given) {
        rules = List.of(given);
        return this;
    }

    public JudgedStream judgedAs(Profile profile) {
        choice = new RuleConfig(profile, Map.of());
        return this;
    }

    /** The ids of the rules that found something. */
    public List<String> ruleIds() {
        return result().findings().stream().map(Finding::rule).distinct().toList();
    }

    /** What came of it. */
    public StreamResult result() {
        AtomicReference<StreamResult> result = new AtomicReference<>();
        StreamJudge judge =
                new StreamJudge(context(), activeRules(), TokenListener.NONE, Sanitizer.WITHOUT_SECRETS, result::set);
        events().forEach(judge::on);
        return Objects.requireNonNull(result.get(), "a stream that ended has a result");
    }

    /** What is found if all events are shown to all rules. */
    public List<Finding> simplyFound() {
        ContinuationDetector continuity = new ContinuationDetector();
        return new SimpleJudge(context(), activeRules(), continuity::isContinued).findings(events());
    }

    /** What is found if, beyond that, no event is taken for one that merely continues the one before. */
    public List<Finding> foundWithoutContinuations() {
        return new SimpleJudge(context(), activeRules(), event -> false).findings(events());
    }

    private ActiveRules activeRules() {
        return new ActiveRules(choice, rules);
    }

    private StreamContext context() {
        Request common = new Request(
                Optional.empty(),
                List.of("p"),
                true,
                maxTokens,
                OptionalDouble.empty(),
                includeUsage,
                usageIsEstimate,
                parameters);
        return new StreamContext(
                1,
                Phase.MEASURED,
                endpoint,
                new StreamRequest("m", new Prompt.Text(prompt), includeUsage, common, client, heldBack));
    }

    /** The bytes of the body, in whichever form they were given. */
    public byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach(part -> body.writeBytes(part.bytes().latin1().getBytes(ISO_8859_1)));
        return body.toByteArray();
    }

    /** What the wire reports of it. */
    public List<StreamEvent> events() {
        List<StreamEvent> events = new ArrayList<>();
        AtomicLong waited = new AtomicLong();
        AnswerReader reader =
                new AnswerReader(Protocol.of(endpoint), SizeLimits.DEFAULT, events::add, at -> waited.get(), how -> {
                    throw new IllegalStateException("a case is too large: " + how);
                });
        ConnectionUse connection = new ConnectionUse(SENT_NANOS, 0, 0, 0, false, false, heldBack);
        if (answered) {
            List<Header> all = new ArrayList<>(headers);
            type.ifPresent(value -> all.add(new Header("Content-Type", value)));
            reader.head(new StreamEvent.ResponseHead(
                    SENT_NANOS + headMillis * 1_000_000, connection, status, all, headLateMillis * 1_000_000));
        }
        events.addAll(messages);
        long now = SENT_NANOS + headMillis * 1_000_000 + messages.size();
        for (Part part : parts) {
            now += part.afterNanos();
            byte[] bytes = part.bytes().latin1().getBytes(ISO_8859_1);
            waited.set(part.deliveryDelayNanos());
            for (int from = 0; from < bytes.length; from += readBytes) {
                int count = Math.min(readBytes, bytes.length - from);
                reader.body(ByteBuffer.wrap(bytes, from, count), now);
                reader.read(count, now);
            }
        }
        reader.end(end, now - earlyEndNanos, connection);
        return events;
    }
}
