package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Proves that several changes of the stores are one: all happen or none does, and nobody sees half of them. To hold a
 * store to it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class TransactionsContract extends StoreContract {

    private static final Instant NOW = Samples.NOW;

    /** A bug, or broken machinery. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken() {
            super("broken on purpose");
        }
    }

    @Test
    void what_a_block_wrote_is_kept_and_what_it_returned_is_told() {
        Everything everything = new Everything(this);

        String told = inTransaction(() -> {
            everything.write();
            return "told";
        });

        assertThat(told).isEqualTo("told");
        everything.assertWritten();
    }

    @Test
    void a_block_sees_what_it_has_written() {
        Everything everything = new Everything(this);

        inTransaction(() -> {
            everything.write();
            everything.assertWritten();
            return true;
        });
    }

    @Test
    void an_undone_block_leaves_nothing_and_still_returns_its_value() {
        Everything everything = new Everything(this);

        String told = transactions().run(transaction -> {
            everything.write();
            return transaction.undo("refused");
        });

        assertThat(told).as("a refusal is an answer, not an exception").isEqualTo("refused");
        everything.assertUnwritten();
    }

    @Test
    void what_is_written_after_the_undoing_is_undone_too() {
        Everything everything = new Everything(this);

        transactions().run(transaction -> {
            transaction.undo("refused");
            everything.write();
            return "returned all the same";
        });

        everything.assertUnwritten();
    }

    @Test
    void an_undone_block_leaves_changed_values_as_they_were() {
        Account account = added(samples.account());
        Session session = added(samples.session(account));
        PasswordHash hash = samples.hash();
        credentials().put(account.id(), hash, NOW);
        AuditEntry entry = samples.auditEntry(account.id());
        auditTrail().add(entry);
        Subject subject = new Subject.AskedAgain(session.id());
        Budget budget = new Budget(0, 1, 0, NOW, NOW);
        budgets().exchange(subject, Optional.empty(), budget);
        Ticket ticket = samples.ticket(account);
        tickets().issue(ticket);
        QueuedMail mail = samples.queuedMail(account);
        outbox().add(mail);

        transactions().run(transaction -> {
            accounts().advance(account.id(), Epoch.FIRST);
            credentials().put(account.id(), samples.hash(), NOW);
            sessions().endAll(account.id(), Optional.empty(), EndReason.PASSWORD_CHANGED, NOW);
            sessions().sweep(NOW);
            auditTrail().sweep(NOW.plusSeconds(1));
            budgets().exchange(subject, Optional.of(budget), Budget.UNTOUCHED);
            budgets().sweep(NOW);
            tickets().spend(ticket.id(), NOW);
            tickets().issue(samples.ticket(account));
            tickets().sweep(ticket.expiresAt());
            outbox().remove(outbox().claim(NOW, NOW.plusSeconds(1)).orElseThrow());
            return transaction.undo("refused");
        });

        assertLoaded(accounts().find(account.id()), account, "the epoch is the old one");
        assertLoaded(credentials().ofAccount(account.id()).map(found -> found.hash()), hash, "so is the password");
        assertLoaded(sessions().find(session.id()), session, "the session is neither ended nor swept");
        assertThat(auditTrail().about(account.id(), Optional.empty(), 2))
                .as("the trail is not swept")
                .containsExactly(entry);
        assertThat(budgets().find(subject))
                .as("the budget is neither exchanged nor swept")
                .contains(budget);
        assertLoaded(tickets().find(ticket.id()), ticket, "the ticket is neither spent nor replaced nor swept");
        assertThat(outbox().claim(NOW, NOW.plusSeconds(1)))
                .as("the mail was never claimed")
                .contains(new ClaimedMail(mail, 1));
    }

    @Test
    void a_throwing_block_leaves_nothing_and_throws_the_very_exception() {
        Everything everything = new Everything(this);
        Broken broken = new Broken();

        assertThatThrownBy(() -> inTransaction(() -> {
                    everything.write();
                    throw broken;
                }))
                .as("whoever reads the log must see what broke, not a wrapping of it")
                .isSameAs(broken);
        everything.assertUnwritten();
    }

    @Test
    void a_block_that_ends_in_an_error_leaves_nothing() {
        Everything everything = new Everything(this);

        assertThatThrownBy(() -> inTransaction(() -> {
                    everything.write();
                    throw new AssertionError("broken on purpose");
                }))
                .isInstanceOf(AssertionError.class);
        everything.assertUnwritten();
    }

    @Test
    void after_an_undone_and_a_broken_block_the_next_one_is_kept() {
        Everything everything = new Everything(this);
        transactions().run(transaction -> transaction.undo("refused"));
        assertThatThrownBy(() -> inTransaction(() -> {
                    throw new Broken();
                }))
                .isInstanceOf(Broken.class);

        everything.write();

        everything.assertWritten();
    }

    @Test
    void a_block_inside_a_block_joins_it() {
        Account outer = samples.account();
        Account inner = samples.account();

        inTransaction(() -> {
            accounts().add(outer);
            inTransaction(() -> {
                assertThat(accounts().find(outer.id()))
                        .as("the inner block sees what the outer wrote")
                        .isPresent();
                return accounts().add(inner);
            });
            return assertThat(accounts().find(inner.id()))
                    .as("the outer block sees what the inner wrote")
                    .isPresent();
        });

        assertThat(accounts().find(outer.id())).isPresent();
        assertThat(accounts().find(inner.id())).isPresent();
    }

    @Test
    void undoing_the_inner_block_undoes_the_outer() {
        Everything everything = new Everything(this);
        Account after = samples.account();

        String told = inTransaction(() -> {
            everything.write();
            String refused = transactions().run(transaction -> transaction.undo("refused"));
            accounts().add(after);
            return refused;
        });

        assertThat(told).isEqualTo("refused");
        everything.assertUnwritten();
        assertThat(accounts().find(after.id()))
                .as("half a change is worse than none, so the outer block falls with the inner")
                .isEmpty();
    }

    @Test
    void undoing_the_outer_block_undoes_the_inner() {
        Everything everything = new Everything(this);

        transactions().run(transaction -> {
            inTransaction(() -> {
                everything.write();
                return true;
            });
            return transaction.undo("refused");
        });

        everything.assertUnwritten();
    }

    @Test
    void an_inner_block_that_throws_undoes_the_outer_though_it_be_caught() {
        Everything everything = new Everything(this);

        inTransaction(() -> {
            everything.write();
            return assertThatThrownBy(() -> inTransaction(() -> {
                        throw new Broken();
                    }))
                    .isInstanceOf(Broken.class);
        });

        everything.assertUnwritten();
    }

    @Test
    void nobody_sees_what_was_never_committed() {
        Account account = samples.account();

        boolean seen = Race.overlap(
                pause -> transactions().run(transaction -> {
                    accounts().add(account);
                    pause.run();
                    return transaction.undo("refused");
                }),
                () -> accounts().find(account.id()).isPresent());

        assertThat(seen)
                .as("a reader beside a transaction sees the state before it, or waits; never what comes to nothing")
                .isFalse();
    }

    @Test
    void transactions_of_many_threads_are_all_kept() {
        List<Session> all = Race.run(_ -> inTransaction(() -> {
            Account account = added(samples.account());
            credentials().put(account.id(), samples.hash(), NOW);
            return added(samples.session(account));
        }));

        assertThat(all)
                .as("transactions beside one another lose nothing of each other's")
                .allSatisfy(session -> {
                    assertThat(sessions().caller(session.id(), NOW)).isPresent();
                    assertThat(credentials().ofAccount(session.account())).isPresent();
                });
    }
}
