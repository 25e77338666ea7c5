package io.github.streamcheck.simulator.metrics;

/**
 * The truth of what the simulator sent, at one moment: {@code started == active + completed + failed}. Immutable.
 *
 * @param started streams begun
 * @param active streams being sent
 * @param completed streams sent to their end
 * @param failed streams that ended otherwise: cut, left by the client, closed down, or ended by an error event
 * @param tokens token deltas handed to the sockets, of all streams
 * @param plain completions answered with one JSON object
 * @param rejected requests answered with an error status
 * @param faulty requests that a fault was applied to
 */
public record Tally(
        long started, long active, long completed, long failed, long tokens, long plain, long rejected, long faulty) {}
