package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled tests of all modules. */
final class CompiledTests {

    private CompiledTests() {}

    /**
     * Reads the tests that run, which are concrete and named so that Maven takes them for tests, of every module in that
     * folder.
     *
     * @throws IllegalStateException where a module's tests aren't compiled, or no module has any
     */
    static JavaClasses below(Path root) {
        List<Path> modules = modulesWithTests(root);
        if (modules.isEmpty()) {
            throw new IllegalStateException("no module with tests below " + root);
        }
        return new ClassFileImporter()
                .importPaths(modules.stream().map(CompiledTests::compiled).toList())
                .that(describe(
                        "run",
                        type -> House.outermost(type).getSimpleName().endsWith("Test")
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT)));
    }

    private static List<Path> modulesWithTests(Path root) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/test/java")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(Path module) {
        Path classes = module.resolve("target/test-classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    "the tests of " + module.getFileName() + " aren't compiled; the laws can't be held without them");
        }
        return classes;
    }
}
