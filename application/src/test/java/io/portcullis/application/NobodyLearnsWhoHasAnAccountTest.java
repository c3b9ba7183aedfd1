package io.portcullis.application;

import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.testkit.fake.WatchedStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever asks in the name of an address learns nothing of whose it is: whatever its state, it is answered alike, after the
 * same calls of the stores in the same order, the same hashing, one entry in the trail and one mail in the outbox. Work is
 * counted here, so that no clock is needed.
 */
class NobodyLearnsWhoHasAnAccountTest {

    private static final EmailAddress ASKED = email("grace@example.org");
    private static final String NEXT = "a wholly other passphrase";

    /** What there is to be learnt of an address. */
    enum Whose {
        NOBODYS,
        NOBODYS_AND_CAPPED,
        UNVERIFIED,
        VERIFIED,
        VERIFIED_AND_CAPPED,
        SUSPENDED
    }

    /** What anybody can ask in the name of an address. */
    enum Question {
        RESET {
            @Override
            Object ask(Hexagon hexagon) {
                return hexagon.requestReset(ASKED);
            }
        },
        VERIFICATION {
            @Override
            Object ask(Hexagon hexagon) {
                return hexagon.requestVerification(ASKED);
            }
        },
        REGISTRATION {
            @Override
            Object ask(Hexagon hexagon) {
                return hexagon.register(ASKED, NEXT);
            }
        },
        LOGIN {
            @Override
            Object ask(Hexagon hexagon) {
                return hexagon.logIn(ASKED, "wrong");
            }
        },
        HUNDREDTH_LOGIN {
            @Override
            void prepare(Hexagon hexagon) {
                for (int i = 0; i < 99; i++) {
                    hexagon.logIn(ASKED, "wrong");
                    hexagon.clock.pass(Duration.ofHours(1));
                }
            }

            @Override
            Object ask(Hexagon hexagon) {
                return hexagon.logIn(ASKED, "wrong");
            }
        };

        void prepare(Hexagon hexagon) {}

        abstract Object ask(Hexagon hexagon);
    }

    /** What one question cost, and what it was answered. */
    private record Work(List<String> calls, int hashes, int entries, int mails, Object answer) {}

    static Stream<Arguments> everyQuestionAndWhose() {
        return Stream.of(Question.values())
                .flatMap(question -> Stream.of(Whose.values()).map(whose -> Arguments.of(question, whose)));
    }

    @ParameterizedTest
    @MethodSource("everyQuestionAndWhose")
    void whoever_asks_is_answered_alike_at_the_same_cost(Question question, Whose whose) {
        assertThat(work(question, whose)).isEqualTo(work(question, Whose.NOBODYS));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "VERIFICATION", "REGISTRATION"})
    void whatever_is_asked_leaves_one_entry_and_one_mail_if_only_to_nobody(Question question) {
        Work work = work(question, Whose.NOBODYS);

        assertThat(work.entries()).isEqualTo(1);
        assertThat(work.mails()).isEqualTo(1);
        assertThat(work.calls()).contains("Outbox.add", "AuditTrail.add").endsWith(WatchedStores.COMMIT);
    }

    private static Work work(Question question, Whose whose) {
        List<String> calls = new ArrayList<>();
        Hexagon hexagon = new Hexagon(Registration.CONFIDENTIAL, true, world -> new WatchedStores(world, calls::add));
        prepare(hexagon, whose);
        question.prepare(hexagon);
        calls.clear();
        int hashes = hexagon.hasher.work();
        int entries = hexagon.world.auditTrail().all().size();
        int mails = hexagon.world.outbox().all().size();
        Object answer = question.ask(hexagon);
        return new Work(
                calls.stream().map(NobodyLearnsWhoHasAnAccountTest::told).toList(),
                hexagon.hasher.work() - hashes,
                hexagon.world.auditTrail().all().size() - entries,
                hexagon.world.outbox().all().size() - mails,
                answer);
    }

    /** A hash is kept by one statement and thrown away by another, which finds nothing to change. */
    private static String told(String call) {
        return call.equals("Credentials.put") || call.equals("Credentials.renew") ? "Credentials.put or renew" : call;
    }

    private static void prepare(Hexagon hexagon, Whose whose) {
        switch (whose) {
            case NOBODYS -> {}
            case NOBODYS_AND_CAPPED -> cap(hexagon);
            case UNVERIFIED -> register(hexagon);
            case VERIFIED -> verify(hexagon);
            case VERIFIED_AND_CAPPED -> {
                verify(hexagon);
                cap(hexagon);
            }
            case SUSPENDED -> {
                verify(hexagon);
                hexagon.suspend(account(hexagon).id());
            }
        }
    }

    private static void verify(Hexagon hexagon) {
        register(hexagon);
        hexagon.verify(hexagon.mailedToken(ASKED, MailKind.VERIFY_EMAIL));
    }

    private static void register(Hexagon hexagon) {
        hexagon.register(ASKED, PASSWORD);
        hexagon.clock.pass(Duration.ofHours(1));
    }

    /** So that no more is mailed there in this minute and this hour. */
    private static void cap(Hexagon hexagon) {
        for (int i = 0; i < 10; i++) {
            hexagon.clock.pass(Duration.ofMinutes(1));
            hexagon.requestReset(ASKED);
        }
    }

    private static Account account(Hexagon hexagon) {
        return hexagon.world.accounts().find(ASKED).orElseThrow();
    }
}
