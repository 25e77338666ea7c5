package io.github.streamcheck.report.html;

import io.github.streamcheck.result.RunResult;

/** A part of the page. Implementations are stateless. */
interface Section {

    /** Writes it, or nothing if the run has nothing for it. */
    void write(Html html, RunResult report);
}
