package io.portcullis.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.http.account.AccountRoutes;
import io.portcullis.http.openapi.culprits.DescribesAnothersSchema;
import io.portcullis.http.session.SessionRoutes;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    @Test
    void fragments_become_one() {
        assertThat(OpenApiDocument.of(List.of(AccountRoutes.class, SessionRoutes.class))
                        .path("paths")
                        .fieldNames())
                .toIterable()
                .contains("/v1/accounts", "/v1/sessions");
    }

    @Test
    void one_path_is_described_by_whoever_has_a_method_of_it() {
        assertThat(OpenApiDocument.of(List.of(DescribesAnothersSchema.class, SessionRoutes.class))
                        .at("/paths/~1v1~1sessions")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("post", "get", "delete", "patch");
    }

    @Test
    void an_operation_is_described_once() {
        assertThatThrownBy(() -> OpenApiDocument.of(List.of(SessionRoutes.class, SessionRoutes.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("post");
    }

    @Test
    void a_schema_is_described_once() {
        assertThatThrownBy(() -> OpenApiDocument.of(List.of(AccountRoutes.class, DescribesAnothersSchema.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Account");
    }

    @Test
    void every_street_describes_itself() {
        assertThatThrownBy(() -> OpenApiDocument.of(List.of(String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }
}
