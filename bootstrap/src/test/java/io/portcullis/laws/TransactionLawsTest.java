package io.portcullis.laws;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.portcullis.laws.House.keeps;
import static io.portcullis.laws.House.refuses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.portcullis.application.session.culprits.HashesInATransaction;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Transactions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A transaction holds a connection, and perhaps a row that others wait for. */
class TransactionLawsTest {

    private static final DescribedPredicate<JavaAccess<?>> BEGINS =
            target(owner(assignableTo(Transactions.class))).and(target(name("run")));

    private static final DescribedPredicate<JavaAccess<?>> SLOW = target(owner(assignableTo(PasswordHasher.class)
                    .or(assignableTo(PasswordPolicy.class))
                    .or(assignableTo(KeyVault.class))
                    .or(assignableTo(Mailbox.class))))
            .or(target(owner(assignableTo(AccessTokens.class))).and(target(name("issue"))));

    static final ArchRule NOTHING_SLOW_IN_A_TRANSACTION = classes()
            .that(Room.APPLICATION.inside())
            .should(neitherHashSignNorSendInATransaction())
            .because("a hash of 200 ms must not hold a connection, nor be made again when the block is run again");

    private static ArchCondition<JavaClass> neitherHashSignNorSendInATransaction() {
        return new ArchCondition<>("neither hash, sign nor send in a transaction") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .filter(method -> method.getAccessesFromSelf().stream().anyMatch(BEGINS))
                        .forEach(method -> inBlocks(method)
                                .filter(SLOW)
                                .map(access ->
                                        method.getFullName() + " has a block that leads to: " + access.getDescription())
                                .forEach(story -> events.add(SimpleConditionEvent.violated(method, story))));
            }
        };
    }

    /**
     * All that happens in the blocks of a method, wherever in the application; what other lambdas of the method do is
     * taken to happen there too.
     */
    private static Stream<JavaAccess<?>> inBlocks(JavaCodeUnit method) {
        Set<JavaCodeUnit> visited = new HashSet<>();
        return method.getAccessesFromSelf().stream()
                .filter(access -> access.isDeclaredInLambda() || access instanceof JavaCodeUnitReference)
                .flatMap(access -> withAllThatFollows(access, visited));
    }

    private static Stream<JavaAccess<?>> withAllThatFollows(JavaAccess<?> access, Set<JavaCodeUnit> visited) {
        Stream<JavaAccess<?>> following = callee(access).stream()
                .filter(callee -> Room.APPLICATION.inside().test(callee.getOwner()))
                .filter(visited::add)
                .flatMap(callee -> callee.getAccessesFromSelf().stream())
                .flatMap(next -> withAllThatFollows(next, visited));
        return Stream.concat(Stream.of(access), following);
    }

    private static Optional<? extends JavaCodeUnit> callee(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget called ? called.resolveMember() : Optional.empty();
    }

    @Test
    void no_transaction_waits_for_a_hash_a_signature_or_a_mail_server() {
        keeps(NOTHING_SLOW_IN_A_TRANSACTION);
    }

    @Test
    void a_transaction_that_waits_is_refused() {
        refuses(
                NOTHING_SLOW_IN_A_TRANSACTION,
                HashesInATransaction.ByCall.class,
                HashesInATransaction.ByReference.class,
                HashesInATransaction.InANamedBlock.class,
                HashesInATransaction.AMethodFurther.class,
                HashesInATransaction.InAStep.class,
                HashesInATransaction.WhatJudges.class,
                HashesInATransaction.WhatSends.class);
    }
}
