package io.portcullis.laws;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The packages that laws name: all of them, so that none can name one that doesn't exist. */
enum Room {
    HOUSE(".."),
    DOMAIN(".domain.."),
    PORTS(".domain.port.."),
    APPLICATION(".application.."),
    STEPS(".application.steps.."),
    CRYPTO(".crypto.."),
    PERSISTENCE(".persistence.."),
    MAIL(".mail.."),
    HTTP(".http.."),
    BOOTSTRAP(".bootstrap.."),
    TESTKIT(".testkit.."),
    CONTRACTS(".testkit.contract..");

    private final String packages;

    Room(String suffix) {
        packages = "io.portcullis" + suffix;
    }

    /** As ArchUnit writes package patterns. */
    String packages() {
        return packages;
    }

    /** What lies in it. */
    DescribedPredicate<JavaClass> inside() {
        return JavaClass.Predicates.resideInAPackage(packages);
    }

    /** What lies anywhere else. */
    DescribedPredicate<JavaClass> outside() {
        return JavaClass.Predicates.resideOutsideOfPackage(packages);
    }
}
