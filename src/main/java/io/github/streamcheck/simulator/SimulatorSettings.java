package io.github.streamcheck.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * How the simulator listens, how fast it streams, and what it does wrong. Immutable; start from {@link #defaults()} and change
 * what matters with the {@code with…} methods.
 *
 * @param port the TCP port, 0 to 65535; 0 takes a free one
 * @param host the address to listen on, a loopback address unless others shall reach it
 * @param ttft time from the request being read to the first token, 0 to 1 hour
 * @param itl time from each token to the next, 0 to 1 hour; 0 is as fast as the client reads
 * @param tokens tokens of each answer unless the request asks for fewer, 1 to 100,000
 * @param model the name of the model in {@code /v1/models} and in answers to requests that name none
 * @param seed the seed of the generated text and of the choice of faulty streams
 * @param fault what the simulator does wrong
 * @param faultRate the fraction of requests that the fault applies to, 0 to 1
 * @param apiKey the key that requests below {@code /v1/} must bear; never printed. Empty: no key is needed
 * @param strictModels whether requests for another model are refused rather than served
 * @param dialect whose metrics it gives
 */
public record SimulatorSettings(
        int port,
        String host,
        Duration ttft,
        Duration itl,
        int tokens,
        String model,
        long seed,
        Fault fault,
        double faultRate,
        Optional<String> apiKey,
        boolean strictModels,
        MetricsStyle dialect) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_TOKENS = 100_000;

    private static final SimulatorSettings DEFAULTS = new SimulatorSettings(
            0,
            "127.0.0.1",
            Duration.ofMillis(50),
            Duration.ofMillis(10),
            32,
            "streamcheck-simulator",
            1,
            Fault.NONE,
            1,
            Optional.empty(),
            false,
            MetricsStyle.FAKEAI);

    /**
     * Checks all values.
     *
     * @throws IllegalArgumentException if one is out of its range; the message names the field, the value and what is allowed
     */
    public SimulatorSettings {
        check(port >= 0 && port <= 65535, "port", port, "0 to 65535, where 0 takes a free one");
        check(!host.isBlank(), "host", host, "an address or a host name");
        check(isUpTo(LONGEST, ttft), "ttft", ttft, "0 to 1 hour");
        check(isUpTo(LONGEST, itl), "itl", itl, "0 to 1 hour");
        check(tokens >= 1 && tokens <= MOST_TOKENS, "tokens", tokens, "1 to " + MOST_TOKENS);
        check(!model.isBlank(), "model", model, "a name that is not blank");
        check(faultRate >= 0 && faultRate <= 1, "faultRate", faultRate, "0 to 1");
        check(apiKey.filter(String::isBlank).isEmpty(), "apiKey", "(blank)", "none, or a key that is not blank");
    }

    /** A free port on 127.0.0.1, 32 tokens, the first after 50 ms and each next one 10 ms later, no fault. */
    public static SimulatorSettings defaults() {
        return DEFAULTS;
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(
                newPort, host, ttft, itl, tokens, model, seed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withHost(String newHost) {
        return new SimulatorSettings(
                port, newHost, ttft, itl, tokens, model, seed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withTtft(Duration newTtft) {
        return new SimulatorSettings(
                port, host, newTtft, itl, tokens, model, seed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withItl(Duration newItl) {
        return new SimulatorSettings(
                port, host, ttft, newItl, tokens, model, seed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withTokens(int newTokens) {
        return new SimulatorSettings(
                port, host, ttft, itl, newTokens, model, seed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withModel(String newModel) {
        return new SimulatorSettings(
                port, host, ttft, itl, tokens, newModel, seed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(
                port, host, ttft, itl, tokens, model, newSeed, fault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withFault(Fault newFault) {
        return new SimulatorSettings(
                port, host, ttft, itl, tokens, model, seed, newFault, faultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withFaultRate(double newFaultRate) {
        return new SimulatorSettings(
                port, host, ttft, itl, tokens, model, seed, fault, newFaultRate, apiKey, strictModels, dialect);
    }

    public SimulatorSettings withApiKey(String newApiKey) {
        return new SimulatorSettings(
                port,
                host,
                ttft,
                itl,
                tokens,
                model,
                seed,
                fault,
                faultRate,
                Optional.of(newApiKey),
                strictModels,
                dialect);
    }

    public SimulatorSettings withStrictModels(boolean newStrictModels) {
        return new SimulatorSettings(
                port, host, ttft, itl, tokens, model, seed, fault, faultRate, apiKey, newStrictModels, dialect);
    }

    public SimulatorSettings withDialect(MetricsStyle newDialect) {
        return new SimulatorSettings(
                port, host, ttft, itl, tokens, model, seed, fault, faultRate, apiKey, strictModels, newDialect);
    }

    /** All values but the API key, of which it says only whether there is one. */
    @Override
    public String toString() {
        return "SimulatorSettings[port=" + port + ", host=" + host + ", ttft=" + ttft + ", itl=" + itl + ", tokens="
                + tokens + ", model=" + model + ", seed=" + seed + ", fault=" + fault.id() + ", faultRate=" + faultRate
                + ", apiKey=" + (apiKey.isPresent() ? "(set)" : "(none)") + ", strictModels=" + strictModels
                + ", dialect="
                + dialect.word() + "]";
    }

    private static boolean isUpTo(Duration longest, Duration value) {
        return !value.isNegative() && value.compareTo(longest) <= 0;
    }

    private static void check(boolean valid, String field, Object value, String allowed) {
        if (!valid) {
            throw new IllegalArgumentException(
                    "invalid simulator " + field + ": '" + value + "' (allowed: " + allowed + ")");
        }
    }
}
