package io.portcullis.laws;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.portcullis.laws.House.condition;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.crypto.culprits.ExtensibleSecrets;
import io.portcullis.crypto.culprits.RandomBytes;
import io.portcullis.crypto.culprits.Secrets;
import org.junit.jupiter.api.Test;

/** What is plugged into a port looks like a plug. */
class PlugLawsTest {

    static final ArchRule TECHNOLOGY_PLUS_PORT = classes()
            .that(Ports.PLUGS)
            .should(condition(
                    "be named after a technology, then their port",
                    plug -> Ports.of(plug).allMatch(port -> namedAfter(port, plug))))
            .because("the name tells what is plugged in, and where");

    static final ArchRule FINAL_PLUGS = classes()
            .that(Ports.PLUGS)
            .should()
            .haveModifier(FINAL)
            .because("a plug is exchanged or decorated, never extended");

    private static boolean namedAfter(JavaClass port, JavaClass plug) {
        return plug.getSimpleName().endsWith(port.getSimpleName())
                && !plug.getSimpleName().equals(port.getSimpleName());
    }

    @Test
    void a_plug_is_named_after_its_technology_and_its_port() {
        keeps(TECHNOLOGY_PLUS_PORT);
    }

    @Test
    void a_plug_named_otherwise_is_refused() {
        refuses(TECHNOLOGY_PLUS_PORT, RandomBytes.class, Secrets.class);
    }

    @Test
    void a_plug_is_final() {
        keeps(FINAL_PLUGS);
    }

    @Test
    void a_plug_that_can_be_extended_is_refused() {
        refuses(FINAL_PLUGS, ExtensibleSecrets.class);
    }
}
