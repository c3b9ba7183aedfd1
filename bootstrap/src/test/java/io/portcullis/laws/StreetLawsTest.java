package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.portcullis.laws.House.condition;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the floors are divided: one feature, one street, under one name everywhere. */
class StreetLawsTest {

    private static final Pattern STREET = Pattern.compile("io\\.portcullis\\.\\w+\\.(\\w+).*");

    static final ArchRule STREETS_KEEP_APART = slices().matching("io.portcullis.application.(*)..")
            .namingSlices("street $1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), Room.STEPS.inside())
            .because("what two streets share is a step, a noun or a port");

    static final ArchRule STEPS_SEE_NO_STREET = noClasses()
            .that(Room.STEPS.inside())
            .should()
            .dependOnClassesThat(Room.APPLICATION.inside().and(Room.STEPS.outside()))
            .because("a step serves every street and so knows none");

    static final ArchRule STREETS_BEAR_THE_NAMES_OF_THE_DOMAIN = classes()
            .that(Room.APPLICATION.inside().and(Room.STEPS.outside()))
            .or(Room.CRYPTO.inside())
            .should(condition(
                    "lie in a street that the domain has too",
                    type -> street(type)
                            .map("io.portcullis.domain."::concat)
                            .filter(House.packages()::contains)
                            .isPresent()))
            .because("a newcomer finds a feature on every floor under the same name");

    static final ArchRule NO_CYCLES = slices().matching("io.portcullis.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package");

    private static Optional<String> street(JavaClass type) {
        Matcher matcher = STREET.matcher(type.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Test
    void streets_do_not_see_each_other() {
        keeps(STREETS_KEEP_APART);
    }

    @Test
    void a_street_that_sees_another_is_refused() {
        refuses(STREETS_KEEP_APART, io.portcullis.application.session.culprits.SeesAnotherStreet.class);
    }

    @Test
    void steps_see_no_street() {
        keeps(STEPS_SEE_NO_STREET);
    }

    @Test
    void a_step_that_sees_a_street_is_refused() {
        refuses(STEPS_SEE_NO_STREET, io.portcullis.application.steps.culprits.SeesAStreet.class);
    }

    @Test
    void streets_bear_the_same_names_on_every_floor() {
        keeps(STREETS_BEAR_THE_NAMES_OF_THE_DOMAIN);
    }

    @Test
    void a_street_with_a_name_of_its_own_is_refused() {
        refuses(
                STREETS_BEAR_THE_NAMES_OF_THE_DOMAIN,
                io.portcullis.application.login.culprits.LivesInAStreetOfItsOwn.class,
                io.portcullis.crypto.culprits.SeesAUseCase.class);
    }

    @Test
    void packages_form_no_cycle() {
        keeps(NO_CYCLES);
    }

    @Test
    void packages_that_need_each_other_are_refused() {
        refuses(
                NO_CYCLES,
                io.portcullis.domain.culprits.LeansOnAnother.class,
                io.portcullis.crypto.culprits.LeansBack.class);
    }
}
