package io.portcullis.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseTest {

    @ParameterizedTest
    @EnumSource
    void every_room_that_a_law_names_holds_classes(Room room) {
        assertThat(House.classes().that(room.inside()))
                .as("classes in %s", room.packages())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void the_laws_see_the_whole_house() {
        assertThat(House.classes()).hasSizeGreaterThan(250);
    }

    @Test
    void the_laws_take_no_test_for_the_house() {
        assertThat(House.classes())
                .extracting(JavaClass::getName)
                .doesNotContain(House.class.getName())
                .noneMatch(name -> name.contains(".culprits."));
    }

    @Test
    void nobody_is_exempt_who_does_not_exist() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> House.only("io.portcullis.domain.account.Nobody"))
                .withMessageContaining("is a class of the house");
    }
}
