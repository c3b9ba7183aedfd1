package io.portcullis.application.account;

import static io.portcullis.application.Hexagon.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenameAccountTest {

    private static final DisplayName ZOE = Samples.displayName("Zoë");

    private final Hexagon hexagon = new Hexagon();
    private final Account account = hexagon.registered();
    private final TokenSet tokens = hexagon.loggedIn();
    private final Caller caller = hexagon.caller(tokens);

    @Test
    void the_new_name_holds_and_nothing_else_changes() {
        Account renamed = Samples.renamed(account, Optional.of(ZOE));

        assertThat(rename(Optional.of(ZOE))).isEqualTo(new RenameAccount.Outcome.Renamed(renamed));
        assertThat(hexagon.world.accounts().find(account.id())).contains(renamed);
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
    }

    @Test
    void a_name_is_taken_away() {
        rename(Optional.of(ZOE));

        assertThat(rename(Optional.empty())).isEqualTo(new RenameAccount.Outcome.Renamed(account));
    }

    @Test
    void an_account_that_is_gone_or_barred_meanwhile_is_not_renamed_and_nothing_is_recorded() {
        hexagon.world.accounts().suspend(account.id());
        assertThat(rename(Optional.of(ZOE))).isEqualTo(new RenameAccount.Outcome.Gone());

        hexagon.world.accounts().delete(account.id(), account.epoch());
        assertThat(rename(Optional.of(ZOE))).isEqualTo(new RenameAccount.Outcome.Gone());

        assertThat(hexagon.trail(account.id())).containsExactlyInAnyOrder("session.opened", "account.registered");
    }

    private RenameAccount.Outcome rename(Optional<DisplayName> name) {
        return hexagon.owner.renameAccount().handle(new RenameAccount.Command(caller, name, ORIGIN));
    }
}
