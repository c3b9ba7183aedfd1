package io.portcullis.http.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer as it came over the wire, its header names in lower case. */
record Answered(int status, Map<String, List<String>> headers, String body) {

    static Answered parse(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        List<String> head = Arrays.asList(parts[0].split("\r\n"));
        Map<String, List<String>> headers = head.stream()
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0].toLowerCase(Locale.ROOT),
                        Collectors.mapping(line -> line[1], Collectors.toList())));
        return new Answered(Integer.parseInt(head.getFirst().split(" ", 3)[1]), headers, parts[1]);
    }

    /** The one value of a header; fails where there are none or several. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new AssertionError(name + ": " + values);
        }
        return values.getFirst();
    }
}
