package io.portcullis.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.request.Fault;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.FieldFault;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void the_values_are_had_once_all_are_valid() {
        Answer answer = read("{\"email\":\"ada@example.org\",\"password\":\"a long enough one\"}", fields -> {
            Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
            return fields.whenValid(() -> {
                assertThat(email.value().address()).isEqualTo("ada@example.org");
                return Answer.done();
            });
        });
        assertThat(answer).isEqualTo(Answer.done());
    }

    @Test
    void all_faults_of_value_are_told_together() {
        Answer answer = read("{\"email\":\"nobody\",\"password\":\"short\",\"display_name\":\"a\\nb\"}", fields -> {
            fields.value("email", EmailAddress::parse);
            fields.value("password", text -> NewPassword.parse(text, PasswordLength.DEFAULT));
            fields.valueUnlessEmpty("display_name", DisplayName::parse);
            return fields.whenValid(() -> {
                throw new AssertionError("nothing may be done with an invalid body");
            });
        });
        Refusal refusal = (Refusal) answer;
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_REQUEST);
        assertThat(refusal.faults())
                .extracting(fault -> fault.pointer() + ' ' + fault.code())
                .containsExactly("#/email malformed", "#/password too-short", "#/display_name malformed");
    }

    @Test
    void a_value_with_a_fault_cannot_be_had() {
        read("{\"email\":\"nobody\",\"password\":\"\"}", fields -> {
            Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
            assertThatThrownBy(email::value).isInstanceOf(IllegalStateException.class);
            return Answer.done();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"display_name\":\"\""})
    void an_empty_text_that_may_be_absent_is_absent(String displayName) {
        read("{\"email\":\"e\",\"password\":\"p\"" + displayName + "}", fields -> {
            assertThat(fields.valueUnlessEmpty("display_name", DisplayName::parse)
                            .value())
                    .isEqualTo(Optional.empty());
            return Answer.done();
        });
    }

    @Test
    void a_lone_surrogate_reaches_the_domain_as_it_is() {
        read("{\"email\":\"e\",\"password\":\"\\ud800\"}", fields -> {
            assertThat(fields.text("password")).isEqualTo("\ud800");
            return Answer.done();
        });
    }

    @Test
    void what_only_the_inside_knew_is_refused_alike() {
        Refusal refusal = Fields.refuse("new_password", new Fault(Fault.Code.UNCHANGED, "it must differ"));
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_REQUEST);
        assertThat(refusal.detail()).contains("new_password is unchanged: it must differ");
        assertThat(refusal.faults()).extracting(FieldFault::pointer).isEqualTo(List.of("#/new_password"));
    }

    private static Answer read(String body, Function<Fields, Answer> next) {
        return BodyReader.whenShaped(
                Shape.ofTexts("email", "password").andMaybeTexts("display_name"),
                List.of("application/json"),
                false,
                body.getBytes(StandardCharsets.UTF_8),
                next);
    }
}
