package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static io.portcullis.laws.House.condition;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.crypto.culprits.RemembersForEverybody;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

/** No class remembers anything: two servers in one process are strangers. */
class StateLawsTest {

    private static final DescribedPredicate<HasModifiers> WRITTEN_BY_THE_COMPILER =
            modifier(SYNTHETIC).as("are written by the compiler");

    static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that()
            .areStatic()
            .and(not(WRITTEN_BY_THE_COMPILER))
            .and()
            .areDeclaredInClassesThat(Room.TESTKIT.outside())
            .should()
            .beFinal()
            .because("a variable that everybody shares belongs to nobody");

    static final ArchRule STATIC_FIELDS_ARE_CONSTANTS = fields().that()
            .areStatic()
            .and()
            .areFinal()
            .and(not(WRITTEN_BY_THE_COMPILER))
            .and()
            .areDeclaredInClassesThat(Room.TESTKIT.outside())
            .should(condition("hold what never changes", field -> Constants.neverChanges(value(field.reflect()))))
            .because("a final field whose value changes is a variable that everybody shares");

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError("accessible, yet not to be read: " + field, e);
        }
    }

    @Test
    void static_fields_are_final() {
        keeps(STATIC_FIELDS_ARE_FINAL);
    }

    @Test
    void a_static_variable_is_refused() {
        refuses(STATIC_FIELDS_ARE_FINAL, RemembersForEverybody.InAVariable.class);
    }

    @Test
    void static_fields_hold_what_never_changes() {
        keeps(STATIC_FIELDS_ARE_CONSTANTS);
    }

    @Test
    void a_static_field_whose_value_can_change_is_refused() {
        refuses(
                STATIC_FIELDS_ARE_CONSTANTS,
                RemembersForEverybody.InAnArray.class,
                RemembersForEverybody.InACounter.class,
                RemembersForEverybody.InAList.class,
                RemembersForEverybody.InAViewOfAMap.class,
                RemembersForEverybody.InARecord.class);
    }
}
