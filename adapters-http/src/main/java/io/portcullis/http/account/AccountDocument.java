package io.portcullis.http.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Role;
import java.util.Locale;

/** An account, as its owner sees it. */
public final class AccountDocument {

    private AccountDocument() {}

    public static ObjectNode of(Account account) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", account.id().toString());
        document.put("email", account.email().address());
        document.put("email_verified", account.emailVerified());
        account.displayName().ifPresent(name -> document.put("display_name", name.value()));
        ArrayNode roles = document.putArray("roles");
        account.roles().stream().map(AccountDocument::name).sorted().forEach(roles::add);
        document.put("created_at", account.createdAt().toString());
        return document;
    }

    /** As an administrator sees it: whether it may be used, too. */
    public static ObjectNode administered(Account account) {
        return of(account).put("status", account.status().name().toLowerCase(Locale.ROOT));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
