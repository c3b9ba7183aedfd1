package io.portcullis.persistence;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How the tables spell the domain's enums: a constant in lower case, a set sorted, with single spaces between. */
final class Words {

    private Words() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String words(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::word).sorted().collect(joining(" "));
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static <E extends Enum<E>> Set<E> constants(Class<E> type, String words) {
        return Stream.of(words.split(" ")).map(word -> constant(type, word)).collect(toUnmodifiableSet());
    }
}
