package io.github.streamcheck.run;

import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.wire.Protocol;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for prompts that an endpoint has no form for, before anything is sent. */
final class UnsendablePrompt {

    static final String ID = "prompt-unsendable";

    static final String FIX = "leave this endpoint out of endpoints, or give it a promptFile of its own in mix";

    private UnsendablePrompt() {}

    /** Why this endpoint can't be asked what it would be asked; empty if it can. */
    static Optional<String> first(Mix mix, Protocol protocol) {
        return mix.shares().stream()
                .filter(share -> share.isFor(protocol.endpoint()))
                .flatMap(share -> refusals(share.prompts(), protocol))
                .findFirst();
    }

    private static Stream<String> refusals(Prompts prompts, Protocol protocol) {
        return prompts.given().stream()
                .flatMap(prompt -> protocol
                        .refusal(prompt)
                        .map(reason -> protocol.endpoint().name() + " " + reason + ", as in " + place(prompts, prompt))
                        .stream());
    }

    private static String place(Prompts prompts, Prompt prompt) {
        return prompt.place().orElse("a line") + " of " + prompts.origin();
    }
}
