package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house as it is compiled, read once: the classes of every module, and the culprits, which lie among the tests. */
final class House {

    private static final Path TESTS = Path.of(URI.create(
            House.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    private static final JavaClasses EVERYTHING = new ClassFileImporter().importPackages("io.portcullis");

    private static final JavaClasses HOUSE =
            EVERYTHING.that(describe("belong to the house", type -> !amongTests(type)));

    private House() {}

    /** The classes of every module, the testkit's too, without tests. */
    static JavaClasses classes() {
        return HOUSE;
    }

    /** The names of its packages. */
    static Set<String> packages() {
        return HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toUnmodifiableSet());
    }

    /** The folder of the root pom. */
    static Path root() {
        return TESTS.resolve("../../..").normalize();
    }

    /** Whoever goes by that full name; fails where nobody does, so that no exemption outlives its class. */
    static DescribedPredicate<JavaClass> only(String... names) {
        assertThat(Stream.of(names)).allMatch(HOUSE::contain, "is a class of the house");
        return describe(
                "is " + String.join(" or ", names),
                type -> Set.of(names).contains(outermost(type).getName()));
    }

    /** The class in whose file it is written. */
    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(House::outermost).orElse(type);
    }

    /** What a law demands of classes or members, in words and as a question. */
    static <T extends HasDescription & HasSourceCodeLocation> ArchCondition<T> condition(
            String description, Predicate<T> holds) {
        return ArchCondition.from(describe(description, holds));
    }

    /** Asserts that the house keeps a law. */
    static void keeps(ArchRule law) {
        law.check(HOUSE);
    }

    /** Asserts that a law names every one of these culprits when they are added to the house. */
    static void refuses(ArchRule law, Class<?>... culprits) {
        Set<String> names = Stream.of(culprits).map(Class::getName).collect(Collectors.toUnmodifiableSet());
        JavaClasses withCulprits = EVERYTHING.that(
                describe("belong to the house or to a culprit", type -> !amongTests(type) || belongsTo(names, type)));
        List<String> violations = law.evaluate(withCulprits).getFailureReport().getDetails();
        assertThat(names)
                .as("culprits of the law that %s", law.getDescription())
                .allSatisfy(name -> assertThat(violations).anyMatch(naming(name), "names " + name));
    }

    private static boolean amongTests(JavaClass type) {
        return type.getSource()
                .map(Source::getUri)
                .filter(source ->
                        source.getScheme().equals("file") && Path.of(source).startsWith(TESTS))
                .isPresent();
    }

    private static boolean belongsTo(Set<String> names, JavaClass type) {
        return names.contains(type.getName())
                || type.getEnclosingClass()
                        .filter(outer -> belongsTo(names, outer))
                        .isPresent();
    }

    private static Predicate<String> naming(String name) {
        return Pattern.compile(Pattern.quote(name) + "(?!\\w)").asPredicate();
    }
}
