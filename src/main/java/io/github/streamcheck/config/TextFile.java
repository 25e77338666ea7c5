package io.github.streamcheck.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file in UTF-8 that a parameter names, and reports why if it can't be read. Stateless. */
final class TextFile {

    private TextFile() {}

    /** Reads a file. */
    @FunctionalInterface
    interface Content<T> {
        T read(Path file) throws IOException;
    }

    /** What {@code content} reads of the file; empty if it can't be read, which has been reported. */
    static <T> Optional<T> read(String parameter, Path file, Problems problems, Content<T> content) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A FIFO or a device may never end.
            problems.add(parameter, file.toString(), "a regular file");
            return Optional.empty();
        }
        try {
            return Optional.of(content.read(file));
        } catch (NoSuchFileException missing) {
            problems.add(parameter, file.toString(), "a file that exists");
        } catch (CharacterCodingException malformed) {
            problems.add(parameter, file.toString(), "a file in UTF-8");
        } catch (IOException unreadable) {
            problems.add(parameter, file.toString(), "a file that can be read (" + unreadable + ")");
        }
        return Optional.empty();
    }
}
