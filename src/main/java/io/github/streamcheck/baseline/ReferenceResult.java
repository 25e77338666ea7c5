package io.github.streamcheck.baseline;

import io.github.streamcheck.observe.RunFigures;
import java.net.URI;
import java.util.Optional;

/**
 * The server that the one under test was compared with.
 *
 * @param baseUri its address
 * @param model the models that were streamed from there; empty if none is known
 * @param figures what its streams came to
 * @param comparison how the server under test compares with it
 */
public record ReferenceResult(URI baseUri, Optional<String> model, RunFigures figures, BaselineComparison comparison) {}
