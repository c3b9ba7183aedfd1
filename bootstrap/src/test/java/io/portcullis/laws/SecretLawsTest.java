package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.application.session.culprits.ChecksAPassword;
import io.portcullis.application.session.culprits.MakesACaller;
import io.portcullis.application.session.culprits.MintsATokenItself;
import io.portcullis.application.session.culprits.SpendsABudgetItself;
import io.portcullis.application.session.culprits.WritesInTheTrail;
import io.portcullis.application.steps.AdvancedSession;
import io.portcullis.application.steps.ForgesALiveSession;
import io.portcullis.application.steps.OpenedSession;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.session.Caller;
import org.junit.jupiter.api.Test;

/** The few doors that only one may pass; the testkit's contracts, which try every door, are exempt. */
class SecretLawsTest {

    static final ArchRule ONE_MINT = noClasses()
            .that(Room.TESTKIT.outside().and(not(House.only("io.portcullis.application.steps.IssueTokens"))))
            .should()
            .accessTargetWhere(reaches(AccessTokens.class, "issue"))
            .because("no way in can forget to ask whether it may, if it can't mint");

    static final ArchRule ONE_CHECK = noClasses()
            .that(Room.TESTKIT.outside().and(not(House.only("io.portcullis.application.steps.CheckPassword"))))
            .and(not(assignableTo(PasswordHasher.class).as("hashers that hand on to another")))
            .should()
            .accessTargetWhere(reaches(PasswordHasher.class, "verify"))
            .because("an unknown account and a wrong password must cost the same, whoever asks");

    static final ArchRule ONE_PEN = noClasses()
            .that(Room.TESTKIT.outside().and(not(House.only("io.portcullis.application.steps.RecordEvent"))))
            .should()
            .accessTargetWhere(reaches(AuditTrail.class, "add"))
            .because("an entry is made from an event, which can hold no secret");

    static final ArchRule ONE_PURSE = noClasses()
            .that(Room.TESTKIT.outside().and(not(House.only("io.portcullis.application.steps.SpendBudget"))))
            .should()
            .accessTargetWhere(reaches(Budgets.class, "exchange"))
            .because("what was reserved must be settled, and nobody forgives himself");

    static final ArchRule OPENED_BY_OPENING =
            madeOnlyBy(OpenedSession.class, "io.portcullis.application.steps.OpenSession");

    static final ArchRule ADVANCED_BY_ADVANCING =
            madeOnlyBy(AdvancedSession.class, "io.portcullis.application.steps.AdvanceSession");

    static final ArchRule CALLERS_COME_FROM_THE_STORE = madeOnlyBy(
            Caller.class, "io.portcullis.persistence.JdbiSessions", "io.portcullis.testkit.fake.FakeSessions");

    /** Made by nobody else, whether by call or by reference. */
    private static ArchRule madeOnlyBy(Class<?> type, String... makers) {
        return noClasses()
                .that(not(House.only(makers)).and(Room.CONTRACTS.outside()))
                .should()
                .accessTargetWhere(target(owner(equivalentTo(type))).and(target(name(CONSTRUCTOR_NAME))))
                .because("whoever holds one knows that the store was asked");
    }

    /** Any access to that method, by call or by reference, through the type or through any that implements it. */
    private static DescribedPredicate<JavaAccess<?>> reaches(Class<?> type, String method) {
        return target(owner(assignableTo(type))).and(target(name(method)));
    }

    @Test
    void one_step_mints() {
        keeps(ONE_MINT);
    }

    @Test
    void whoever_else_mints_is_refused() {
        refuses(
                ONE_MINT,
                MintsATokenItself.ByCall.class,
                MintsATokenItself.ByReference.class,
                MintsATokenItself.ThroughThePlug.class,
                MintsATokenItself.ByReferenceToThePlug.class);
    }

    @Test
    void one_step_checks_passwords() {
        keeps(ONE_CHECK);
    }

    @Test
    void whoever_else_checks_passwords_is_refused() {
        refuses(
                ONE_CHECK,
                ChecksAPassword.ByCall.class,
                ChecksAPassword.ByReference.class,
                ChecksAPassword.ThroughThePlug.class,
                ChecksAPassword.ByReferenceToThePlug.class);
    }

    @Test
    void one_step_writes_in_the_trail() {
        keeps(ONE_PEN);
    }

    @Test
    void whoever_else_writes_in_the_trail_is_refused() {
        refuses(ONE_PEN, WritesInTheTrail.ByCall.class, WritesInTheTrail.ByReference.class);
    }

    @Test
    void one_step_spends_budgets() {
        keeps(ONE_PURSE);
    }

    @Test
    void whoever_else_spends_budgets_is_refused() {
        refuses(ONE_PURSE, SpendsABudgetItself.ByCall.class, SpendsABudgetItself.ByReference.class);
    }

    @Test
    void only_a_step_that_saw_them_active_makes_live_sessions() {
        keeps(OPENED_BY_OPENING);
        keeps(ADVANCED_BY_ADVANCING);
    }

    @Test
    void whoever_else_makes_a_live_session_is_refused() {
        refuses(OPENED_BY_OPENING, ForgesALiveSession.ByOpening.class, ForgesALiveSession.ByReferenceToOpening.class);
        refuses(
                ADVANCED_BY_ADVANCING,
                ForgesALiveSession.ByAdvancing.class,
                ForgesALiveSession.ByReferenceToAdvancing.class);
    }

    @Test
    void callers_come_from_the_store() {
        keeps(CALLERS_COME_FROM_THE_STORE);
    }

    @Test
    void whoever_else_makes_a_caller_is_refused() {
        refuses(CALLERS_COME_FROM_THE_STORE, MakesACaller.ByCall.class, MakesACaller.ByReference.class);
    }
}
