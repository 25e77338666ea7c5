package io.github.streamcheck.shard;

import java.util.List;

/** The shards that were found are not all shards of one run, each once and whole. The message says all that is wrong. */
public final class UnmergeableException extends Exception {

    private static final long serialVersionUID = 1;

    UnmergeableException(List<String> problems) {
        super("the shards can't be merged:"
                + String.join("", problems.stream().map(each -> "\n  " + each).toList()));
    }
}
