package io.github.streamcheck.wire;

import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.function.Consumer;

/**
 * What the exchanges of one transport share.
 *
 * @param rounds judges how long bytes waited before they were read
 * @param sizes of what is taken of an answer
 * @param describer describes failures to the user
 * @param closeIdleConnections closes those that may have died
 * @param clientFailed takes a failure that is this client's own and not the server's
 */
record ExchangeContext(
        ReadRounds rounds,
        SizeLimits sizes,
        FailureDescriber describer,
        Runnable closeIdleConnections,
        Consumer<Throwable> clientFailed) {

    /** Ends an exchange for what is wrong with this client, and not with the server. */
    void broken(Exchange exchange, Throwable own) {
        clientFailed.accept(own);
        exchange.abort(new StreamEnd.Cancelled("streamcheck failed: " + own));
    }
}
