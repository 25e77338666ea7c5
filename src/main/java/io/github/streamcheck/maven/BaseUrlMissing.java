package io.github.streamcheck.maven;

import io.github.streamcheck.plan.Problem;
import io.github.streamcheck.plan.Problems;
import java.net.URI;
import java.util.Optional;

/** What a user is told who has not said which server is meant. */
final class BaseUrlMissing {

    private BaseUrlMissing() {}

    static URI report(Problems problems) {
        problems.add(new Problem(
                "baseUrl",
                "",
                "the address of the server to verify, given in one of three ways: <baseUrl> in the plugin's configuration;"
                        + " -Dstreamcheck.baseUrl=http://localhost:8000 (or a property of that name in the POM); the goal"
                        + " streamcheck:start before, which runs a simulator. To see streamcheck at work without a server,"
                        + " run the goal streamcheck:demo",
                Optional.empty()));
        return URI.create("http://localhost");
    }
}
