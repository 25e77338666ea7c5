package io.github.streamcheck.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * How an SDK got through one stream in one way.
 *
 * @param error the class and message of what it threw; empty if it read to the end
 * @param content what it had read by then
 * @param finish the finish reason of each choice, the status of a response, or the stop reason of a message
 */
record SdkReading(Optional<String> error, SdkContent content, List<String> finish) {

    /** One way to read: adds to the pieces that it gets, and returns the finish reasons. */
    interface Way {
        List<String> read(SdkContent.Pieces pieces) throws ExecutionException, InterruptedException;
    }

    /** What one way to read comes to. */
    static SdkReading by(Way way) throws InterruptedException {
        SdkContent.Pieces pieces = new SdkContent.Pieces();
        try {
            List<String> finish = way.read(pieces);
            return new SdkReading(Optional.empty(), pieces.content(), finish);
        } catch (RuntimeException thrown) {
            return failed(thrown, pieces);
        } catch (ExecutionException failed) {
            return failed(failed.getCause(), pieces);
        }
    }

    private static SdkReading failed(Throwable thrown, SdkContent.Pieces pieces) {
        String error = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        return new SdkReading(Optional.of(error), pieces.content(), List.of());
    }
}
