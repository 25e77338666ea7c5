package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.Simulator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs against handlers of Spring WebFlux and against Spring Cloud Gateway, on Netty. Needs the network to build them. */
@Tag("live")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SpringWebFluxTest {

    private static Simulator model;
    private static Gateway application;

    @BeforeAll
    static void start() throws Exception {
        JavaApplication.build("spring-webflux");
        model = Model.startWithoutHints();
        application = JavaApplication.start("spring-webflux/app.jar", model.baseUri());
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
    void theGatewayStreams() throws Exception {
        assertThat(application.found("/gateway")).isEmpty();
    }

    @Test
    void aFluxThatProducesEventsRefusesWhoAcceptsJson() throws Exception {
        assertThat(application.found("/produces")).containsExactly("client-differs");
    }

    @Test
    void aFluxInAnEntityStreamsToAll() throws Exception {
        assertThat(application.found("/entity")).isEmpty();
    }

    @Test
    void aBufferedFluxComesInClumps() throws Exception {
        assertThat(application.found("/buffer")).containsExactly("clumped");
    }
}
