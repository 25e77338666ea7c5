package io.github.streamcheck.maven;

import io.github.streamcheck.text.Keys;
import io.github.streamcheck.text.Shell;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The command line that makes a run again, for a shell: the goals of this build, since only they are sure to bring the server up
 * too, for the one module, with all properties that the user gave but secrets.
 */
final class ReproduceCommand {

    /** Names of properties whose values are secret. */
    private static final Pattern SECRET =
            Pattern.compile(".*(?:pass|secret|token|credential|api.?key|passphrase).*", Pattern.CASE_INSENSITIVE);

    private static final String WRAPPER = "mvnw";

    private ReproduceCommand() {}

    /** The command, to be run in the folder in which this build was. Empty if that folder is unknown. */
    static Optional<String> of(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        if (request.getBaseDirectory() == null) {
            return Optional.empty();
        }
        Path folder = Path.of(request.getBaseDirectory()).toAbsolutePath();
        List<String> words = new ArrayList<>();
        words.add(Files.exists(folder.resolve(WRAPPER)) ? "./" + WRAPPER : "mvn");
        words.addAll(session.getGoals());
        File pom = request.getPom();
        if (pom != null && !pom.toPath().toAbsolutePath().equals(folder.resolve("pom.xml"))) {
            words.add("-f");
            words.add(pom.getPath());
        }
        MavenProject project = session.getCurrentProject();
        if (project != null && session.getProjects().size() > 1) {
            words.addAll(List.of("-pl", ":" + project.getArtifactId(), "-am"));
        }
        List<String> profiles = new ArrayList<>(request.getActiveProfiles());
        request.getInactiveProfiles().forEach(name -> profiles.add("!" + name));
        if (!profiles.isEmpty()) {
            words.add("-P" + String.join(",", profiles));
        }
        File settings = request.getUserSettingsFile();
        if (settings != null && !settings.equals(new File(System.getProperty("user.home"), ".m2/settings.xml"))) {
            words.addAll(List.of("-s", settings.getPath()));
        }
        new TreeMap<>(session.getUserProperties()).forEach((name, value) -> {
            if (!isSecret(name.toString(), value.toString()) && !name.equals(StartMojo.SIMULATOR_URL)) {
                words.add("-D" + name + "=" + value);
            }
        });
        return Optional.of(String.join(" ", words.stream().map(Shell::quoted).toList()));
    }

    private static boolean isSecret(String name, String value) {
        // Parameters of streamcheck hold names of secrets, such as apiKeyEnv.
        boolean named = !name.startsWith("streamcheck.") && SECRET.matcher(name).matches();
        return named || !Keys.hide(value).equals(value);
    }
}
