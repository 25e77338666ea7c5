package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import java.net.URI;
import java.util.Optional;

/** The problem that is reported if there is no {@code baseUrl}. */
final class BaseUrlMissing {

    private BaseUrlMissing() {}

    static URI report(Problems problems) {
        problems.add(new Problem(
                "baseUrl",
                "",
                "the address of the server to verify, given in one of three ways: <baseUrl> in the plugin's configuration;"
                        + " -Dstreamcheck.baseUrl=http://localhost:8000 (or a property of that name in the POM); the goal"
                        + " streamcheck:start before, which runs a simulator. To try streamcheck without a server,"
                        + " run the goal streamcheck:demo",
                Optional.empty()));
        return URI.create("http://localhost");
    }
}
