package io.github.streamcheck.engine;

import java.time.Duration;

/**
 * The result of a stage on the client's side.
 *
 * @param started how many streams were started, with those that followed others
 * @param held those of them that had to wait for a place
 * @param took from the stage's beginning until its last stream had ended
 */
public record StageRun(int started, Backlog held, Duration took) {}
