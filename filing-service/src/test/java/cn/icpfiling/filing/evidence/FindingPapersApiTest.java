package cn.icpfiling.filing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.StatedFindings;
import cn.icpfiling.filing.drafting.ChangesScene;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J20: papers are handed in at a finding, and inspectors open them through links. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FindingPapersApiTest extends ChangesScene {

    private final UUID inspector = Ids.next();

    @Test
    void a_draft_is_replaced_and_deleted_until_it_is_handed_in() {
        var path = papersOf(stated("NOTIFIED"));
        var first = uploads(path, "DOMAIN_CERTIFICATE")
                .then()
                .statusCode(200)
                .body("handedInAt", nullValue())
                .extract()
                .<String>path("paperId");
        uploads(path, "DOMAIN_CERTIFICATE").then().statusCode(200).body("paperId", not(is(first)));
        uploads(path, "PLEDGE").then().statusCode(200);
        holder.call().get(path).then().body("items.kind", contains("DOMAIN_CERTIFICATE", "PLEDGE"));
        holder.call().delete(path + "/PLEDGE").then().statusCode(204);
        holder.call().delete(path + "/PLEDGE").then().statusCode(404);

        holder.creates()
                .post(path + "/handing-in")
                .then()
                .statusCode(200)
                .body("items.kind", contains("DOMAIN_CERTIFICATE"))
                .body("items.handedInAt", everyItem(notNullValue()));

        holder.call().delete(path + "/DOMAIN_CERTIFICATE").then().statusCode(404);
        holder.creates().post(path + "/handing-in").then().statusCode(409).body("code", is("NO_PAPER_TO_HAND_IN"));
        // a second certificate stands beside the first one
        uploads(path, "DOMAIN_CERTIFICATE").then().statusCode(200);
        holder.call().get(path).then().body("items", hasSize(2));
    }

    @Test
    void an_inspector_sees_what_was_handed_in_and_opens_it_through_a_link_that_is_audited() {
        var finding = stated("CONTESTED");
        var path = papersOf(finding);
        var paper = uploads(path, "DOMAIN_CERTIFICATE").then().extract().<String>path("paperId");
        asInspector().get(path).then().statusCode(200).body("items", empty());
        asInspector().post(path + "/" + paper + "/links").then().statusCode(404);
        holder.creates().post(path + "/handing-in").then().statusCode(200);

        asInspector().get(path).then().statusCode(200).body("items.paperId", contains(paper));
        var link = asInspector()
                .post(path + "/" + paper + "/links")
                .then()
                .statusCode(201)
                .body("uses", is(3))
                .body("kind", is("DOMAIN_CERTIFICATE"))
                .extract()
                .<String>path("url");
        var content = asInspector().get(link).then().statusCode(200).extract().asByteArray();
        assertThat(content).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(Ids.next(), "inspector"))
                .get(link)
                .then()
                .statusCode(404);
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT act FROM audit_entries WHERE object_type = 'FINDING' AND object_id = ? ORDER BY id",
                        finding))
                .containsExactly("MATERIAL.HAND_IN", "MATERIAL.LINK", "MATERIAL.SHOW");
        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(Ids.next(), "auditor"))
                .get("/api/v1/trace?reason=AUDIT&limit=200&domain=" + one)
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.objectId == '" + finding + "' }.what",
                        contains("MATERIAL.HAND_IN", "MATERIAL.LINK", "MATERIAL.SHOW"));
    }

    @Test
    void a_finding_that_is_over_unknown_or_anothers_takes_no_paper() {
        uploads(papersOf(stated("CURED")), "PLEDGE").then().statusCode(409).body("code", is("FINDING_CLOSED"));
        uploads(papersOf(stated("ENDED")), "PLEDGE").then().statusCode(409).body("code", is("FINDING_CLOSED"));
        uploads(papersOf(stated("OPENED")), "PLEDGE").then().statusCode(404);
        uploads(papersOf(UUID.randomUUID()), "PLEDGE").then().statusCode(404);
        uploads(papersOf(StatedFindings.SILENT), "PLEDGE").then().statusCode(503);
        var path = papersOf(stated("NOTIFIED"));
        var stranger = new Applicant();
        stranger.call().get(path).then().statusCode(404);
        stranger.call()
                .contentType("image/png")
                .body(Papers.png())
                .put(path + "/PLEDGE")
                .then()
                .statusCode(404);
        stranger.creates().post(path + "/handing-in").then().statusCode(404);

        // canary
        uploads(path, "PLEDGE").then().statusCode(200);
    }

    @Test
    void a_paper_that_is_no_picture_is_refused_as_at_an_order() {
        var path = papersOf(stated("NOTIFIED"));

        holder.call()
                .contentType("image/png")
                .body("<svg/>".getBytes(StandardCharsets.UTF_8))
                .put(path + "/PLEDGE")
                .then()
                .statusCode(415)
                .body("code", is("UNSUPPORTED_MEDIA_TYPE"));
        holder.call()
                .contentType("image/png")
                .body(new byte[0])
                .put(path + "/PLEDGE")
                .then()
                .statusCode(422)
                .body("code", is("MATERIAL_EMPTY"));
        holder.call().get(path).then().body("items", empty());
    }

    @Test
    void a_service_reads_what_was_handed_in_and_the_database_keeps_one_owner() {
        var finding = stated("OVERDUE");
        var path = papersOf(finding);
        uploads(path, "PLEDGE").then().statusCode(200);
        internal()
                .get("/internal/finding-papers/" + finding)
                .then()
                .statusCode(200)
                .body("items", empty());
        holder.creates().post(path + "/handing-in").then().statusCode(200);

        internal().get("/internal/finding-papers/" + finding).then().body("items.kind", contains("PLEDGE"));
        internal()
                .get("/internal/finding-papers/" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("items", empty());
        asInspector().get("/internal/finding-papers/" + finding).then().statusCode(401);
        assertThat(catchThrowable(
                        () -> sql.update("UPDATE materials SET case_id = ? WHERE finding_id = ?", Ids.next(), finding)))
                .hasStackTraceContaining("materials_one_owner");
    }

    @Test
    @Tag("long")
    void a_finding_takes_forty_papers() {
        var path = papersOf(stated("NOTIFIED"));
        var kinds = List.of("DOMAIN_CERTIFICATE", "PLEDGE", "SITE_PLAN", "PRE_APPROVAL");
        for (var count = 0; count < FindingPapersView.MOST; count += kinds.size()) {
            kinds.forEach(kind -> uploads(path, kind).then().statusCode(200));
            holder.creates().post(path + "/handing-in").then().statusCode(200);
        }

        uploads(path, "PLEDGE").then().statusCode(409).body("code", is("FINDING_PAPERS_FULL"));
    }

    private UUID stated(String state) {
        return StatedFindings.stated(
                subject, service, state, "DOMAIN.EXPIRED", List.of("/service/domains"), List.of("RENEW_DOMAIN"));
    }

    private static String papersOf(UUID finding) {
        return "/api/v1/finding-papers/" + finding;
    }

    private Response uploads(String path, String kind) {
        return holder.call().contentType("image/png").body(Papers.png()).put(path + "/" + kind);
    }

    private RequestSpecification asInspector() {
        return Rest.given().auth().oauth2(TestTokens.bearer(inspector, "inspector"));
    }

    private static RequestSpecification internal() {
        return Rest.given().auth().oauth2(TestTokens.internal("inspection-service"));
    }
}
