package io.portcullis.bootstrap;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings in a file beside the environment, a line each: {@code PORTCULLIS_HTTP_PORT=9000}. Blank lines, and those that
 * begin with {@code #} or {@code !}, say nothing. Whatever is read here, {@code java.util.Properties} reads alike; what that
 * would take for an escape or a line that goes on is refused, so that no secret is cut short in silence.
 *
 * @param path absent where there is no such file
 * @param values by name, whether or not there is a setting of that name
 * @param faults all that is wrong with its lines
 * @param readableByOthers whether others than its owner can read it; not where the file system knows no owners
 */
record SettingsFile(
        Optional<String> path, Map<String, String> values, List<SettingFault> faults, boolean readableByOthers) {

    static final SettingsFile NONE = new SettingsFile(Optional.empty(), Map.of(), List.of(), false);

    /** The setting that names the file. */
    static final String NAME = "PORTCULLIS_CONFIG";

    private static final Pattern KEY = Pattern.compile("PORTCULLIS_\\w*", Pattern.CASE_INSENSITIVE);

    /** As many lines as are named that can't be understood. */
    private static final int LINES_TOLD = 5;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where it can't be read
     */
    static SettingsFile read(String path) {
        try {
            Path file = Path.of(path);
            return of(path, Files.readString(file), readableByOthers(file));
        } catch (CharacterCodingException _) {
            throw new IllegalArgumentException("names a file that is no text in UTF-8");
        } catch (IOException | InvalidPathException _) {
            throw new IllegalArgumentException("names a file that can't be read");
        }
    }

    private static SettingsFile of(String path, String text, boolean readableByOthers) {
        Map<String, String> values = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        List<SettingFault> faults = new ArrayList<>();
        List<Integer> strange = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = line.substring(0, Math.max(equals, 0)).strip();
            if (!KEY.matcher(key).matches()) {
                strange.add(number);
                continue;
            }
            if (key.startsWith(NAME)) {
                faults.add(new SettingFault(
                        key, Optional.of(path), "names such a file, and is for the environment alone"));
            }
            if (line.indexOf('\\') >= 0) {
                faults.add(new SettingFault(
                        key, Optional.of(path), "has a backslash in line " + number + ", where nothing is escaped"));
            }
            values.putIfAbsent(key, line.substring(equals + 1).strip());
            Integer first = lines.putIfAbsent(key, number);
            if (first != null) {
                faults.add(new SettingFault(
                        key, Optional.of(path), "is given twice, in line " + first + " and in line " + number));
            }
        }
        if (!strange.isEmpty()) {
            faults.add(new SettingFault(
                    NAME,
                    Optional.empty(),
                    "names a file that is not of lines like PORTCULLIS_HTTP_PORT=9000: see " + told(strange)));
        }
        return new SettingsFile(Optional.of(path), Map.copyOf(values), List.copyOf(faults), readableByOthers);
    }

    /** By number only: a piece of a secret that was broken in two looks like a line, too. */
    private static String told(List<Integer> strange) {
        return strange.stream()
                        .limit(LINES_TOLD)
                        .map(number -> "line " + number)
                        .collect(Collectors.joining(", "))
                + (strange.size() > LINES_TOLD ? " and others" : "");
    }

    private static boolean readableByOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return false;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }
}
