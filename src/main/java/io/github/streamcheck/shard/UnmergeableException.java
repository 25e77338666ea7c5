package io.github.streamcheck.shard;

import java.util.List;

/** Thrown if the reports are not all shards of one run, each once and complete. The message lists all that is wrong. */
public final class UnmergeableException extends Exception {

    private static final long serialVersionUID = 1;

    UnmergeableException(List<String> problems) {
        super("the shards can't be merged:"
                + String.join("", problems.stream().map(each -> "\n  " + each).toList()));
    }
}
