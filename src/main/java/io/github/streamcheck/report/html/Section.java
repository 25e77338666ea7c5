package io.github.streamcheck.report.html;

import io.github.streamcheck.report.RunReport;

/** A part of the page. Implementations are stateless. */
interface Section {

    /** Writes it, or nothing if the run has nothing for it. */
    void write(Html html, RunReport report);
}
