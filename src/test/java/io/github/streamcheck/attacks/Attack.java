package io.github.streamcheck.attacks;

import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.ScriptedServer;
import io.github.streamcheck.wire.ScriptedServer.Script;
import java.net.ServerSocket;
import java.util.function.UnaryOperator;

/**
 * A server that is broken or means harm, and what a run has to say of it.
 *
 * @param name what it does
 * @param server opens it
 * @param plan how the run differs from {@link AttackRun}'s
 * @param secure whether it is asked over TLS
 * @param harmless whether there is nothing wrong, so that the run has to pass
 * @param told the id of the rule or the check that has to find it; empty if that it fails is enough
 * @param words what the message has to contain
 */
record Attack(
        String name,
        Opening server,
        UnaryOperator<Plans> plan,
        boolean secure,
        boolean harmless,
        String told,
        String words) {

    /** Opens a server. */
    @FunctionalInterface
    interface Opening {
        ScriptedServer open() throws Exception;
    }

    /** Opens a socket that listens. */
    @FunctionalInterface
    interface Listening {
        ServerSocket open() throws Exception;
    }

    /** A server that plays {@code script} on each connection. */
    static Attack of(String name, Script script) {
        return new Attack(name, () -> new ScriptedServer(script), UnaryOperator.identity(), false, false, "", "");
    }

    /** A server that plays {@code script} to whoever asks for a stream, and has nothing else; it closes afterwards. */
    static Attack onStreams(String name, Script script) {
        return of(name, connection -> {
            while (connection.readRequest()) {
                if (Answers.isStream(connection.lastRequest())) {
                    script.play(connection);
                    return;
                }
                connection.send(Answers.ABSENT);
            }
        });
    }

    /** A server that answers so to whoever asks for a stream, and has nothing else; {@code bytes} in ISO-8859-1. */
    static Attack answering(String name, String bytes) {
        return onStreams(name, connection -> connection.sendLatin1(bytes));
    }

    /** The same over a listener of its own, asked over TLS. */
    Attack over(Listening listener, Script script) {
        return new Attack(name, () -> new ScriptedServer(listener.open(), script), plan, true, harmless, told, words);
    }

    /** The same asked in another way. */
    Attack asked(UnaryOperator<Plans> how) {
        return new Attack(name, server, plans -> how.apply(plan.apply(plans)), secure, harmless, told, words);
    }

    /** The same, to be found by a rule or a check. */
    Attack found(String id, String message) {
        return new Attack(name, server, plan, secure, harmless, id, message);
    }

    Attack found(String id) {
        return found(id, "");
    }

    /** The same with nothing wrong. */
    Attack passes() {
        return new Attack(name, server, plan, secure, true, told, words);
    }

    @Override
    public String toString() {
        return name;
    }
}
