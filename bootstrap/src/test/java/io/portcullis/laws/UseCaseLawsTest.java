package io.portcullis.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;
import static io.portcullis.laws.UseCaseShape.answerWithASealedOutcomeOfRecords;
import static io.portcullis.laws.UseCaseShape.beEnteredByHandleAlone;
import static io.portcullis.laws.UseCaseShape.standAlone;
import static io.portcullis.laws.UseCaseShape.takeOneCommandOrQuery;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.portcullis.application.account.culprits.AnswersByABoolean;
import io.portcullis.application.account.culprits.AnswersByAnOpenOutcome;
import io.portcullis.application.account.culprits.AnswersByAnythingSealed;
import io.portcullis.application.account.culprits.CallsAUseCase;
import io.portcullis.application.account.culprits.HasATwin;
import io.portcullis.application.account.culprits.HasTwoDoors;
import io.portcullis.application.account.culprits.IsEnteredByAnotherName;
import io.portcullis.application.account.culprits.IsNotFinal;
import io.portcullis.application.account.culprits.MadeByAnybody;
import io.portcullis.application.account.culprits.RemembersItsCallers;
import io.portcullis.application.account.culprits.ShapelessUseCases;
import io.portcullis.application.account.culprits.TakesAString;
import io.portcullis.application.account.culprits.TakesCommandAndQuery;
import org.junit.jupiter.api.Test;

/** One use case, one file, one shape. */
class UseCaseLawsTest {

    private static final DescribedPredicate<JavaClass> INDEXES =
            Room.APPLICATION.inside().and(TOP_LEVEL_CLASSES).and(nameEndingWith("UseCases"));

    private static final DescribedPredicate<JavaClass> USE_CASES = Room.APPLICATION
            .inside()
            .and(Room.STEPS.outside())
            .and(TOP_LEVEL_CLASSES)
            .and(not(nameEndingWith("UseCases")))
            .and(not(nameEndingWith("package-info")))
            .as("use cases");

    static final ArchRule STAND_ALONE = classes()
            .that(USE_CASES)
            .should(standAlone())
            .because("a driving interface would be a twin that says nothing new");

    static final ArchRule ONE_DOOR =
            classes().that(USE_CASES).should(beEnteredByHandleAlone()).because("a use case does one thing");

    static final ArchRule ONE_COMMAND = classes()
            .that(USE_CASES)
            .should(takeOneCommandOrQuery())
            .because("what a use case needs to know has a name");

    static final ArchRule SEALED_OUTCOME = classes()
            .that(USE_CASES)
            .should(answerWithASealedOutcomeOfRecords())
            .because("adding an outcome must break every edge that doesn't answer it");

    static final ArchRule MADE_BY_THEIR_INDEX = constructors()
            .that()
            .areDeclaredInClassesThat(USE_CASES)
            .should()
            .bePackagePrivate()
            .because("the street's index is the one place that wires it");

    static final ArchRule REMEMBER_NOTHING = classes()
            .that(Room.APPLICATION.inside())
            .and(not(INTERFACES))
            .should()
            .haveOnlyFinalFields()
            .because("what must be remembered belongs in a store");

    static final ArchRule CALL_NO_OTHER = noClasses()
            .that(describe("are written in use cases", type -> USE_CASES.test(House.outermost(type))))
            .should(UseCaseShape.dependOnAnother(USE_CASES))
            .because("what several use cases share is a step");

    static final ArchRule INDEXES_ARE_RECORDS =
            classes().that(INDEXES).should().beRecords().because("an index is wiring and nothing else");

    @Test
    void a_use_case_is_a_final_class_without_a_driving_interface() {
        keeps(STAND_ALONE);
    }

    @Test
    void a_use_case_that_can_be_extended_or_has_a_twin_is_refused() {
        refuses(STAND_ALONE, IsNotFinal.class, HasATwin.class);
    }

    @Test
    void a_use_case_is_entered_by_handle() {
        keeps(ONE_DOOR);
    }

    @Test
    void a_use_case_with_another_door_is_refused() {
        refuses(ONE_DOOR, HasTwoDoors.class, IsEnteredByAnotherName.class);
    }

    @Test
    void a_use_case_takes_one_command_or_query() {
        keeps(ONE_COMMAND);
    }

    @Test
    void a_use_case_that_takes_anything_else_is_refused() {
        refuses(ONE_COMMAND, TakesAString.class, TakesCommandAndQuery.class);
    }

    @Test
    void a_use_case_answers_with_a_sealed_outcome_of_records() {
        keeps(SEALED_OUTCOME);
    }

    @Test
    void a_use_case_that_answers_with_anything_else_is_refused() {
        refuses(SEALED_OUTCOME, AnswersByABoolean.class, AnswersByAnOpenOutcome.class, AnswersByAnythingSealed.class);
    }

    @Test
    void a_use_case_is_made_by_its_index() {
        keeps(MADE_BY_THEIR_INDEX);
    }

    @Test
    void a_use_case_that_anybody_can_make_is_refused() {
        refuses(MADE_BY_THEIR_INDEX, MadeByAnybody.class);
    }

    @Test
    void use_cases_and_steps_remember_nothing() {
        keeps(REMEMBER_NOTHING);
    }

    @Test
    void a_use_case_that_remembers_is_refused() {
        refuses(REMEMBER_NOTHING, RemembersItsCallers.class);
    }

    @Test
    void a_use_case_calls_no_other() {
        keeps(CALL_NO_OTHER);
    }

    @Test
    void a_use_case_that_calls_another_is_refused() {
        refuses(CALL_NO_OTHER, CallsAUseCase.class);
    }

    @Test
    void an_index_is_a_record() {
        keeps(INDEXES_ARE_RECORDS);
    }

    @Test
    void an_index_that_does_more_is_refused() {
        refuses(INDEXES_ARE_RECORDS, ShapelessUseCases.class);
    }
}
