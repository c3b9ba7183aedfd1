package io.portcullis.bootstrap;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Finds out which name was meant by one that is none; a plain start mustn't load picocli for it. */
final class NearNames {

    private static final int LEAST_SLIPS = 2;
    private static final int MOST_SLIPS = 4;

    private NearNames() {}

    /**
     * The right names that are nearest, in alphabetical order; none where even they are more slips away than somebody
     * makes who meant one of them: a quarter of the characters, two at least and four at most.
     *
     * @param length of the part by which names differ
     */
    static List<String> of(String wrong, int length, Collection<String> names) {
        int slips = Math.clamp(length / 4, LEAST_SLIPS, MOST_SLIPS);
        List<String> candidates = names.stream()
                .filter(name -> Math.abs(name.length() - wrong.length()) <= slips)
                .sorted()
                .toList();
        int least = candidates.stream()
                .mapToInt(name -> distance(wrong, name))
                .min()
                .orElse(Integer.MAX_VALUE);
        return least > slips
                ? List.of()
                : candidates.stream()
                        .filter(name -> distance(wrong, name) == least)
                        .toList();
    }

    /** Levenshtein's: how many characters have to be put in, left out or exchanged. */
    private static int distance(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
