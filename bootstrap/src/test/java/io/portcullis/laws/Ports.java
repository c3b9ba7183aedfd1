package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;

/** The sockets of the house, and what is plugged into them. */
final class Ports {

    /** A port's own nouns are nested in it, and are no ports. */
    static final DescribedPredicate<JavaClass> PORTS = Room.PORTS
            .inside()
            .and(INTERFACES)
            .and(TOP_LEVEL_CLASSES)
            .and(not(simpleName("package-info")))
            .as("are ports");

    static final DescribedPredicate<JavaClass> PLUGS = describe(
            "are plugs",
            type -> !type.isInterface()
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                    && of(type).findAny().isPresent());

    private Ports() {}

    /** The ports that a class is plugged into. */
    static Stream<JavaClass> of(JavaClass plug) {
        return plug.getAllRawInterfaces().stream().filter(PORTS);
    }
}
