package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.Simulator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs against handlers of Spring MVC and against Spring Cloud Gateway, on Tomcat. Needs the network to build them. */
@Tag("live")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SpringMvcTest {

    private static final String JAR = "spring-mvc/app.jar";

    private static Simulator model;
    private static Gateway application;

    @BeforeAll
    static void start() throws Exception {
        JavaApplication.build("spring-mvc");
        model = Model.startWithoutHints();
        application = JavaApplication.start(JAR, model.baseUri(), "spring.http.clients.imperative.factory=jdk");
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
    void anEmitterStreams() throws Exception {
        assertThat(application.found("/emitter")).isEmpty();
    }

    @Test
    void aStringIsHeldAndHasALength() throws Exception {
        assertThat(application.found("/string")).containsExactly("content-length", "one-burst");
    }

    @Test
    void aTransferIsSentInBlocks() throws Exception {
        assertThat(application.found("/transfer")).containsExactly("cut-inside-events");
    }

    @Test
    void aFlushedTransferStreams() throws Exception {
        assertThat(application.found("/flush")).isEmpty();
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
    void theGatewayStreams() throws Exception {
        assertThat(application.found("/gateway")).isEmpty();
    }

    /** Its blocking reads return when a buffer is full, and Spring prefers it if it is there. */
    @Test
    void theGatewayHoldsAllThatItReadsByReactorNetty() throws Exception {
        try (Gateway gateway = JavaApplication.start(JAR, model.baseUri())) {
            assertThat(gateway.found("/gateway")).containsExactly("one-burst");
        }
    }
}
