package io.github.streamcheck.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server under test.
 *
 * @param baseUri where its paths begin: no query, no trailing slash and no {@code /v1}
 * @param headers further headers of every request, in this order
 * @param secretHeaders further headers with secret values
 * @param credential the API key, if there is one
 * @param proxy the HTTP proxy on the way, if there is one
 * @param tls whom TLS trusts
 * @param anthropic how it is spoken to in Anthropic's API
 */
public record Target(
        URI baseUri,
        Map<String, String> headers,
        Map<String, Secret> secretHeaders,
        Optional<Secret> credential,
        Optional<Proxy> proxy,
        Tls tls,
        AnthropicApi anthropic) {

    public Target {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        secretHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(secretHeaders));
    }

    /** With Anthropic's API as most clients speak it. */
    public Target(
            URI baseUri,
            Map<String, String> headers,
            Map<String, Secret> secretHeaders,
            Optional<Secret> credential,
            Optional<Proxy> proxy,
            Tls tls) {
        this(baseUri, headers, secretHeaders, credential, proxy, tls, AnthropicApi.DEFAULT);
    }

    /** With TLS as the JVM has it, and without secret headers. */
    public Target(URI baseUri, Map<String, String> headers, Optional<Secret> credential, Optional<Proxy> proxy) {
        this(baseUri, headers, Map.of(), credential, proxy, Tls.DEFAULT);
    }

    /** Whether it is spoken to over TLS. */
    public boolean isSecure() {
        return baseUri.getScheme().equals("https");
    }

    /** Whether anything secret is sent. */
    public boolean hasSecrets() {
        return credential.isPresent() || proxy.isPresent() || !secretHeaders.isEmpty();
    }

    /** Finds everything secret that is sent. */
    List<SecretMatcher> secrets() {
        List<SecretMatcher> found = new ArrayList<>();
        credential.ifPresent(key -> found.add(SecretMatcher.of(key, "Bearer " + key.reveal())));
        secretHeaders.values().forEach(value -> found.add(SecretMatcher.of(value)));
        tls.passwords().forEach(password -> found.add(SecretMatcher.of(password)));
        // As it goes over the wire, and comes back from a proxy that echoes requests.
        proxy.ifPresent(way -> way.password()
                .ifPresent(password ->
                        found.add(SecretMatcher.of(password, way.user().orElse("") + ":" + password.reveal()))));
        return found;
    }

    /** The same server with another key. */
    public Target withKey(Secret key) {
        return new Target(baseUri, headers, secretHeaders, Optional.of(key), proxy, tls, anthropic);
    }

    /** Another server that is spoken to in the same way, with the same key. */
    public Target at(URI uri, Optional<Proxy> way) {
        return new Target(uri, headers, secretHeaders, credential, way, tls, anthropic);
    }

    /** The same with one more header, unless the user gave that one. */
    public Target withHeader(String name, String value) {
        if (hasHeader(name)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Target(baseUri, more, secretHeaders, credential, proxy, tls, anthropic);
    }

    /** The same with the key, if there is one, in a header of that name, unless the user gave that one. */
    public Target withKeyIn(String name) {
        if (credential.isEmpty() || hasHeader(name)) {
            return this;
        }
        Map<String, Secret> more = new LinkedHashMap<>(secretHeaders);
        more.put(name, credential.get());
        return new Target(baseUri, headers, more, Optional.empty(), proxy, tls, anthropic);
    }

    /** Whether the user gave a header of that name, in any case of its letters. */
    public boolean hasHeader(String header) {
        return Stream.of(headers, secretHeaders)
                .flatMap(given -> given.keySet().stream())
                .anyMatch(header::equalsIgnoreCase);
    }

    /** The address of a path that begins with a slash, such as {@code /v1/models}. */
    public URI resolve(String path) {
        return URI.create(baseUri + path);
    }

    /**
     * An HTTP proxy.
     *
     * @param host its name or address
     * @param port 1 to 65535
     * @param user for its authentication, if it asks for one
     * @param password for its authentication
     */
    public record Proxy(String host, int port, Optional<String> user, Optional<Secret> password) {}
}
