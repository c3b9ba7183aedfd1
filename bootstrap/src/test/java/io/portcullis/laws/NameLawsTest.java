package io.portcullis.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.portcullis.laws.House.condition;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.crypto.culprits.Misnamed;
import io.portcullis.domain.culprits.util.Anything;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name says what a thing is, and no word that fits every thing says that. */
class NameLawsTest {

    private static final Pattern EMPTY_WORD =
            Pattern.compile(".*(Port|UseCase|Service|Impl|Adapter|Mapper|Dto|Manager|Helper|Utils?)");

    private static final Set<String> EMPTY_PACKAGES =
            Set.of("in", "out", "impl", "common", "util", "utils", "helper", "helpers");

    static final ArchRule NO_EMPTY_WORDS = noClasses()
            .should(condition(
                    "bear a name that fits every class",
                    type -> EMPTY_WORD.matcher(type.getSimpleName()).matches()))
            .because("a name is the first line of documentation");

    static final ArchRule NO_EMPTY_PACKAGES = noClasses()
            .should(condition(
                    "lie in a package that fits every class",
                    type -> Stream.of(type.getPackageName().split("\\.", -1)).anyMatch(EMPTY_PACKAGES::contains)))
            .because("a line of code knows its room");

    @Test
    void names_hold_no_empty_words() {
        keeps(NO_EMPTY_WORDS);
    }

    @Test
    void empty_words_are_refused() {
        refuses(NO_EMPTY_WORDS, Misnamed.class.getDeclaredClasses());
    }

    @Test
    void packages_have_no_empty_names() {
        keeps(NO_EMPTY_PACKAGES);
    }

    @Test
    void a_package_with_an_empty_name_is_refused() {
        refuses(NO_EMPTY_PACKAGES, Anything.class);
    }
}
