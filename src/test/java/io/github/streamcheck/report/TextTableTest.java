package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static TextTable table() {
        TextTable table = new TextTable("lrl");
        table.add(List.of("stage", "n", "note"));
        table.add(List.of("10 at once", "200", ""));
        return table;
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(table().lines(80)).containsExactly("stage         n  note", "10 at once  200");
    }

    @Test
    void columnsAreNearerWhereLinesWouldBeTooWide() {
        assertThat(table().lines(20)).containsExactly("stage        n note", "10 at once 200");
    }

    @Test
    void whereThereIsNoRoomTheLabelHasALineOfItsOwn() {
        assertThat(table().lines(18)).containsExactly("stage", "    n  note", "10 at once", "  200");
    }
}
