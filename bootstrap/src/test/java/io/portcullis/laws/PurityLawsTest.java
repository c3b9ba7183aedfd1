package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.domain.culprits.AsksTheMachine;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.Timer;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The inside is a function of what it is given: a test can hand it any time, any chance and any failure. */
class PurityLawsTest {

    private static final DescribedPredicate<JavaClass> INSIDE =
            Room.DOMAIN.inside().or(Room.APPLICATION.inside());

    private static final DescribedPredicate<JavaClass> MACHINE = belongToAnyOf(
                    System.class,
                    Runtime.class,
                    Process.class,
                    ProcessBuilder.class,
                    Thread.class,
                    ThreadLocal.class,
                    Timer.class,
                    ServiceLoader.class)
            .or(assignableTo(RandomGenerator.class))
            .or(resideInAnyPackage("org.slf4j..", "java.util.logging.."))
            .as("the machine, its threads, its chance or its logs");

    private static final DescribedPredicate<AccessTarget> TIME_CHANCE_OR_PLACE =
            describe("time, chance or place", PurityLawsTest::asksTheMachine);

    static final ArchRule KNOW_NO_MACHINE = noClasses()
            .that(INSIDE)
            .should()
            .dependOnClassesThat(MACHINE)
            .because("what a rule decides must not depend on where it runs");

    static final ArchRule ASK_NO_MACHINE = noClasses()
            .that(INSIDE)
            .should()
            .accessTargetWhere(target(TIME_CHANCE_OR_PLACE))
            .because("time comes from the clock that is handed in, and chance from Secrets");

    private static boolean asksTheMachine(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time");
            case "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.isAssignableTo(InstantSource.class);
            case "randomUUID" -> owner.isEquivalentTo(UUID.class);
            case "random" -> owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
            case "shuffle" -> owner.isEquivalentTo(Collections.class);
            case "getDefault" -> owner.isEquivalentTo(Locale.class) || owner.isEquivalentTo(TimeZone.class);
            case "systemDefault" -> owner.getPackageName().equals("java.time");
            default -> false;
        };
    }

    @Test
    void the_inside_knows_no_machine() {
        keeps(KNOW_NO_MACHINE);
    }

    @Test
    void an_inside_that_knows_the_machine_is_refused() {
        refuses(
                KNOW_NO_MACHINE,
                AsksTheMachine.ForASetting.class,
                AsksTheMachine.ForAThread.class,
                AsksTheMachine.ForRandomNumbers.class,
                AsksTheMachine.ForBetterRandomNumbers.class,
                AsksTheMachine.ForALog.class);
    }

    @Test
    void the_inside_asks_no_machine() {
        keeps(ASK_NO_MACHINE);
    }

    @Test
    void an_inside_that_asks_for_the_time_is_refused() {
        refuses(
                ASK_NO_MACHINE,
                AsksTheMachine.ForTheTime.class,
                AsksTheMachine.ForTheTimeByReference.class,
                AsksTheMachine.ForAClock.class,
                AsksTheMachine.ForAClockByReference.class,
                AsksTheMachine.ForAnInstantSource.class);
    }

    @Test
    void an_inside_that_asks_for_chance_is_refused() {
        refuses(
                ASK_NO_MACHINE,
                AsksTheMachine.ForAnIdentifier.class,
                AsksTheMachine.ForAnIdentifierByReference.class,
                AsksTheMachine.ForARandomNumber.class,
                AsksTheMachine.ForAnyOrder.class);
    }

    @Test
    void an_inside_that_asks_where_it_is_is_refused() {
        refuses(ASK_NO_MACHINE, AsksTheMachine.ForItsLanguage.class, AsksTheMachine.ForItsTimeZone.class);
    }
}
