package io.portcullis.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "keep=current,current",
        "a=b&keep=current,current",
        "%6Beep=c%75rrent,current",
        "keep=a+b,a b",
        "keep=a=b,a=b"
    })
    void a_value_is_found_and_decoded(String query, String value) {
        assertThat(values(query)).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({"''", "keeps=current", "Keep=current", "a=keep"})
    void another_name_is_not_it(String query) {
        assertThat(values(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"keep,''", "keep=,''", "keep=%zz,%zz", "keep=%,%"})
    void what_says_nothing_or_nonsense_is_still_there(String query, String value) {
        assertThat(values(query)).containsExactly(value);
    }

    @Test
    void every_value_counts() {
        assertThat(values("keep=current&x&keep=all")).containsExactly("current", "all");
    }

    @Test
    void no_question_mark_means_no_values() {
        assertThat(new Query(Optional.empty(), List.of("keep")).values("keep")).isEmpty();
    }

    @Test
    void what_the_route_has_not_declared_it_cannot_read() {
        Query query = new Query(Optional.of("keep=current"), List.of("limit"));
        assertThatThrownBy(() -> query.values("keep")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> values(String query) {
        return new Query(Optional.of(query), List.of("keep")).values("keep");
    }
}
