package io.portcullis.mail;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with places that are filled for each mail. What fills a place is never itself taken for a template. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(?:([^{}]*)}})?");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @param name what to call it in a fault
     * @param known what it may leave open
     * @param needed what it must leave open, known as well
     * @throws IllegalArgumentException where it leaves open anything else, or not that
     */
    static Template parse(String name, String text, Set<Placeholder> known, Set<Placeholder> needed) {
        Set<String> found =
                PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        found.stream()
                .filter(place -> known.stream()
                        .noneMatch(placeholder -> placeholder.toString().equals(place)))
                .findFirst()
                .ifPresent(place -> {
                    throw new IllegalArgumentException(name + " has " + place + ", and can only have "
                            + known.stream().map(Placeholder::toString).sorted().collect(Collectors.joining(", ")));
                });
        needed.stream()
                .filter(placeholder -> !found.contains(placeholder.toString()))
                .findFirst()
                .ifPresent(placeholder -> {
                    throw new IllegalArgumentException(name + " has no " + placeholder);
                });
        return new Template(text);
    }

    /**
     * The text with every place filled.
     *
     * @param values by placeholder; at least all that it may leave open, escaped
     */
    String filled(Map<Placeholder, String> values) {
        Map<String, String> byPlace = values.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(byPlace.get(place.group())));
    }
}
