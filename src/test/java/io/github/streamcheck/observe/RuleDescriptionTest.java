package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.streamcheck.plan.Severity;
import org.junit.jupiter.api.Test;

class RuleDescriptionTest {

    @RuleInfo(category = Category.TEXT, severity = Severity.WARNING, summary = """
                one line
                of two""", explanation = """
                What it means,
                in two lines.

                What breaks.

                Fix: Do this,
                or that.""")
    private static final class Http10Sends2Texts implements Rule {}

    @RuleInfo(
            category = Category.TEXT,
            severity = Severity.WARNING,
            strictSeverity = Severity.ERROR,
            quorum = Quorum.MOST,
            summary = "s",
            explanation = "E.\n\nFix: F.")
    private static final class NIgnored implements Rule {}

    @RuleInfo(category = Category.TEXT, severity = Severity.WARNING, summary = "s", explanation = "What breaks.")
    private static final class WithoutFix implements Rule {}

    private static final class WithoutInfo implements Rule {}

    @Test
    void theIdIsTheNameOfTheClass() {
        assertThat(new Http10Sends2Texts().id()).isEqualTo("http10-sends2-texts");
        assertThat(new NIgnored().id()).isEqualTo("n-ignored");
    }

    @Test
    void aLineBreakIsABlankAndAnEmptyLineAParagraph() {
        assertThat(new Http10Sends2Texts().summary()).isEqualTo("one line of two");
        assertThat(new Http10Sends2Texts().explanation()).isEqualTo("What it means, in two lines.\n\nWhat breaks.");
        assertThat(new Http10Sends2Texts().fix()).isEqualTo("Do this, or that.");
    }

    @Test
    void aRuleWeighsAsMuchWhereItIsStrictUnlessItSaysMore() {
        assertThat(new Http10Sends2Texts().strictSeverity()).isEqualTo(Severity.WARNING);
        assertThat(new NIgnored().strictSeverity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void oneStreamIsEnoughUnlessTheRuleSaysOtherwise() {
        assertThat(RuleDescription.of(Http10Sends2Texts.class).quorum()).isEqualTo(Quorum.ANY);
        assertThat(RuleDescription.of(NIgnored.class).quorum()).isEqualTo(Quorum.MOST);
    }

    @Test
    void aClassWithoutADescriptionOrAFixIsNoRule() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WithoutInfo().id())
                .withMessageContaining("no @RuleInfo");
        assertThatIllegalStateException()
                .isThrownBy(() -> new WithoutFix().id())
                .withMessageContaining("\"Fix:\"");
    }
}
