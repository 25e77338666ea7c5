package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.Simulator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs against resources of Quarkus REST. Needs the network to build them. */
@Tag("live")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class QuarkusTest {

    private static Simulator model;
    private static Gateway application;

    @BeforeAll
    static void start() throws Exception {
        JavaApplication.build("quarkus");
        model = Model.startWithoutHints();
        application = JavaApplication.start("quarkus/quarkus-app/quarkus-run.jar", model.baseUri());
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (model != null) {
            model.close();
        }
    }

    @Test
    void aMultiThatProducesEventsRefusesWhoAcceptsJson() throws Exception {
        assertThat(application.found("/produces")).containsExactly("client-differs");
    }

    @Test
    void aMultiStreamsToAllIfAFilterHasThemAcceptEvents() throws Exception {
        assertThat(application.found("/accepting")).isEmpty();
    }
}
