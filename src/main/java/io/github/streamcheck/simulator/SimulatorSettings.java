package io.github.streamcheck.simulator;

import static io.github.streamcheck.simulator.api.GeneratorSettings.check;

import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import java.time.Duration;
import java.util.Optional;

/**
 * How the simulator listens, how fast it streams, and what it does wrong. Immutable; start from {@link #defaults()} and change
 * what matters with the {@code with…} methods.
 *
 * @param port the TCP port, 0 to 65535; 0 takes a free one
 * @param host the address to listen on, a loopback address unless others shall reach it
 * @param apiKey the key that requests below {@code /v1/} must bear; never printed. Empty: no key is needed
 * @param generator what is generated, and how fast
 * @param fault what the simulator does wrong
 * @param faultRate the fraction of requests that the fault applies to, 0 to 1
 * @param dialect whose metrics it gives
 */
public record SimulatorSettings(
        int port,
        String host,
        Optional<String> apiKey,
        GeneratorSettings generator,
        Fault fault,
        double faultRate,
        MetricsStyle dialect) {

    private static final SimulatorSettings DEFAULTS = new SimulatorSettings(
            0, "127.0.0.1", Optional.empty(), GeneratorSettings.DEFAULTS, Fault.NONE, 1, MetricsStyle.FAKEAI);

    /**
     * Checks all values.
     *
     * @throws IllegalArgumentException if one is out of its range; the message names the field, the value and what is allowed
     */
    public SimulatorSettings {
        check(port >= 0 && port <= 65535, "port", port, "0 to 65535, where 0 takes a free one");
        check(!host.isBlank(), "host", host, "an address or a host name");
        check(apiKey.filter(String::isBlank).isEmpty(), "apiKey", "(blank)", "none, or a key that is not blank");
        check(faultRate >= 0 && faultRate <= 1, "faultRate", faultRate, "0 to 1");
    }

    /** A free port on 127.0.0.1, 32 tokens, the first after 50 ms and each next one 10 ms later, no fault. */
    public static SimulatorSettings defaults() {
        return DEFAULTS;
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(newPort, host, apiKey, generator, fault, faultRate, dialect);
    }

    public SimulatorSettings withHost(String newHost) {
        return new SimulatorSettings(port, newHost, apiKey, generator, fault, faultRate, dialect);
    }

    public SimulatorSettings withApiKey(String newApiKey) {
        return new SimulatorSettings(port, host, Optional.of(newApiKey), generator, fault, faultRate, dialect);
    }

    public SimulatorSettings withTtft(Duration newTtft) {
        return with(generator.withTtft(newTtft));
    }

    public SimulatorSettings withItl(Duration newItl) {
        return with(generator.withItl(newItl));
    }

    public SimulatorSettings withTokens(int newTokens) {
        return with(generator.withTokens(newTokens));
    }

    public SimulatorSettings withModel(String newModel) {
        return with(generator.withModel(newModel));
    }

    public SimulatorSettings withStrictModels(boolean newStrictModels) {
        return with(generator.withStrictModels(newStrictModels));
    }

    public SimulatorSettings withSeed(long newSeed) {
        return with(generator.withSeed(newSeed));
    }

    public SimulatorSettings withSlots(int newSlots) {
        return with(generator.withSlots(newSlots));
    }

    public SimulatorSettings withFault(Fault newFault) {
        return new SimulatorSettings(port, host, apiKey, generator, newFault, faultRate, dialect);
    }

    public SimulatorSettings withFaultRate(double newFaultRate) {
        return new SimulatorSettings(port, host, apiKey, generator, fault, newFaultRate, dialect);
    }

    public SimulatorSettings withDialect(MetricsStyle newDialect) {
        return new SimulatorSettings(port, host, apiKey, generator, fault, faultRate, newDialect);
    }

    private SimulatorSettings with(GeneratorSettings newGenerator) {
        return new SimulatorSettings(port, host, apiKey, newGenerator, fault, faultRate, dialect);
    }

    /** All values but the API key, of which it says only whether there is one. */
    @Override
    public String toString() {
        return "SimulatorSettings[port=" + port + ", host=" + host + ", apiKey="
                + (apiKey.isPresent() ? "(set)" : "(none)") + ", generator=" + generator + ", fault=" + fault.id()
                + ", faultRate=" + faultRate + ", dialect=" + dialect.word() + "]";
    }
}
