package io.portcullis.laws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.attic.culprits.LivesOnAFloorOfItsOwn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.puml} shows the house as it is. */
class ArchitectureDiagramTest {

    private static final Path DIAGRAM = House.root().resolve("docs/architecture.puml");

    private static final Pattern ARROW = Pattern.compile("(?m)^\\[(\\w+)] --> \\[(\\w+)]$");

    static final ArchRule THE_DIAGRAM_SHOWS_THE_HOUSE = classes()
            .should(adhereToPlantUmlDiagram(DIAGRAM, consideringOnlyDependenciesInAnyPackage(Room.HOUSE.packages())))
            .because("a newcomer believes the picture");

    @Test
    void the_house_is_as_it_is_drawn() {
        keeps(THE_DIAGRAM_SHOWS_THE_HOUSE);
    }

    @Test
    void a_dependency_that_is_not_drawn_is_refused() {
        refuses(
                THE_DIAGRAM_SHOWS_THE_HOUSE,
                io.portcullis.domain.culprits.SeesAUseCase.class,
                io.portcullis.crypto.culprits.SeesAnotherAdapter.class);
    }

    @Test
    void a_floor_that_is_not_drawn_is_refused() {
        refuses(THE_DIAGRAM_SHOWS_THE_HOUSE, LivesOnAFloorOfItsOwn.class);
    }

    @Test
    void every_arrow_that_is_drawn_is_taken() throws IOException {
        assertThat(ARROW.matcher(Files.readString(DIAGRAM)).results().toList())
                .isNotEmpty()
                .allSatisfy(arrow -> assertThat(taken(arrow.group(1), arrow.group(2)))
                        .as(arrow.group())
                        .isTrue());
    }

    private static boolean taken(String from, String to) {
        DescribedPredicate<JavaClass> target = resideInAPackage("io.portcullis." + to + "..");
        return House.classes().that(resideInAPackage("io.portcullis." + from + "..")).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .anyMatch(target);
    }
}
