package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final RouteTable ROUTES = new RouteTable(List.of(
            operation("GET", "/api/v1/accounts/me"),
            operation("GET", "/api/v1/accounts/{id}"),
            operation("DELETE", "/api/v1/accounts/{id}"),
            operation("PUT", "/api/v1/accounts/{id}/mail"),
            operation("GET", "/docs")));

    private static Operation operation(String method, String path) {
        return new Operation("any", method, path, method + path, true, false, 1, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/accounts/me,        GET,    /api/v1/accounts/me",
        "/api/v1/accounts/17,        GET,    /api/v1/accounts/{id}",
        "/api/v1/accounts/17,        HEAD,   /api/v1/accounts/{id}",
        "/api/v1/accounts/me/mail,   PUT,    /api/v1/accounts/{id}/mail",
        "/api/v1/accounts/%E4%BE%8B, DELETE, /api/v1/accounts/{id}",
        "/api/v1/accounts/a.b-c~d,   GET,    /api/v1/accounts/{id}",
        "/api/v1/accounts/%6Dee,     GET,    /api/v1/accounts/{id}",
    })
    void a_path_leads_to_its_operation(String path, String method, String template) {
        assertThat(ROUTES.find(path)
                        .orElseThrow()
                        .operation(method)
                        .orElseThrow()
                        .path())
                .isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api/v1/accounts",
                "/api/v1/accounts/",
                "/api/v1/accounts/17/",
                "/api/v1//accounts/17",
                "/api/v1/accounts/17/mail/more",
                "/API/v1/accounts/17",
                "/api/v1/accounts/..",
                "/api/v1/accounts/.",
                "/api/v1/accounts/%2e%2e",
                "/api/v1/accounts/..%2f..%2finternal",
                "/api/v1/accounts/a%2Fb",
                "/api/v1/accounts/a%5cb",
                "/api/v1/accounts/a\\b",
                "/api/v1/accounts/a;b",
                "/api/v1/accounts/a%3Bb",
                "/api/v1/accounts/a%00",
                "/api/v1/accounts/a%252fb",
                "/api/v1/accounts/%6De",
                "/api/v1/accounts/m%65",
                "/api/v1/accounts/%6d%65",
                "/api/v1/accounts/%256De",
                "/api/v1/accounts/%6De/mail",
                "/api/v1/%61ccounts/17",
                "/api/v1/accounts/a%zz",
                "/api/v1/accounts/a%2",
                "/internal/accounts/17",
                "docs"
            })
    void anything_else_leads_nowhere(String path) {
        assertThat(ROUTES.find(path)).isEmpty();
    }

    @Test
    void a_path_tells_its_methods() {
        assertThat(ROUTES.find("/api/v1/accounts/17").orElseThrow().allowed()).containsExactly("DELETE", "GET", "HEAD");
        assertThat(ROUTES.find("/api/v1/accounts/me").orElseThrow().operation("DELETE"))
                .isEmpty();
    }

    @Test
    void two_operations_for_one_path_and_method_are_a_contradiction() {
        assertThatThrownBy(() -> new RouteTable(List.of(operation("GET", "/a/{id}"), operation("GET", "/a/{name}"))))
                .hasMessageContaining("/a/{name}");
    }
}
