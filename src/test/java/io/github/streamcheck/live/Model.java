package io.github.streamcheck.live;

import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.time.Duration;

/** The server behind each gateway: 46 tokens, one each 25 ms, some 10 KB in all. */
final class Model {

    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(30))
            .withItl(Duration.ofMillis(25))
            .withTokens(46);

    private Model() {}

    /** One that asks proxies not to buffer. */
    static Simulator start() throws IOException {
        return Simulator.start(SETTINGS);
    }

    /** One that asks proxies for nothing, as most do. */
    static Simulator startWithoutHints() throws IOException {
        return Simulator.start(SETTINGS.withFault(Fault.byId("cache-headers").orElseThrow()));
    }
}
