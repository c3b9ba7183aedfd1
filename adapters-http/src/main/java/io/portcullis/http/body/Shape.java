package io.portcullis.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.portcullis.http.answer.FieldFault;
import java.util.ArrayList;
import java.util.List;

/** What a route's body looks like: an object with these members and no others. */
public record Shape(List<Member> members) {

    public Shape {
        members = List.copyOf(members);
    }

    /** A shape of texts, all of them required. */
    public static Shape ofTexts(String... names) {
        return new Shape(List.of()).with(true, JsonType.STRING, names);
    }

    /** A shape of one list of texts, which is required. */
    public static Shape ofTextList(String name) {
        return new Shape(List.of()).with(true, JsonType.STRINGS, name);
    }

    /** This shape, and texts that may be absent. */
    public Shape andMaybeTexts(String... names) {
        return with(false, JsonType.STRING, names);
    }

    private Shape with(boolean required, JsonType type, String... names) {
        List<Member> more = new ArrayList<>(members);
        for (String name : names) {
            more.add(new Member(name, type, required));
        }
        return new Shape(more);
    }

    /** Everything about the shape that is wrong at once: first what was sent, in its order, then what is missing. */
    List<FieldFault> faults(JsonNode body) {
        if (!body.isObject()) {
            return List.of(FieldFault.notAnObject());
        }
        List<FieldFault> faults = new ArrayList<>();
        body.properties().forEach(sent -> judge(sent.getKey(), sent.getValue(), faults));
        members.stream()
                .filter(member -> member.required() && !body.has(member.name()))
                .forEach(member -> faults.add(FieldFault.required(member.name())));
        return faults;
    }

    private void judge(String name, JsonNode value, List<FieldFault> faults) {
        members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        member -> {
                            if (!member.type().matches(value)) {
                                faults.add(
                                        FieldFault.wrongType(name, member.type().words()));
                            }
                        },
                        () -> faults.add(FieldFault.unknown(name)));
    }
}
