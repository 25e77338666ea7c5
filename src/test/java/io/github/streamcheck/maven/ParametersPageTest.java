package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ParametersPageTest {

    @Test
    void isUpToDate() throws IOException {
        String page = new ParametersPage().render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(ParametersPage.FILE, page);
        }

        assertThat(ParametersPage.FILE)
                .as("mend with -Dtest=ParametersPageTest -Dstreamcheck.update=true")
                .hasContent(page);
    }
}
