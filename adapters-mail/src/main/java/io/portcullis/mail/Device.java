package io.portcullis.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client seems to be, in a word or two that its owner knows. Of a client that isn't known no more is told than the
 * one word that it goes by: its user agent is anybody's text, and a mail that repeated a sentence or an address of it
 * would be a stranger's mail under our name.
 */
record Device(Optional<String> program, Optional<String> system) {

    /** By what somebody is told, where a user agent says that. */
    private record Sign(String mark, String name) {}

    /** In this order, since most browsers claim to be some other as well. */
    private static final List<Sign> PROGRAMS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    /** In this order, since Android is a Linux and an iPhone is like a Mac. */
    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Windows", "Windows"),
            new Sign("Macintosh", "macOS"),
            new Sign("Linux", "Linux"));

    private static final String ANYBODY = "Mozilla/";
    private static final Pattern ONE_WORD = Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,29})(?:/.*)?", Pattern.DOTALL);

    static Device of(Optional<String> userAgent) {
        return new Device(
                userAgent.flatMap(text -> first(PROGRAMS, text).or(() -> word(text))),
                userAgent.flatMap(text -> first(SYSTEMS, text)));
    }

    private static Optional<String> first(List<Sign> signs, String text) {
        return signs.stream()
                .filter(sign -> text.contains(sign.mark()))
                .map(Sign::name)
                .findFirst();
    }

    private static Optional<String> word(String text) {
        return Optional.of(ONE_WORD.matcher(text))
                .filter(matcher -> !text.startsWith(ANYBODY) && matcher.matches())
                .map(matcher -> matcher.group(1));
    }
}
