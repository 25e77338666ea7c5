package io.github.streamcheck.server;

import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.List;

/** A rule about what the server says of its streams, held against what was seen of them. */
public interface ServerFact extends Rule {

    @Override
    default Category category() {
        return Category.SERVER;
    }

    /** A warning, which fails the verdict where the page is required. */
    @Override
    default Severity severity() {
        return Severity.WARNING;
    }

    /** What it compares on a page; empty if the page doesn't say, or nothing can be told from it. */
    List<Comparison> compare(Examination page);
}
