package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.bootstrap.culprits.DoesAnAdaptersWork;
import io.portcullis.persistence.culprits.OpensAHandle;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each technology lives behind one door, so that it can be exchanged there. */
class TechnologyLawsTest {

    static final List<Technology> TECHNOLOGIES = List.of(
            new Technology(
                    Room.PERSISTENCE,
                    DoesAnAdaptersWork.OfPersistence.class,
                    "org.jdbi..",
                    "java.sql..",
                    "javax.sql..",
                    "org.flywaydb..",
                    "com.zaxxer.hikari..",
                    "org.postgresql..",
                    "org.sqlite.."),
            new Technology(
                    Room.HTTP,
                    DoesAnAdaptersWork.OfHttp.class,
                    "io.javalin..",
                    "org.eclipse.jetty..",
                    "jakarta.servlet.."),
            new Technology(
                    Room.CRYPTO,
                    DoesAnAdaptersWork.OfCryptography.class,
                    "org.springframework..",
                    "com.github.benmanes.caffeine..",
                    "com.nulabinc..",
                    "io.jsonwebtoken..",
                    "org.bouncycastle..",
                    "javax.crypto.."),
            new Technology(Room.MAIL, DoesAnAdaptersWork.OfMail.class, "jakarta.mail..", "org.eclipse.angus.."));

    /** What one adapter alone touches, and the wiring does not either. */
    record Technology(Room owner, Class<?> culprit, List<String> packages) {

        Technology(Room owner, Class<?> culprit, String... packages) {
            this(owner, culprit, List.of(packages));
        }

        ArchRule staysAtHome() {
            return noClasses()
                    .that(owner.outside().and(Room.TESTKIT.outside()))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)))
                    .because("what is used in one module is exchanged in one module");
        }
    }

    static final ArchRule ONE_DOOR_TO_THE_STORE = noClasses()
            .that(not(House.only("io.portcullis.persistence.Database")))
            .should()
            .accessTargetWhere(target(owner(assignableTo(Jdbi.class)))
                    .and(target(nameMatching("open|(with|use)(Handle|Extension)|(in|use)Transaction|onDemand"))))
            .because("a second handle would not see what the running transaction wrote");

    @ParameterizedTest
    @FieldSource("TECHNOLOGIES")
    void a_technology_stays_in_its_adapter(Technology technology) {
        keeps(technology.staysAtHome());
    }

    @ParameterizedTest
    @FieldSource("TECHNOLOGIES")
    void a_technology_that_is_touched_elsewhere_is_refused(Technology technology) {
        refuses(technology.staysAtHome(), technology.culprit);
    }

    @ParameterizedTest
    @FieldSource("TECHNOLOGIES")
    void every_package_of_a_technology_is_one_that_its_adapter_uses(Technology technology) {
        assertThat(technology.packages).allSatisfy(pattern -> {
            DescribedPredicate<JavaClass> used = resideInAPackage(pattern);
            assertThat(House.classes().that(technology.owner.inside()).stream()
                            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                            .map(Dependency::getTargetClass))
                    .as("what %s sees in %s", technology.owner, pattern)
                    .anyMatch(used);
        });
    }

    @Test
    void one_class_opens_handles() {
        keeps(ONE_DOOR_TO_THE_STORE);
    }

    @Test
    void whoever_else_opens_a_handle_is_refused() {
        refuses(
                ONE_DOOR_TO_THE_STORE,
                OpensAHandle.ByCall.class,
                OpensAHandle.ByReference.class,
                OpensAHandle.ForItsOwnTransaction.class);
    }
}
