package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reports an event stream that is compressed without an offer. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.WARNING,
        summary = "a content-encoding on the event stream that was not offered",
        explanation = """
            A client need not understand an encoding that it did not offer, and compression holds back output.

            Fix: Switch compression off for text/event-stream.""")
public final class CompressedStream implements HttpRule {

    /** {@code none} is no registered name, but means no compression wherever it is seen. */
    private static final Set<String> NO_COMPRESSION = Set.of("", "identity", "none");

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atHead(answer -> {
            List<String> unasked = answer.values("content-encoding").stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(encoding -> !NO_COMPRESSION.contains(encoding.toLowerCase(Locale.ROOT)))
                    .filter(encoding -> !stream.request().client().offers(encoding))
                    .toList();
            if (!unasked.isEmpty() && stream.facts().isEventStream()) {
                stream.report(
                        "the event stream is compressed in a way that was not offered",
                        "content-encoding: " + String.join(", ", unasked));
            }
        });
    }
}
