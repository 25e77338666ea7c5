package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.run.Plans;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

    private static final Fingerprint PLAIN = of(plans -> plans);

    private static Fingerprint of(UnaryOperator<Plans> change) {
        return of("http://127.0.0.1:8000", change);
    }

    private static Fingerprint of(String server, UnaryOperator<Plans> change) {
        return Fingerprint.of(
                change.apply(Plans.against(URI.create(server))).plan(), "m", List.of("chat", "completions"));
    }

    @Test
    void theSamePlanHasTheSame() {
        assertThat(of(plans -> plans)).isEqualTo(PLAIN);
    }

    @Test
    void anotherAddressIsNoOtherWorkload() {
        assertThat(of("http://127.0.0.1:9000", plans -> plans)).isEqualTo(PLAIN);
    }

    static Stream<Named<UnaryOperator<Plans>>> otherPlans() {
        return Stream.of(
                Named.of("more at once", plans -> plans.load(4, 2, 0)),
                Named.of("more streams", plans -> plans.load(5, 1, 0)),
                Named.of("another warm-up", plans -> plans.load(4, 1, 1)),
                Named.of("HTTP/2", Plans::http2),
                Named.of("another request", plans -> plans.asking(Map.of("n", 2))),
                Named.of("other prompts", plans -> plans.mix(share("other"))));
    }

    private static Mix.Share share(String prompt) {
        return new Mix.Share(1, Optional.empty(), Optional.empty(), Prompts.inTurn(List.of(prompt)));
    }

    @ParameterizedTest
    @MethodSource("otherPlans")
    void anotherPlanHasAnother(UnaryOperator<Plans> change) {
        assertThat(of(change)).isNotEqualTo(PLAIN);
    }

    @Test
    void otherPromptsHaveAnotherHash() {
        assertThat(of(plans -> plans.mix(share("one"))).prompts())
                .isNotEqualTo(of(plans -> plans.mix(share("two"))).prompts())
                .hasSize(16);
    }

    @Test
    void otherEndpointsAreAnotherWorkload() {
        Fingerprint chat = Fingerprint.of(
                Plans.against(URI.create("http://127.0.0.1:8000")).plan(), "m", List.of("chat"));

        assertThat(PLAIN.differences(chat)).singleElement().asString().startsWith("the workload was \"chat and");
    }

    @Test
    void tellsEachDifference() {
        Fingerprint other = new Fingerprint("m2", PLAIN.workload(), PLAIN.prompts(), "there");

        assertThat(PLAIN.differences(other))
                .containsExactly("the model was \"m\" and is \"m2\"", "the runner was \"a test\" and is \"there\"");
    }
}
