package io.portcullis.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.portcullis.laws.House.condition;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.crypto.culprits.MistestedSecrets;
import io.portcullis.crypto.culprits.UntestedSecrets;
import io.portcullis.domain.port.culprits.Promises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port is what its contract asks, and a plug is whatever passes it. */
class ContractLawsTest {

    private static final JavaClasses TESTS = CompiledTests.below(House.root());

    static final ArchRule EVERY_PORT_HAS_A_CONTRACT = classes()
            .that(Ports.PORTS)
            .should(condition(
                    "have a contract in the testkit", port -> House.classes().contain(contractOf(port))))
            .because("a promise is worth what is asked of those who make it");

    static final ArchRule EVERY_PLUG_PASSES_THE_CONTRACT = classes()
            .that(Ports.PLUGS)
            .should(condition(
                    "have a test named after them that extends their port's contract",
                    plug -> Ports.of(plug).allMatch(port -> passes(plug, contractOf(port)))))
            .because("a fake that behaves otherwise than the real one proves nothing");

    private static String contractOf(JavaClass port) {
        return "io.portcullis.testkit.contract." + port.getSimpleName() + "Contract";
    }

    private static boolean passes(JavaClass plug, String contract) {
        return TESTS.stream()
                .filter(test -> House.outermost(test).getSimpleName().startsWith(plug.getSimpleName()))
                .anyMatch(test -> test.isAssignableTo(contract));
    }

    @Test
    void every_port_has_a_contract() {
        keeps(EVERY_PORT_HAS_A_CONTRACT);
    }

    @Test
    void a_port_without_a_contract_is_refused() {
        refuses(EVERY_PORT_HAS_A_CONTRACT, Promises.class);
    }

    @Test
    void every_plug_passes_its_ports_contract() {
        keeps(EVERY_PLUG_PASSES_THE_CONTRACT);
    }

    @Test
    void a_plug_without_a_test_or_with_another_than_the_contract_is_refused() {
        refuses(EVERY_PLUG_PASSES_THE_CONTRACT, UntestedSecrets.class, MistestedSecrets.class);
    }

    @Test
    void tests_that_are_not_compiled_are_not_taken_for_none(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("adapters-mail/src/test/java"));
        assertThatIllegalStateException()
                .isThrownBy(() -> CompiledTests.below(root))
                .withMessageContaining("the tests of adapters-mail aren't compiled");
    }

    @Test
    void a_house_without_tests_is_not_taken_for_tested(@TempDir Path root) {
        assertThatIllegalStateException()
                .isThrownBy(() -> CompiledTests.below(root))
                .withMessageContaining("no module with tests");
    }
}
