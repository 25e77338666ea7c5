package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.Load;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The load of a shard, which is read again when shards are merged. */
class LoadJsonTest {

    @Test
    void aLoadIsReadAsItWasWritten() {
        Load load =
                Load.closed(20, 4, 2).at(Instant.parse("2026-01-02T03:04:05Z")).thinking(Duration.ofMillis(1_500));

        ObjectNode node = JsonNodeFactory.instance.objectNode();
        LoadJson.load(node, load);

        assertThat(LoadJson.read(new Members(node, "plan"))).isEqualTo(load);
    }
}
