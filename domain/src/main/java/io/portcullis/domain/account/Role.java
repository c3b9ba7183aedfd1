package io.portcullis.domain.account;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an account may do here. */
public enum Role {
    USER,
    ADMIN;

    /** Reads the roles that an account is to have, each by its name in lower case; one at least. */
    public static Parsed<Set<Role>> parse(List<String> names) {
        if (names.isEmpty()) {
            return Parsed.invalid(Fault.Code.TOO_SHORT, "one role at least");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            Optional<Role> role =
                    Stream.of(values()).filter(one -> one.word().equals(name)).findFirst();
            if (role.isEmpty()) {
                return Parsed.invalid(Fault.Code.MALFORMED, "roles are user and admin");
            }
            roles.add(role.get());
        }
        return Parsed.valid(Set.copyOf(roles));
    }

    private String word() {
        return switch (this) {
            case USER -> "user";
            case ADMIN -> "admin";
        };
    }
}
