package cn.icpfiling.filing.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A partner that sent the wrong lines stops their operation. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CancelBulkOrdersApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    BulkWorkshop workshop;

    private final Partner partner = new Partner();

    @Test
    void lines_that_wait_are_given_up_and_a_draft_that_stands_stays() {
        var drafted = partner.customer();
        var waiting = partner.customer();
        var submitted = new HashMap<>(line("C-1", drafted));
        submitted.put("submission", Map.of("declarationVersion", "2026-01", "accepted", true));
        var operation = starts(submitted, line("C-2", waiting));
        workshop.worksOffAndDies(operation, 0);

        cancels(partner.call(), operation, Applicant.freshKey()).statusCode(200).body("state", is("CANCELLED"));
        workshop.leasesEnd();
        workshop.worksOffAll();

        shows(operation)
                .body("state", is("CANCELLED"), "done", is(0), "failed", is(0), "cancelled", is(2), "progress", is(100))
                .body("finishedAt", notNullValue());
        var order = results(operation, "?state=CANCELLED")
                .body("items.reference", contains("C-1", "C-2"))
                .extract()
                .<String>path("items[0].orderId");
        drafted.shows(order).then().body("state", is("DRAFT"));
        waiting.call().get("/api/v1/orders").then().body("items", hasSize(0));
        assertThat(workshop.kept(operation)).isNull();
    }

    @Test
    void a_repeat_is_answered_alike_and_an_operation_that_ended_is_not_cancelled() {
        var operation = starts(line("C-1", partner.customer()));
        var key = Applicant.freshKey();
        cancels(partner.call(), operation, key).statusCode(200);
        cancels(partner.call(), operation, key).statusCode(200).header("Idempotent-Replayed", "true");
        cancels(partner.call(), operation, Applicant.freshKey()).statusCode(200).body("state", is("CANCELLED"));

        var ended = starts(line("C-1", partner.customer()));
        workshop.worksOffAll();
        cancels(partner.call(), ended, Applicant.freshKey()).statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        results(ended, "").body("items.state", contains("DONE"));
    }

    @Test
    void another_partner_and_a_client_that_may_only_read_cannot_cancel() {
        var operation = starts(line("C-1", partner.customer()));

        cancels(new Partner().call(), operation, Applicant.freshKey()).statusCode(404);
        cancels(partner.call(Scopes.FILINGS_READ), operation, Applicant.freshKey())
                .statusCode(403)
                .body("code", is("SCOPE_MISSING"));
        shows(operation).body("state", is("WAITING"));
        workshop.worksOffAll();
    }

    private static Map<String, Object> line(String reference, Applicant who) {
        return Map.of(
                "reference",
                reference,
                "onBehalfOf",
                who.account.toString(),
                "typeCheck",
                who.question(Applicant.domain("ok")));
    }

    @SafeVarargs
    private String starts(Map<String, Object>... lines) {
        var body = new StringBuilder();
        List.of(lines).forEach(line -> body.append(json(line)).append('\n'));
        return partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .contentType("application/x-ndjson")
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/bulk-orders")
                .then()
                .statusCode(202)
                .extract()
                .path("operationId");
    }

    private static String json(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ValidatableResponse cancels(RequestSpecification caller, String operation, String key) {
        return caller.header("Idempotency-Key", key)
                .post("/api/v1/operations/" + operation + "/cancellation")
                .then();
    }

    private ValidatableResponse shows(String operation) {
        return partner.call().get("/api/v1/operations/" + operation).then().statusCode(200);
    }

    private ValidatableResponse results(String operation, String query) {
        return partner.call()
                .get("/api/v1/operations/" + operation + "/results" + query)
                .then()
                .statusCode(200);
    }
}
