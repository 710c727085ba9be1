package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.platform.security.Roles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller of the next release names more than this one knows (ADR 0051). */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class RequestsOfServicesApiTest {

    private static final String OF_THE_NEXT_RELEASE = """
            {"name":"a","later":true,"parts":[{"label":"b","later":{"deep":1}}]}
            """;

    record Part(@NotNull String label) {}

    record Order(@NotNull String name, List<@NotNull @Valid Part> parts) {}

    /** One form at two doors: that of the services and the public one. */
    @Path("/")
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    static final class DoorsResource {

        @POST
        @Path("internal/orders")
        @RolesAllowed(Roles.SERVICE)
        public Order asked(@NotNull @Valid Order order) {
            return order;
        }

        @POST
        @Path("api/v1/orders")
        @RolesAllowed(Roles.APPLICANT)
        public Order sent(@NotNull @Valid Order order) {
            return order;
        }
    }

    @Test
    void a_member_that_this_release_does_not_know_is_ignored_at_an_internal_path_only() {
        ofService(OF_THE_NEXT_RELEASE)
                .statusCode(200)
                .body("name", equalTo("a"))
                .body("parts.label", contains("b"));

        given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant")))
                .contentType("application/json")
                .body(OF_THE_NEXT_RELEASE)
                .post("/api/v1/orders")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/later", "/parts/0/later"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"later":true}                         | INVALID_FIELD     | /name
            {"name":5,"later":true}                | INVALID_FIELD     | /name
            {"name":"a","later":1,"parts":[{}]}    | INVALID_FIELD     | /parts/0/label
            {"name":"a","name":"b"}                | MALFORMED_REQUEST |
            {"name":"a"} {}                        | MALFORMED_REQUEST |
            """)
    void all_else_that_is_wrong_is_refused_at_an_internal_path_too(String body, String code, String pointer) {
        var refused = ofService(body).statusCode(400).body("code", equalTo(code));
        if (pointer != null) {
            refused.body("errors.pointer", contains(pointer)).body("errors.code", not(contains("UNKNOWN_FIELD")));
        }
    }

    private static ValidatableResponse ofService(String body) {
        return given().auth()
                .oauth2(TestKeys.signed(TestKeys.internal("inspection-service")))
                .contentType("application/json")
                .body(body)
                .post("/internal/orders")
                .then();
    }
}
