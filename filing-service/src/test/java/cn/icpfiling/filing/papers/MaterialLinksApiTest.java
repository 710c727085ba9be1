package cn.icpfiling.filing.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class MaterialLinksApiTest {

    private static final UUID REVIEWER = Ids.next();

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    private final Applicant applicant = new Applicant();
    private String order;

    @BeforeEach
    void submitted() {
        order = applicant.submitsDraft(Applicant.domain("ok"));
    }

    @Test
    void a_reviewer_looks_through_a_link_and_each_look_is_told() {
        var link = linked();

        follows(REVIEWER, link)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", containsString("no-store"))
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Content-Disposition", is("attachment; filename=\"SUBJECT_CERTIFICATE.png\""));
        follows(REVIEWER, link).then().statusCode(200);

        var told = trail.page(AuditTrail.Filter.of("ORDER", UUID.fromString(order)), "MATERIAL.SHOW", null, 10);
        assertThat(told).hasSize(2).allSatisfy(look -> {
            assertThat(look.reason()).isEqualTo("REVIEW_COMPARE_PAPERS");
            assertThat(look.details()).containsEntry("kind", "SUBJECT_CERTIFICATE");
        });
        assertThat(trail.page(AuditTrail.Filter.of("ORDER", UUID.fromString(order)), "MATERIAL.LINK", null, 10))
                .hasSize(1);
    }

    @Test
    void however_many_look_at_once_a_link_is_good_for_three_looks() throws Exception {
        var link = linked();

        assertThat(AtOnce.call(6, _ -> follows(REVIEWER, link).statusCode()))
                .containsOnly(200, 404)
                .filteredOn(status -> status == 200)
                .hasSize(3);
    }

    @Test
    void a_link_is_nobody_elses_and_ends_with_its_time_and_with_the_review() {
        var link = linked();

        follows(Ids.next(), link).then().statusCode(404);
        applicant.call().get(link).then().statusCode(403);
        sql.update("UPDATE material_links SET expires_at = '2026-01-01' WHERE order_id = ?", UUID.fromString(order));
        follows(REVIEWER, link).then().statusCode(404);

        var other = linked();
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);
        follows(REVIEWER, other).then().statusCode(404);
        links(REVIEWER, "SUBJECT_CERTIFICATE").then().statusCode(409).body("code", is("NOT_UNDER_REVIEW"));
        follows(REVIEWER, "/api/v1/material-links/none").then().statusCode(404);
    }

    @Test
    void nobody_looks_at_the_papers_of_an_order_of_their_own() {
        links(applicant.account, "SUBJECT_CERTIFICATE").then().statusCode(403).body("code", is("OWN_ORDER"));
        links(REVIEWER, "PLEDGE").then().statusCode(404);
        applicant
                .call()
                .body(Map.of("reason", "REVIEW_COMPARE_PAPERS"))
                .post("/api/v1/orders/" + order + "/materials/SUBJECT_CERTIFICATE/links")
                .then()
                .statusCode(403);
    }

    private String linked() {
        return links(REVIEWER, "SUBJECT_CERTIFICATE")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }

    private Response links(UUID reviewer, String kind) {
        return Applicant.reviewer(reviewer)
                .body(Map.of("reason", "REVIEW_COMPARE_PAPERS"))
                .post("/api/v1/orders/" + order + "/materials/" + kind + "/links");
    }

    private static Response follows(UUID reviewer, String link) {
        return Applicant.reviewer(reviewer).get(link);
    }
}
