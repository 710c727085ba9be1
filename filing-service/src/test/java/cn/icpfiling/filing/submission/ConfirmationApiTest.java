package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one answer in which a holder's own data is in clear: what they are about to submit. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ConfirmationApiTest {

    @Inject
    AuditTrail trail;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();
    private String order;

    @BeforeEach
    void an_order_is_there() {
        order = applicant.completesDraft(Applicant.domain("ok"));
    }

    @Test
    void the_holder_proof_reads_what_they_entered() {
        confirms(applicant.call())
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body("masked", is(false))
                .body("certificateNumber", is(applicant.certificateNumber))
                .body("subject.certificateAddress", is("北京市朝阳区示例路1号"))
                .body("subject.principal.name", is("张三"))
                .body("subject.principal.certificateNumber", is("11010519491231002X"))
                .body("service.principal.mobile", is("13800138000"))
                .body("service.principal.mail", is("person@example.com"))
                .body("declaration.version", notNullValue());
        assertThat(looks()).isEqualTo(1);
    }

    @Test
    void every_other_answer_stays_masked_and_so_does_this_one_after_the_submission() {
        applicant.shows(order).then().body("subject.principal.name", is("张*"));
        applicant.submits(order).then().statusCode(200);

        confirms(applicant.call())
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body("masked", is(true))
                .body("subject.principal.name", is("张*"))
                .body("service.principal.mobile", is("138****8000"));
        assertThat(looks()).isZero();
    }

    @Test
    void the_order_keeps_the_language_in_which_its_declaration_was_accepted() {
        submits(Map.of("declarationVersion", "2026-01", "accepted", true))
                .then()
                .statusCode(200);
        assertThat(language()).as("that of the request").isEqualTo("en");
    }

    @Test
    void the_language_that_the_submission_names_counts_before_that_of_its_request() {
        submits(Map.of("declarationVersion", "2026-01", "declarationLanguage", "fr", "accepted", true))
                .then()
                .statusCode(400);
        submits(Map.of("declarationVersion", "2026-01", "declarationLanguage", "zh", "accepted", true))
                .then()
                .statusCode(200);
        assertThat(language()).isEqualTo("zh");
    }

    @Test
    void nobody_else_sees_it() {
        confirms(new Applicant().call()).then().statusCode(404);
        confirms(Applicant.reviewer()).then().statusCode(403);
        assertThat(looks()).isZero();
    }

    @Test
    void a_holder_who_looks_too_often_waits() {
        confirms(applicant.call()).then().statusCode(200);
        UnitOfWork.in(() -> sql.update(
                "UPDATE account_limits SET events = 120 WHERE account = ? AND kind = 'CONFIRMATION'",
                applicant.account));

        confirms(applicant.call())
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", is("TOO_MANY_REQUESTS"));
        assertThat(looks()).isEqualTo(1);
    }

    private Response confirms(RequestSpecification caller) {
        return caller.get("/api/v1/orders/" + order + "/confirmation");
    }

    private long looks() {
        return trail.page(AuditTrail.Filter.of("ORDER", UUID.fromString(order)), "CONFIRMATION.SHOW", null, 10)
                .size();
    }

    private Response submits(Map<String, Object> declaration) {
        return applicant
                .acts(order)
                .header("Accept-Language", "en")
                .body(declaration)
                .post("/api/v1/orders/" + order + "/submission");
    }

    private String language() {
        return UnitOfWork.in(() -> sql.first(
                        row -> row.getString(1),
                        "SELECT declaration_language FROM orders WHERE id = ?",
                        UUID.fromString(order))
                .orElseThrow());
    }
}
