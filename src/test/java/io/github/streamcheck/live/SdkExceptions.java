package io.github.streamcheck.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases on which an SDK fails and no error is reported on purpose: in {@code sdk-exceptions.txt}, by the reason. A reason is a line, and
 * its cases are the indented lines that follow.
 */
final class SdkExceptions {

    private static final Path FILE = Path.of("src/test/resources/sdk-exceptions.txt");

    private SdkExceptions() {}

    /** The names of the cases by reason, in the order of the file. */
    static Map<String, List<String>> read() throws IOException {
        Map<String, List<String>> read = new LinkedHashMap<>();
        List<String> cases = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("    ")) {
                cases.add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases = new ArrayList<>();
                read.put(line, cases);
            }
        }
        return read;
    }
}
