package io.github.streamcheck.report.html;

import io.github.streamcheck.result.RunResult;
import java.util.List;

/**
 * Sections that the style sheet places together.
 *
 * @param style the class by which it does
 */
record Box(String style, List<Section> parts) implements Section {

    Box {
        parts = List.copyOf(parts);
    }

    @Override
    public void write(Html html, RunResult report) {
        html.within("div", box -> parts.forEach(part -> part.write(box, report)), "class", style);
    }
}
