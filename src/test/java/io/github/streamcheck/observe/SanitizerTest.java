package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Bytes;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {

    private final Sanitizer sanitizer = new Sanitizer(Redactors.of("canary-4711"));

    private String shown(Evidence evidence) {
        return sanitizer.evidence(evidence).excerpt();
    }

    @Test
    void whatIsLongIsCutAndSaysSo() {
        assertThat(shown(Evidence.of("x".repeat(200)))).isEqualTo("x".repeat(200));
        assertThat(shown(Evidence.of("x".repeat(201)))).isEqualTo("x".repeat(200) + "...");
        assertThat(sanitizer.line("x".repeat(2000))).isEqualTo("x".repeat(2000));
        assertThat(sanitizer.line("x".repeat(2001))).isEqualTo("x".repeat(2000) + "...");
    }

    @Test
    void aCutThroughACharacterShowsAsOne() {
        assertThat(shown(Evidence.of("x".repeat(199) + "你"))).isEqualTo("x".repeat(199) + "\uFFFD...");
    }

    @Test
    void whatIsNoTextIsPrintableAllTheSame() {
        byte[] bytes = {0, 27, (byte) 0xFF, 'a', '\n'};

        assertThat(shown(Evidence.of(Bytes.copyOf(bytes, 0, bytes.length)))).isEqualTo("\\u0000\\u001b\uFFFDa\\n");
    }

    @Test
    void aSecretAcrossTheCutIsTakenOutBefore() {
        assertThat(shown(Evidence.of("x".repeat(195) + "canary-4711"))).isEqualTo("x".repeat(195) + "***");
        assertThat(sanitizer.line("x".repeat(1995) + "canary-4711")).isEqualTo("x".repeat(1995) + "***");
    }

    @Test
    void thePartOfASecretThatAnEarlierCutLeftIsTakenOut() {
        String key = "0123456789".repeat(10) + "canary";

        // Evidence is cut after 4,096 bytes when it is made: after the 38th key and 68 bytes.
        Evidence shown = new Sanitizer(Redactors.of(key)).evidence(Evidence.of(key.repeat(100)));

        assertThat(shown.excerpt()).isEqualTo("***".repeat(39));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "::set-env::", "canary-4711 canary-471", "你"})
    void toDoItAgainChangesNothing(String text) {
        String once = sanitizer.line(text.repeat(500));

        assertThat(sanitizer.line(once)).isEqualTo(once);
    }

    @Test
    void aFindingIsFitToBeShownAsAWhole() {
        FindingGroup.Example example =
                new FindingGroup.Example(7, Evidence.of("key canary-4711"), OptionalDouble.of(1.5));

        FindingGroup found = sanitizer.finding(new FindingGroup(
                "a-rule", Severity.ERROR, "chat", "a\nmessage of canary-4711", 3, List.of(example), true, true));

        assertThat(found)
                .isEqualTo(new FindingGroup(
                        "a-rule",
                        Severity.ERROR,
                        "chat",
                        "a\\nmessage of ***",
                        3,
                        List.of(new FindingGroup.Example(7, Evidence.of("key ***"), OptionalDouble.of(1.5))),
                        true,
                        true));
    }
}
