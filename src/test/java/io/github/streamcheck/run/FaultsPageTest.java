package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FaultsPageTest {

    @Test
    void isUpToDate() throws IOException {
        String page = new FaultsPage().render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(FaultsPage.FILE, page);
        }

        assertThat(FaultsPage.FILE)
                .as("fix with -Dtest=FaultsPageTest -Dstreamcheck.update=true")
                .hasContent(page);
    }

    @Test
    void hasEveryFaultWithItsDescription() {
        String page = new FaultsPage().render();

        assertThat(Fault.all())
                .filteredOn(fault -> fault != Fault.NONE)
                .isNotEmpty()
                .allSatisfy(fault ->
                        assertThat(page).containsOnlyOnce("| `" + fault.id() + "` | " + fault.description() + " |"));
    }
}
