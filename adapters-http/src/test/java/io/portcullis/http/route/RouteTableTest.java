package io.portcullis.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.http.answer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    @Test
    void a_literal_path_is_tried_before_a_template() {
        assertThat(RouteTable.resources(List.of(street(get("/a/{id}"), get("/a/b"), get("/{id}/b"), get("/a/{id}/c")))))
                .extracting(Resource::template)
                .containsExactly("/a/b", "/a/{id}", "/a/{id}/c", "/{id}/b");
    }

    @Test
    void routes_of_one_path_make_one_resource_whatever_their_street() {
        assertThat(RouteTable.resources(List.of(street(get("/a")), street(delete("/a")))))
                .singleElement()
                .satisfies(resource -> assertThat(resource.routes()).containsOnlyKeys(Method.GET, Method.DELETE));
    }

    @Test
    void no_two_routes_answer_one_request() {
        assertThatThrownBy(() -> RouteTable.resources(List.of(street(get("/a")), street(get("/a")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET /a");
    }

    @Test
    void the_parts_of_one_path_have_one_name() {
        assertThatThrownBy(() -> RouteTable.resources(List.of(street(get("/a/{id}"), delete("/a/{name}")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DELETE /a/{name}");
    }

    @Test
    void a_path_allows_what_it_knows_and_what_follows_from_it() {
        assertThat(RouteTable.resources(List.of(street(delete("/a"), get("/a"), delete("/b")))))
                .extracting(Resource::allow)
                .containsExactly("GET, HEAD, DELETE, OPTIONS", "DELETE, OPTIONS");
    }

    @Test
    void the_head_is_answered_by_the_route_for_get() {
        Route get = get("/a");
        Resource resource =
                RouteTable.resources(List.of(street(get, delete("/a")))).getFirst();
        assertThat(resource.route(Method.HEAD)).contains(get);
        assertThat(resource.route(Method.POST)).isEmpty();
    }

    private static Routes street(Route... routes) {
        return () -> List.of(routes);
    }

    private static Route get(String template) {
        return Route.open(Method.GET, template, _ -> Answer.done());
    }

    private static Route delete(String template) {
        return Route.open(Method.DELETE, template, _ -> Answer.done());
    }
}
