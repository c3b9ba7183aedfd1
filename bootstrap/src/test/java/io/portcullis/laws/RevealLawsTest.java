package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.portcullis.laws.House.condition;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.portcullis.domain.culprits.IsNoSecret;
import io.portcullis.http.culprits.RevealsASecret;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Secrets show themselves to few, and to no log. */
class RevealLawsTest {

    private static final String REVEAL = "reveal";

    /** Who may reveal what; the testkit, whose contracts look into everything, is exempt. */
    private static final Map<String, Set<String>> WHO_MAY = Map.of(
            "io.portcullis.domain.credential.Password",
            Set.of(
                    "io.portcullis.domain.credential.NewPassword",
                    "io.portcullis.domain.credential.PasswordRules",
                    "io.portcullis.crypto.credential.BcryptPasswordHasher",
                    "io.portcullis.crypto.credential.ZxcvbnPasswordPolicy"),
            "io.portcullis.domain.credential.PasswordHash",
            Set.of(
                    "io.portcullis.crypto.credential.BcryptHash",
                    "io.portcullis.persistence.JdbiCredentials",
                    "io.portcullis.bootstrap.AccountLine"),
            "io.portcullis.domain.secret.Seed",
            Set.of("io.portcullis.crypto.secret.HmacSealer", "io.portcullis.persistence.Columns"),
            "io.portcullis.domain.secret.Sealed",
            Set.of(
                    "io.portcullis.domain.secret.Sealed",
                    "io.portcullis.http.session.TokenDocument",
                    "io.portcullis.http.audit.AuditRoutes",
                    "io.portcullis.http.administration.AdministrationRoutes",
                    "io.portcullis.mail.LinkPages"),
            "io.portcullis.domain.token.AccessToken",
            Set.of("io.portcullis.http.session.TokenDocument"),
            "io.portcullis.crypto.token.Hs256Key",
            Set.of("io.portcullis.bootstrap.KeysCommand"));

    static final ArchRule FEW_MAY_REVEAL = classes()
            .that(Room.TESTKIT.outside())
            .should(revealNothingButWhatTheyMay())
            .because("what nobody can read, nobody can log");

    static final ArchRule SECRETS_HIDE = classes()
            .that(describe("reveal something", type -> type.tryGetMethod(REVEAL).isPresent()))
            .should(condition("be final, no records, print something else and compare nothing", RevealLawsTest::hides))
            .because("a record would print its secret, and equals would compare it in telling time");

    private static ArchCondition<JavaClass> revealNothingButWhatTheyMay() {
        return new ArchCondition<>("reveal nothing but what they may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                revelations(type).forEach(access -> {
                    boolean allowed = WHO_MAY.getOrDefault(
                                    access.getTargetOwner().getName(), Set.of())
                            .contains(type.getName());
                    events.add(new SimpleConditionEvent(access, allowed, access.getDescription()));
                });
            }
        };
    }

    private static boolean hides(JavaClass secret) {
        return secret.getModifiers().contains(FINAL)
                && !secret.isRecord()
                && secret.tryGetMethod("toString").isPresent()
                && secret.tryGetMethod("equals", Object.class).isEmpty();
    }

    private static Stream<JavaAccess<?>> revelations(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget().getName().equals(REVEAL))
                .filter(access -> Room.HOUSE.inside().test(access.getTargetOwner()));
    }

    @Test
    void secrets_are_revealed_by_those_who_may() {
        keeps(FEW_MAY_REVEAL);
    }

    @Test
    void whoever_else_reveals_a_secret_is_refused() {
        refuses(FEW_MAY_REVEAL, RevealsASecret.ByCall.class, RevealsASecret.ByReference.class);
    }

    @Test
    void nobody_may_reveal_who_does_not() {
        Map<String, Set<String>> whoDoes = House.classes().that(Room.TESTKIT.outside()).stream()
                .flatMap(RevealLawsTest::revelations)
                .collect(groupingBy(
                        access -> access.getTargetOwner().getName(),
                        mapping(access -> access.getOriginOwner().getName(), toSet())));
        assertThat(whoDoes).isEqualTo(WHO_MAY);
    }

    @Test
    void secrets_hide() {
        keeps(SECRETS_HIDE);
    }

    @Test
    void a_secret_that_shows_itself_is_refused() {
        refuses(
                SECRETS_HIDE,
                IsNoSecret.ForItIsARecord.class,
                IsNoSecret.ForItHasHeirs.class,
                IsNoSecret.ForItIsCompared.class,
                IsNoSecret.ForItIsPrinted.class);
    }
}
