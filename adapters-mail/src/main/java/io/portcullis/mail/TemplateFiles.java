package io.portcullis.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of one language: those that a team has put in a folder, and for the rest those that come with us. */
final class TemplateFiles {

    private final String language;
    private final Optional<Path> folder;

    /**
     * @param directory the team's own, with a folder for the language in it
     * @throws IllegalArgumentException where it has none
     */
    TemplateFiles(Language language, Optional<Path> directory) {
        this.language = language.tag();
        folder = directory.map(path -> path.resolve(this.language));
        if (folder.filter(path -> !Files.isDirectory(path)).isPresent()) {
            throw new IllegalArgumentException("there is no folder " + folder.get() + " to take templates from");
        }
    }

    /**
     * A file's text, its lines ended by LF.
     *
     * @throws IllegalArgumentException where the team's own can't be read
     */
    String read(String file) {
        Optional<Path> own = folder.map(path -> path.resolve(file)).filter(Files::exists);
        return (own.isPresent() ? own(own.get()) : shipped(file)).replace("\r\n", "\n");
    }

    /** What to call a file in a fault: the path of the one that is read. */
    String name(String file) {
        return folder.map(path -> path.resolve(file))
                .filter(Files::exists)
                .map(Path::toString)
                .orElse(language + "/" + file);
    }

    /**
     * Refuses a file of the team's that nobody reads, such as one whose name is misspelt.
     *
     * @throws IllegalArgumentException where there is one
     */
    void demandNoneBut(Set<String> files) {
        folder.ifPresent(path -> {
            try (Stream<Path> present = Files.list(path)) {
                Set<String> strangers = present.map(file -> file.getFileName().toString())
                        .filter(name -> (name.endsWith(".txt") || name.endsWith(".html")) && !files.contains(name))
                        .collect(Collectors.toSet());
                if (!strangers.isEmpty()) {
                    throw new IllegalArgumentException(
                            path.resolve(strangers.iterator().next()) + " is the name of no template; there are "
                                    + files.stream().sorted().collect(Collectors.joining(", ")));
                }
            } catch (IOException _) {
                throw new IllegalArgumentException(path + " can't be read");
            }
        });
    }

    private static String own(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw new IllegalArgumentException(file + " is no text in UTF-8");
        } catch (IOException _) {
            throw new IllegalArgumentException(file + " can't be read");
        }
    }

    private String shipped(String file) {
        String name = language + "/" + file;
        try (InputStream bytes = TemplateFiles.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no template " + name);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
