package io.github.streamcheck.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.util.Optional;

/**
 * What a server answers when it is asked for its models, of which only the first matters.
 *
 * @param model the first model's name
 * @param kind what kind of answer it is
 * @param reason why there is no model; empty if there is one
 */
public record ModelAnswer(Optional<String> model, Kind kind, String reason) {

    /** A longer name is not a model's, and would be sent with every request. */
    private static final int MAX_NAME = 1000;

    /** The kinds of answers. */
    public enum Kind {
        /** A model. */
        LISTED,
        /** An answer, but no model. */
        NONE,
        /** The server has no list of models. */
        ABSENT,
        /** The answer broke off, or never came. */
        BROKEN,
        /** There is no connection to the server. */
        UNREACHABLE
    }

    /** Reads the page with the list. Only its beginning is needed, up to the first name. */
    static ModelAnswer of(PlainAnswer page) {
        if (!page.isSuccess()) {
            return new ModelAnswer(Optional.empty(), kind(page), page.describe());
        }
        try (JsonParser id = new FilteringParserDelegate(
                Json.MAPPER.createParser(page.body().stream()),
                new JsonPointerBasedFilter("/data/0/id"),
                Inclusion.ONLY_INCLUDE_ALL,
                false)) {
            return id.nextToken() == JsonToken.VALUE_STRING ? named(id.getText()) : none("lists no model");
        } catch (IOException notJson) {
            return none("is not JSON");
        }
    }

    private static Kind kind(PlainAnswer page) {
        if (!page.connected()) {
            return Kind.UNREACHABLE;
        }
        if (page.problem().isPresent()) {
            return Kind.BROKEN;
        }
        return page.isAbsent() ? Kind.ABSENT : Kind.NONE;
    }

    private static ModelAnswer named(String name) {
        if (name.isBlank()) {
            return none("begins with a model without a name");
        }
        if (name.length() > MAX_NAME) {
            return none("begins with a model whose name is longer than " + MAX_NAME + " characters");
        }
        if (!UTF_8.newEncoder().canEncode(name)) {
            return none("begins with a model whose name has half a surrogate pair");
        }
        return new ModelAnswer(Optional.of(name), Kind.LISTED, "");
    }

    private static ModelAnswer none(String reason) {
        return new ModelAnswer(Optional.empty(), Kind.NONE, ServerProbe.MODELS + " " + reason);
    }
}
