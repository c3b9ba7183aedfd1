package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.IDN;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/** Who sees whom, from the ground up. */
class FloorLawsTest {

    private static final DescribedPredicate<JavaClass> LANGUAGE = resideInAnyPackage(
                    "java.lang",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "java.time",
                    "java.time.temporal",
                    "org.jspecify.annotations")
            .or(belongToAnyOf(Normalizer.class, IDN.class))
            .as("the language");

    private static final String EXCHANGEABLE = "an adapter is exchanged without anybody noticing";

    static final ArchRule DOMAIN_SEES_THE_LANGUAGE = classes()
            .that(Room.DOMAIN.inside())
            .should()
            .onlyDependOnClassesThat(LANGUAGE.or(Room.DOMAIN.inside()))
            .because("nouns and rules outlive every library, and are tested without one");

    static final ArchRule APPLICATION_SEES_THE_DOMAIN = classes()
            .that(Room.APPLICATION.inside())
            .should()
            .onlyDependOnClassesThat(LANGUAGE.or(Room.DOMAIN.inside()).or(Room.APPLICATION.inside()))
            .because("a use case says what is done, and its ports hide with what");

    static final ArchRule CRYPTO_SEES_THE_DOMAIN = sees(Room.CRYPTO, Room.DOMAIN.inside(), EXCHANGEABLE);

    static final ArchRule PERSISTENCE_SEES_THE_DOMAIN = sees(Room.PERSISTENCE, Room.DOMAIN.inside(), EXCHANGEABLE);

    static final ArchRule MAIL_SEES_THE_DOMAIN = sees(Room.MAIL, Room.DOMAIN.inside(), EXCHANGEABLE);

    static final ArchRule HTTP_SEES_USE_CASES_AND_NOUNS = sees(
            Room.HTTP,
            Room.APPLICATION
                    .inside()
                    .and(Room.STEPS.outside())
                    .or(Room.DOMAIN.inside().and(Room.PORTS.outside())),
            "whatever enters, enters by a use case");

    static final ArchRule TESTKIT_SEES_THE_DOMAIN =
            sees(Room.TESTKIT, Room.DOMAIN.inside(), "what is asked of a port is asked of all its plugs alike");

    static final ArchRule NOBODY_SEES_THE_ROOF = noClasses()
            .that(Room.BOOTSTRAP.outside())
            .should()
            .dependOnClassesThat(Room.BOOTSTRAP.inside())
            .because("whoever wires the parts is known to none of them");

    static final ArchRule NOBODY_SEES_THE_TESTKIT = noClasses()
            .that(Room.TESTKIT.outside())
            .should()
            .dependOnClassesThat(Room.TESTKIT.inside())
            .because("fakes and contracts are for tests");

    /** The floor sees itself, these others of ours, and any library. */
    private static ArchRule sees(Room floor, DescribedPredicate<JavaClass> others, String reason) {
        return classes()
                .that(floor.inside())
                .should()
                .onlyDependOnClassesThat(
                        not(Room.HOUSE.inside()).or(floor.inside()).or(others))
                .because(reason);
    }

    @Test
    void the_domain_sees_nothing_but_the_language() {
        keeps(DOMAIN_SEES_THE_LANGUAGE);
    }

    @Test
    void a_domain_that_reads_a_file_or_calls_a_use_case_is_refused() {
        refuses(
                DOMAIN_SEES_THE_LANGUAGE,
                io.portcullis.domain.culprits.ReadsAFile.class,
                io.portcullis.domain.culprits.SeesAUseCase.class);
    }

    @Test
    void the_application_sees_nothing_but_the_domain_and_the_language() {
        keeps(APPLICATION_SEES_THE_DOMAIN);
    }

    @Test
    void an_application_that_reads_a_file_or_sees_a_plug_is_refused() {
        refuses(
                APPLICATION_SEES_THE_DOMAIN,
                io.portcullis.application.session.culprits.ReadsAFile.class,
                io.portcullis.application.session.culprits.SeesAPlug.class);
    }

    @Test
    void cryptography_sees_the_domain_alone() {
        keeps(CRYPTO_SEES_THE_DOMAIN);
    }

    @Test
    void cryptography_that_sees_a_use_case_or_another_adapter_is_refused() {
        refuses(
                CRYPTO_SEES_THE_DOMAIN,
                io.portcullis.crypto.culprits.SeesAUseCase.class,
                io.portcullis.crypto.culprits.SeesAnotherAdapter.class);
    }

    @Test
    void persistence_sees_the_domain_alone() {
        keeps(PERSISTENCE_SEES_THE_DOMAIN);
    }

    @Test
    void persistence_that_sees_a_use_case_or_another_adapter_is_refused() {
        refuses(
                PERSISTENCE_SEES_THE_DOMAIN,
                io.portcullis.persistence.culprits.SeesAUseCase.class,
                io.portcullis.persistence.culprits.SeesAnotherAdapter.class);
    }

    @Test
    void mail_sees_the_domain_alone() {
        keeps(MAIL_SEES_THE_DOMAIN);
    }

    @Test
    void mail_that_sees_a_use_case_or_another_adapter_is_refused() {
        refuses(
                MAIL_SEES_THE_DOMAIN,
                io.portcullis.mail.culprits.SeesAUseCase.class,
                io.portcullis.mail.culprits.SeesAnotherAdapter.class);
    }

    @Test
    void http_sees_use_cases_and_nouns() {
        keeps(HTTP_SEES_USE_CASES_AND_NOUNS);
    }

    @Test
    void http_that_sees_a_port_a_step_or_another_adapter_is_refused() {
        refuses(
                HTTP_SEES_USE_CASES_AND_NOUNS,
                io.portcullis.http.culprits.SeesAPort.class,
                io.portcullis.http.culprits.SeesAStep.class,
                io.portcullis.http.culprits.SeesAnotherAdapter.class);
    }

    @Test
    void the_testkit_sees_the_domain_alone() {
        keeps(TESTKIT_SEES_THE_DOMAIN);
    }

    @Test
    void a_testkit_that_sees_a_use_case_or_a_plug_is_refused() {
        refuses(
                TESTKIT_SEES_THE_DOMAIN,
                io.portcullis.testkit.culprits.SeesAUseCase.class,
                io.portcullis.testkit.culprits.SeesAPlug.class);
    }

    @Test
    void nobody_sees_bootstrap() {
        keeps(NOBODY_SEES_THE_ROOF);
    }

    @Test
    void whoever_sees_bootstrap_is_refused() {
        refuses(NOBODY_SEES_THE_ROOF, io.portcullis.http.culprits.SeesTheRoof.class);
    }

    @Test
    void nobody_sees_the_testkit() {
        keeps(NOBODY_SEES_THE_TESTKIT);
    }

    @Test
    void whoever_sees_the_testkit_is_refused() {
        refuses(NOBODY_SEES_THE_TESTKIT, io.portcullis.bootstrap.culprits.SeesTheTestkit.class);
    }
}
