package io.portcullis.http;

import io.portcullis.http.Canary.Home;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All canaries that have been sent out. */
final class Flock {

    private final Map<String, Canary> canaries = new LinkedHashMap<>();

    Flock(Canary... first) {
        List.of(first).forEach(this::add);
    }

    void add(Canary canary) {
        canaries.put(canary.name(), canary);
    }

    /** A value for a part of a request that is called so; the same every time. */
    String marked(String name) {
        boolean ofAccount = name.equals("email") || name.equals("display_name");
        Canary canary = Canary.of(name, ofAccount ? Home.ACCOUNT : Home.NOWHERE);
        add(canary);
        return name.equals("email") ? canary.text() + "@example.org" : canary.text();
    }

    /** That value with another end, which nobody issued. */
    String forged(String value) {
        String text = value.substring(0, value.length() - 8) + "AAAAAAAA";
        add(new Canary("forgery of " + value, text, Home.NOWHERE));
        return text;
    }

    Collection<Canary> all() {
        return canaries.values();
    }
}
