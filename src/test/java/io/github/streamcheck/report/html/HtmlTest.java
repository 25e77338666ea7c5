package io.github.streamcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    private static String paragraph(String text) {
        return new Html().element("p", text).document();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
                "a & b                     | a &amp; b",
                "\"double\" 'single'       | &quot;double&quot; &#39;single&#39;",
                "&lt;                      | &amp;lt;",
                "שלום, 日本語, 🙂          | שלום, 日本語, 🙂",
            })
    void textStaysText(String text, String written) {
        assertThat(paragraph(text)).contains("<p>" + written + "</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "\u001b[31m", "\u202e", "\u2066", "\u200f", "\ufeff", "\ufffe", "\u0085", "\ud800"})
    void whatDoesNotShowIsSpelledOut(String hidden) {
        assertThat(paragraph("a" + hidden + "b")).contains("<p>a\\u").doesNotContain(hidden.substring(0, 1));
    }

    @Test
    void aValueCantLeaveItsAttribute() {
        assertThat(new Html().empty("p", "title", "\" onclick=\"x\n<").document())
                .contains("title=\"&quot; onclick=&quot;x\\n&lt;\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "STYLE", "onclick", "onLoad", "a b", "", "x=y", "<"})
    void attributesThatAPolicyForbidsAreRefused(String name) {
        Html html = new Html();
        assertThatThrownBy(() -> html.empty("p", name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesOfElementsAreNoText() {
        Html html = new Html();
        assertThatThrownBy(() -> html.empty("p onclick=x")).isInstanceOf(IllegalArgumentException.class);
    }
}
