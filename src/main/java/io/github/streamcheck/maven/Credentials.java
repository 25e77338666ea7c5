package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.text.Addresses;
import io.github.streamcheck.text.NearestName;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Takes the key and the proxy from Maven's settings and the environment. No parameter ever holds a key. */
final class Credentials {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Map<String, String> environment;
    private final Log log;

    Credentials(Settings settings, SettingsDecrypter decrypter, Map<String, String> environment, Log log) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.environment = environment;
        this.log = log;
    }

    /** The API key: the password of a server in settings.xml, or the value of an environment variable. */
    Optional<Secret> key(@Nullable String serverId, @Nullable String apiKeyEnv, Problems problems) {
        if (serverId != null && apiKeyEnv != null) {
            problems.add(new Problem("serverId", "***", "either serverId or apiKeyEnv, not both", Optional.empty()));
        }
        if (serverId != null) {
            return fromSettings(serverId, problems);
        }
        return apiKeyEnv == null ? Optional.empty() : fromEnvironment("apiKeyEnv", apiKeyEnv, problems);
    }

    /** The password of a store, in the environment variable that a parameter names; empty if it names none. */
    Optional<Secret> password(String parameter, @Nullable String variable, Problems problems) {
        return variable == null ? Optional.empty() : fromEnvironment(parameter, variable, problems);
    }

    /** Header values out of the environment, each by the name of its variable. */
    Map<String, Secret> headers(Map<String, String> variables, Problems problems) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        variables.forEach(
                (name, variable) -> fromEnvironment("secretHeaders." + name, variable == null ? "" : variable, problems)
                        .ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    private Optional<Secret> fromSettings(String serverId, Problems problems) {
        Server server = settings.getServer(serverId);
        if (server == null) {
            List<String> known =
                    settings.getServers().stream().map(Server::getId).toList();
            problems.add(new Problem(
                    "serverId",
                    // Not repeated either: people take it for the place of the key.
                    "***",
                    "the id of a <server> in settings.xml that has the key as its <password>",
                    NearestName.of(serverId, known)));
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        log(result.getProblems());
        if (isBroken(result)) {
            problems.add("serverId", serverId, "a <server> in settings.xml whose <password> can be decrypted");
            return Optional.empty();
        }
        String password = result.getServer().getPassword();
        if (password == null || password.isBlank()) {
            problems.add(new Problem(
                    "serverId",
                    serverId,
                    "a <server> in settings.xml that has the key as its <password>",
                    Optional.empty()));
            return Optional.empty();
        }
        return Optional.of(new Secret(password.trim()));
    }

    private Optional<Secret> fromEnvironment(String parameter, String variable, Problems problems) {
        if (!VARIABLE.matcher(variable).matches()) {
            // The value is not repeated: it may well be the key.
            problems.add(new Problem(
                    parameter,
                    "***",
                    "the name of an environment variable that holds the key, not the key",
                    Optional.empty()));
            return Optional.empty();
        }
        String key = environment.get(variable);
        if (key == null || key.isBlank()) {
            // Nor here: a key may well look like a variable's name.
            problems.add(new Problem(
                    parameter,
                    "***",
                    "the name of an environment variable that is set and holds the key",
                    Optional.empty()));
            return Optional.empty();
        }
        return Optional.of(new Secret(key.trim()));
    }

    /**
     * The active proxy for a server, unless it is on this machine or among the hosts that need none. Only HTTP is spoken to
     * proxies: without one that does, another is a problem, as the server would be asked past it.
     */
    Optional<Target.Proxy> proxy(URI target, Problems problems) {
        String host = target.getHost() == null ? "" : target.getHost().toLowerCase(Locale.ROOT);
        List<Proxy> given = settings.getProxies().stream()
                .filter(Proxy::isActive)
                .filter(proxy -> !isExcepted(host, proxy.getNonProxyHosts()))
                .toList();
        Proxy active = given.stream().filter(Credentials::isHttp).findFirst().orElse(null);
        if (isLocal(host)) {
            return Optional.empty();
        }
        if (active == null) {
            given.stream()
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            "the proxy in settings.xml",
                            other.getProtocol() + "://" + other.getHost() + ":" + other.getPort(),
                            "a proxy of protocol http; or add " + host + " to its nonProxyHosts"));
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(active));
        log(result.getProblems());
        Proxy proxy = result.getProxy();
        if (proxy.getHost() == null || !Addresses.isHost(proxy.getHost().trim())) {
            problems.add(
                    "<proxy><host>",
                    Addresses.shown(String.valueOf(proxy.getHost())),
                    "only the name of a host in settings.xml: port, user and password have their own elements");
            return Optional.empty();
        }
        return Optional.of(new Target.Proxy(
                proxy.getHost().trim(),
                proxy.getPort(),
                Optional.ofNullable(proxy.getUsername()),
                Optional.ofNullable(proxy.getPassword()).map(Secret::new)));
    }

    private static boolean isHttp(Proxy proxy) {
        return proxy.getProtocol() == null
                || proxy.getProtocol().toLowerCase(Locale.ROOT).startsWith("http");
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean isExcepted(String host, @Nullable String nonProxyHosts) {
        if (nonProxyHosts == null) {
            return false;
        }
        for (String pattern : nonProxyHosts.toLowerCase(Locale.ROOT).split("[|,]", -1)) {
            String regex = Pattern.quote(pattern.trim()).replace("*", "\\E.*\\Q");
            if (!pattern.isBlank() && host.matches(regex)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBroken(SettingsDecryptionResult result) {
        return result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
    }

    private void log(List<SettingsProblem> problems) {
        problems.forEach(problem -> log.warn("settings.xml: " + problem.getMessage()));
    }
}
