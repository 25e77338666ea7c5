package io.github.streamcheck.observe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "''                                             | NOTHING",
                "' \\n'                                         | NOTHING",
                "<html>                                         | MARKUP",
                "{\"choices\":[{\"message\":{}}]}               | COMPLETION",
                "{\"choices\":[{\"message\":{\"content\":\"cut  | COMPLETION",
                "{\"id\":\"cut                                  | OTHER",
                "no JSON with \"choices\"                       | OTHER",
                "{\"object\":\"chat.completion.chunk\"}         | UNFRAMED",
                "{\"choices\":[{\"delta\":{}}]}                 | UNFRAMED",
                "{\"id\":1}\\ndata: {}                          | UNFRAMED",
                "text\\ndata: {}                                | OTHER",
                "{\"error\":{\"message\":\"no\"}}               | ERROR",
                "{\"id\":\"c-1\"}                               | OTHER",
                "7                                              | OTHER"
            })
    void aBodyIsKnownByItsText(String text, PlainBody kind) {
        assertThat(PlainBody.of(new StreamEvent.Ended(
                        0,
                        new ConnectionUse(0, 0, 0, false, false),
                        new StreamEnd.Complete(),
                        0,
                        Bytes.utf8(text.replace("\\n", "\n")))))
                .isEqualTo(kind);
    }
}
