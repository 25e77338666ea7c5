package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    @Test
    void isUpToDate() throws IOException {
        String page = new ReportPage().render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(ReportPage.FILE, page);
        }

        assertThat(ReportPage.FILE)
                .as("mend with -Dtest=ReportPageTest -Dstreamcheck.update=true")
                .hasContent(page);
    }
}
