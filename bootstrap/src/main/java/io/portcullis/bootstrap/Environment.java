package io.portcullis.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment's settings as they are read one by one. It gathers every fault instead of stopping at the first, and
 * remembers which names were asked for, so that the others can be refused. One reading uses it, in one thread.
 */
final class Environment {

    static final String PREFIX = "PORTCULLIS_";

    private static final String FILE = "_FILE";
    private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final Map<String, String> variables;
    private final Set<String> known = new HashSet<>();
    private final List<SettingFault> faults = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The setting's value, given itself or in the file that its {@code _FILE} names; absent where it is not set. */
    Optional<String> text(String name) {
        known.add(name);
        known.add(name + FILE);
        Optional<String> direct = Optional.ofNullable(variables.get(name));
        Optional<String> path = Optional.ofNullable(variables.get(name + FILE));
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

    /** Whether the setting was given at all, well or not. */
    boolean given(String name) {
        return variables.containsKey(name) || variables.containsKey(name + FILE);
    }

    /** The value as {@code read} makes it; what that throws as an {@code IllegalArgumentException} is the fault told. */
    <T> Optional<T> value(String name, Function<String, T> read) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(read.apply(text));
            } catch (IllegalArgumentException refused) {
                fault(name, String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
        });
    }

    int integer(String name, int otherwise, int least, int most) {
        return value(name, text -> {
                    int number = wholeNumber(text, least, most);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException(range(least, most));
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    /** A duration in ISO 8601 or like {@code 10m}, one second at least. */
    Duration duration(String name, Duration otherwise) {
        return value(name, Environment::durationOf).orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String name, E otherwise, Function<E, String> spelling) {
        return value(name, text -> {
                    List<E> choices = List.of(otherwise.getDeclaringClass().getEnumConstants());
                    return choices.stream()
                            .filter(choice -> spelling.apply(choice).equals(text))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("must be one of "
                                    + String.join(
                                            ", ", choices.stream().map(spelling).toList())));
                })
                .orElse(otherwise);
    }

    void fault(String name, String problem) {
        faults.add(new SettingFault(name, problem));
    }

    /** All faults, those of names that nobody asked for among them, in the order of their names. */
    List<SettingFault> faults() {
        List<SettingFault> all = new ArrayList<>(faults);
        variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .map(name -> new SettingFault(name, "is not a setting" + meant(name)))
                .forEach(all::add);
        all.sort(Comparator.comparing(SettingFault::name));
        return List.copyOf(all);
    }

    /** Every name that was asked for, without those that end in {@code _FILE}. */
    Set<String> names() {
        return known.stream().filter(name -> !name.endsWith(FILE)).collect(Collectors.toUnmodifiableSet());
    }

    private String meant(String wrong) {
        List<String> near = NearNames.of(wrong, wrong.length() - PREFIX.length(), known);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
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
