package io.github.streamcheck.observe;

import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.plan.Stage;

/**
 * The figures of one stage of the load.
 *
 * @param stage which one
 * @param started how many streams were started, with those that were cancelled
 * @param held those of them that had to wait for a place
 * @param figures the figures of its streams, of all endpoints
 */
public record StageFigures(Stage stage, int started, Backlog held, EndpointFigures figures) {}
