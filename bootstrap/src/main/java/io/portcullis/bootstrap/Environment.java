package io.portcullis.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of the environment, and of the file that it may name, as they are read one by one. It gathers every fault
 * instead of stopping at the first, and remembers what every name that was asked for came to, so that it can be shown and
 * the others be refused. One reading uses it, in one thread.
 */
final class Environment {

    static final String PREFIX = "PORTCULLIS_";

    private static final String FILE = "_FILE";
    private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final Map<String, String> variables;
    private final SortedMap<String, Setting> settings = new TreeMap<>();
    private final List<SettingFault> faults = new ArrayList<>();

    private SettingsFile file = SettingsFile.NONE;

    /** The environment with those variables, which win over what is in the file that one of them names. */
    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
        file = value(SettingsFile.NAME, SettingsFile::read).orElse(SettingsFile.NONE);
        faults.addAll(file.faults());
    }

    /** The setting's value, given itself or in the file that its {@code _FILE} names; absent where it is not set. */
    Optional<String> text(String name) {
        return value(name, Function.identity());
    }

    /** Whether the setting was given at all, well or not. */
    boolean given(String name) {
        return given(name, variables) || given(name, file.values());
    }

    /** The value as {@code read} makes it; what that throws as an {@code IllegalArgumentException} is the fault told. */
    <T> Optional<T> value(String name, Function<String, T> read) {
        return value(name, Setting.Mask.NOTHING, read);
    }

    /** The same of a value that holds a secret. */
    <T> Optional<T> value(String name, Setting.Mask mask, Function<String, T> read) {
        Optional<String> text = written(name);
        Optional<T> value = text.flatMap(written -> value(name, written, read));
        Optional<String> shown = text.map(written -> mask.over(written, value.isPresent()));
        Setting.Source source = source(name, path -> text.isPresent() ? path : mask.over(path, false));
        settings.put(name, new Setting(name, shown, !shown.equals(text), source));
        return value;
    }

    /** The value as {@code read} makes it, or else the one that is written as {@code spelling} does. */
    <T> T value(String name, T otherwise, Function<String, T> read, Function<T, String> spelling) {
        Optional<T> value = value(name, read);
        if (!given(name)) {
            settings.put(
                    name,
                    new Setting(name, Optional.of(spelling.apply(otherwise)), false, new Setting.Source.Default()));
        }
        return value.orElse(otherwise);
    }

    int integer(String name, int otherwise, int least, int most) {
        return value(
                name,
                otherwise,
                text -> {
                    int number = wholeNumber(text, least, most);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException(range(least, most));
                    }
                    return number;
                },
                String::valueOf);
    }

    /** A duration in ISO 8601 or like {@code 10m}, one second at least. */
    Duration duration(String name, Duration otherwise) {
        return value(name, otherwise, Environment::durationOf, Environment::spelled);
    }

    <E extends Enum<E>> E choice(String name, E otherwise, Function<E, String> spelling) {
        return value(
                name,
                otherwise,
                text -> {
                    List<E> choices = List.of(otherwise.getDeclaringClass().getEnumConstants());
                    return choices.stream()
                            .filter(choice -> spelling.apply(choice).equals(text))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("must be one of "
                                    + String.join(
                                            ", ", choices.stream().map(spelling).toList())));
                },
                spelling);
    }

    void fault(String name, String problem) {
        Optional<String> path = given(name, variables) || !given(name) ? Optional.empty() : file.path();
        faults.add(new SettingFault(name, path, problem));
    }

    /** All faults, those of names that nobody asked for among them, in the order of their names. */
    List<SettingFault> faults() {
        List<SettingFault> all = new ArrayList<>(faults);
        Set<String> known = known();
        variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .map(name -> new SettingFault(name, Optional.empty(), unknown(name, known)))
                .forEach(all::add);
        file.values().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new SettingFault(name, file.path(), unknown(name, known)))
                .forEach(all::add);
        all.sort(Comparator.comparing(SettingFault::name));
        return List.copyOf(all);
    }

    /** Every name that was asked for, without those that end in {@code _FILE}. */
    Set<String> names() {
        return Set.copyOf(settings.keySet());
    }

    /** What they came to, in the order of their names. */
    List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /** What is well, and yet isn't safe, for whoever starts a server. */
    List<String> warnings() {
        boolean secret = settings.values().stream()
                .anyMatch(setting -> setting.masked() && setting.source() instanceof Setting.Source.Properties);
        return secret && file.readableByOthers()
                ? file.path().stream()
                        .map(path -> path + " holds a secret, and others than its owner can read it: chmod 600 " + path)
                        .toList()
                : List.of();
    }

    private static boolean given(String name, Map<String, String> texts) {
        return texts.containsKey(name) || texts.containsKey(name + FILE);
    }

    /** Where the setting is given, wholly: a value in one place and a file in the other don't quarrel. */
    private Map<String, String> place(String name) {
        return given(name, variables) ? variables : file.values();
    }

    private Optional<String> written(String name) {
        Map<String, String> texts = place(name);
        Optional<String> direct = Optional.ofNullable(texts.get(name));
        Optional<String> path = Optional.ofNullable(texts.get(name + FILE));
        if (direct.isPresent() && path.isPresent()) {
            fault(name, "is given twice, as " + name + " and as " + name + FILE);
            return Optional.empty();
        }
        Optional<String> value = direct.or(() -> path.flatMap(file -> content(name + FILE, file)));
        if (value.filter(String::isBlank).isPresent()) {
            fault(direct.isPresent() ? name : name + FILE, "is empty");
            return Optional.empty();
        }
        return value;
    }

    private <T> Optional<T> value(String name, String written, Function<String, T> read) {
        try {
            return Optional.of(read.apply(written));
        } catch (IllegalArgumentException refused) {
            fault(name, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Setting.Source source(String name, UnaryOperator<String> pathShown) {
        if (variables.containsKey(name)) {
            return new Setting.Source.Environment();
        }
        Map<String, String> texts = place(name);
        if (texts.containsKey(name)) {
            return new Setting.Source.Properties(file.path().orElseThrow());
        }
        return Optional.ofNullable(texts.get(name + FILE))
                .<Setting.Source>map(path -> new Setting.Source.NamedFile(pathShown.apply(path)))
                .orElseGet(Setting.Source.Default::new);
    }

    private Set<String> known() {
        return settings.keySet().stream()
                .flatMap(name -> Stream.of(name, name + FILE))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String unknown(String name, Set<String> known) {
        List<String> near = NearNames.of(name.toUpperCase(Locale.ROOT), name.length() - PREFIX.length(), known);
        return "is not a setting" + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }

    private Optional<String> content(String name, String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException _) {
            fault(name, "names a file that can't be read");
            return Optional.empty();
        }
    }

    private static int wholeNumber(String text, int least, int most) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(range(least, most));
        }
    }

    private static String range(int least, int most) {
        return "must be a whole number from " + least + " to " + most;
    }

    private static Duration durationOf(String text) {
        Duration duration = shortDuration(text).orElseGet(() -> isoDuration(text));
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("must be one second at least");
        }
        return duration;
    }

    private static String spelled(Duration duration) {
        long seconds = duration.toSeconds();
        if (!Duration.ofSeconds(seconds).equals(duration)) {
            return duration.toString();
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static Optional<Duration> shortDuration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static Duration isoDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("must be a duration such as 10m, 14d or PT10M");
        }
    }
}
