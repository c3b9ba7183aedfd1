package io.portcullis.laws;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static io.portcullis.laws.House.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a use case looks like, one aspect at a time. */
final class UseCaseShape {

    private UseCaseShape() {}

    static ArchCondition<JavaClass> standAlone() {
        return condition(
                "be final classes that extend and implement nothing",
                type -> type.getModifiers().contains(FINAL)
                        && type.getRawInterfaces().isEmpty()
                        && type.getRawSuperclass()
                                .filter(parent -> parent.isEquivalentTo(Object.class))
                                .isPresent());
    }

    static ArchCondition<JavaClass> beEnteredByHandleAlone() {
        return condition(
                "have one public method, handle",
                type -> publicMethods(type).map(JavaMethod::getName).toList().equals(List.of("handle")));
    }

    static ArchCondition<JavaClass> takeOneCommandOrQuery() {
        return condition("handle their one record, Command or Query", type -> {
            List<JavaClass> requests = Stream.of("Command", "Query")
                    .flatMap(name -> nested(type, name))
                    .toList();
            return requests.size() == 1
                    && requests.getFirst().isRecord()
                    && publicMethods(type)
                            .allMatch(method -> method.getRawParameterTypes().equals(requests));
        });
    }

    static ArchCondition<JavaClass> answerWithASealedOutcomeOfRecords() {
        return condition("answer with their sealed interface, Outcome, of records", type -> {
            List<JavaClass> outcomes = nested(type, "Outcome").toList();
            return outcomes.size() == 1
                    && sealedInterfaceOfRecords(outcomes.getFirst().reflect())
                    && publicMethods(type)
                            .allMatch(method -> method.getRawReturnType().equals(outcomes.getFirst()));
        });
    }

    /** Counts what is written in the same file as one. */
    static ArchCondition<JavaClass> dependOnAnother(DescribedPredicate<JavaClass> kind) {
        return condition(
                "depend on another of the " + kind.getDescription(),
                type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> House.outermost(dependency.getTargetClass()))
                        .anyMatch(target -> kind.test(target) && !target.equals(House.outermost(type))));
    }

    private static boolean sealedInterfaceOfRecords(Class<?> outcome) {
        return outcome.isInterface()
                && outcome.isSealed()
                && Stream.of(outcome.getPermittedSubclasses()).allMatch(Class::isRecord);
    }

    private static Stream<JavaMethod> publicMethods(JavaClass type) {
        return type.getMethods().stream().filter(method -> method.getModifiers().contains(PUBLIC));
    }

    private static Stream<JavaClass> nested(JavaClass type, String name) {
        String fullName = type.getName() + "$" + name;
        Set<JavaClass> sameFile = type.getPackage().getClasses();
        return sameFile.stream().filter(candidate -> candidate.getName().equals(fullName));
    }
}
