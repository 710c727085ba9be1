package cn.icpfiling.filing.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.StatedCases;
import cn.icpfiling.filing.StatedFindings;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Papers and contacts of an imported filing are shown to those who may see them, and move with it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ImportedPapersApiTest {

    @Inject
    Sql sql;

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();
    private final UUID staff = Ids.next();
    private String subject;
    private String service;
    private String paper;

    /** A paper of the subject and one of its service that came over, one that was lost, and one that cannot be read. */
    private void comesOver() {
        old.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200);
        old.uploads("P-2", "DOMAIN_CERTIFICATE").then().statusCode(200);
        old.papers.replaceAll(named -> named.get("legacyId").equals("P-2") ? ofService(named) : named);
        var body = old.body(holder.account);
        body.put(
                "lostPapers",
                List.of(
                        Map.of("legacyId", "P-3", "kind", "SUBJECT_PRINCIPAL_ID", "loss", "MISSING"),
                        Map.of(
                                "legacyId",
                                "P-4",
                                "kind",
                                "PRE_APPROVAL",
                                "loss",
                                "UNREADABLE",
                                "service",
                                old.number + "-1")));
        var done = registers(body);
        done.then().statusCode(201);
        subject = done.path("subjectId");
        service = done.path("services[0].serviceId");
        paper = holder.call().get(papers()).path("items[0].paperId");
    }

    @Test
    void the_holder_lists_what_came_over_and_what_is_lost_each_with_its_way_on_and_opens_a_paper() {
        comesOver();

        holder.call()
                .get(papers())
                .then()
                .statusCode(200)
                .body("items.legacyId", contains("P-1", "P-2", "P-3", "P-4"))
                .body("items.state", contains("ADOPTED", "ADOPTED", "MISSING", "UNREADABLE"))
                .body(
                        "items.wayOn",
                        contains("DOWNLOAD", "DOWNLOAD", "HAND_IN_WITH_NEXT_ORDER", "HAND_IN_WITH_NEXT_ORDER"))
                .body("items[0].serviceId", nullValue())
                .body("items[1].serviceId", is(service))
                .body("items[3].serviceId", is(service))
                .body("items[0].mediaType", is("image/png"))
                .body("items[2].paperId", nullValue());
        var content = holder.call()
                .get(papers() + "/" + paper)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        assertThat(content).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        assertThat(acts()).as("the holder's own look").isEmpty();
    }

    @Test
    void a_lost_paper_that_comes_later_is_adopted_for_what_it_was_lost_for_and_once() {
        comesOver();
        var bytes = Papers.png();
        var digest = OldFilings.sha256(bytes);
        for (var twice = 0; twice < 2; twice++) {
            old.uploads("P-4", "PRE_APPROVAL", bytes, digest).then().statusCode(200);
        }
        old.uploads("P-3", "PLEDGE").then().statusCode(409).body("code", is("IMPORTED_ALREADY"));
        old.uploads("P-3", "SUBJECT_PRINCIPAL_ID").then().statusCode(200);

        holder.call()
                .get(papers())
                .then()
                .body("items.legacyId", contains("P-1", "P-2", "P-4", "P-3"))
                .body("items.state", contains("ADOPTED", "ADOPTED", "ADOPTED", "ADOPTED"))
                .body("items[2].serviceId", is(service))
                .body("items[3].serviceId", nullValue());
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT act FROM audit_entries WHERE object_id = ? AND act LIKE 'IMPORTED_PAPER.%'",
                        UUID.fromString(subject)))
                .hasSize(2);
    }

    @Test
    void nobody_elses_papers_are_shown_and_a_subject_of_an_order_has_none() {
        comesOver();
        var stranger = new Applicant();
        stranger.call().get(papers()).then().statusCode(404);
        stranger.call().get(papers() + "/" + paper).then().statusCode(404);
        holder.call().get(papers() + "/" + Ids.next()).then().statusCode(404);

        var another = new OldFilings();
        var other = another.registers(new Applicant()).<String>path("subjectId");
        holder.call()
                .get("/api/v1/subjects/" + other + "/imported-papers")
                .then()
                .statusCode(404);
        asStaff("reviewer")
                .get("/api/v1/subjects/" + other + "/imported-papers/" + paper)
                .then()
                .statusCode(403);
        asStaff("reviewer")
                .get("/api/v1/subjects/" + other + "/imported-papers")
                .then()
                .statusCode(200)
                .body("items.kind", contains("SUBJECT_PRINCIPAL_ID"))
                .body("items.state", contains("MISSING"));
    }

    @Test
    void a_member_sees_the_papers_of_their_services_alone_and_is_in_the_audit() {
        comesOver();
        var ofService = holder.call().get(papers()).<String>path("items[1].paperId");

        asMember(service + "=VIEW").get(papers()).then().statusCode(200).body("items.legacyId", contains("P-2", "P-4"));
        asMember(service + "=VIEW").get(papers() + "/" + paper).then().statusCode(404);
        asMember(service + "=VIEW").get(papers() + "/" + ofService).then().statusCode(200);
        asMember("*=VIEW").get(papers()).then().body("items", hasSize(4));
        assertThat(acts()).containsExactly("MATERIAL.SHOW");
    }

    @Test
    void a_paper_in_quarantine_waits_and_an_infected_one_is_handed_in_anew() {
        comesOver();
        scanned("QUARANTINED");
        holder.call()
                .get(papers())
                .then()
                .body("items[0].state", is("PENDING"))
                .body("items[0].wayOn", is("WAIT_FOR_SCAN"));
        holder.call().get(papers() + "/" + paper).then().statusCode(409).body("code", is("MATERIAL_QUARANTINED"));

        scanned("INFECTED");
        holder.call()
                .get(papers())
                .then()
                .body("items[0].state", is("UNREADABLE"))
                .body("items[0].wayOn", is("HAND_IN_WITH_NEXT_ORDER"))
                .body("items[0].paperId", nullValue())
                .body("items[0].size", nullValue());
        holder.call().get(papers() + "/" + paper).then().statusCode(404);
    }

    @Test
    void an_inspector_opens_a_paper_for_a_finding_about_the_filing_and_the_audit_tells() {
        comesOver();
        var finding = stated(subject);
        asStaff("inspector").get(papers()).then().statusCode(200).body("items", hasSize(4));

        var link = links("inspector", "INSPECT_FINDING", finding)
                .then()
                .statusCode(201)
                .body("kind", is("SUBJECT_CERTIFICATE"))
                .body("uses", is(3))
                .extract()
                .<String>path("url");
        asStaff("inspector").get(link).then().statusCode(200).contentType("image/png");

        links("inspector", "INSPECT_FINDING", stated(Ids.next().toString()))
                .then()
                .statusCode(404);
        links("inspector", "INSPECT_FINDING", Ids.next()).then().statusCode(404);
        links("inspector", "DECIDE_CASE", finding)
                .then()
                .statusCode(422)
                .body("errors.code", contains("PAPER_REASON_OF_ANOTHER_ROLE"));
        assertThat(acts()).containsExactly("MATERIAL.LINK", "MATERIAL.SHOW");
    }

    @Test
    void the_support_opens_a_paper_for_a_case_of_the_holder() {
        comesOver();
        var own = StatedCases.stated(holder.account, null, false, List.of());
        var anothers = StatedCases.stated(Ids.next(), null, false, List.of());

        links("support", "DECIDE_CASE", own).then().statusCode(201);
        links("support", "DECIDE_CASE", anothers).then().statusCode(404);
        links("support", "DECIDE_CASE", StatedCases.SILENT).then().statusCode(503);
        links(holder.account, "support", "DECIDE_CASE", own).then().statusCode(403);
    }

    @Test
    void a_reviewer_opens_a_paper_while_an_order_of_the_holder_is_under_review() {
        old.subject.putAll(Applicant.subject());
        comesOver();
        var order = changes();
        links("reviewer", "REVIEW_COMPARE_PAPERS", UUID.fromString(order))
                .then()
                .statusCode(409)
                .body("code", is("NOT_UNDER_REVIEW"));
        holder.handsInAll(order);
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(200);
        holder.submits(order).then().statusCode(200);

        var link = links("reviewer", "REVIEW_COMPARE_PAPERS", UUID.fromString(order))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        var anothers = new Applicant().submitsDraft(Applicant.domain("ok"));
        links("reviewer", "REVIEW_COMPARE_PAPERS", UUID.fromString(anothers))
                .then()
                .statusCode(404);
        asStaff("reviewer").get(link).then().statusCode(200);
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);
        asStaff("reviewer").get(link).then().statusCode(404);
    }

    @Test
    void papers_and_the_further_contact_move_with_the_filing() {
        comesOver();
        var target = new Applicant();

        given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "transferId", Ids.next().toString(),
                        "subjectId", subject,
                        "from", holder.account.toString(),
                        "to", target.account.toString()))
                .post("/internal/subject-transfers")
                .then()
                .statusCode(200);

        holder.call().get(papers()).then().statusCode(404);
        target.call().get(papers()).then().statusCode(200).body("items", hasSize(4));
        target.call().get(papers() + "/" + paper).then().statusCode(200);
        target.call().get("/api/v1/subjects/" + subject).then().body("furtherContact.name", is("王*"));
    }

    @Test
    void the_further_contact_is_shown_masked_told_of_notices_and_revealed_for_a_case() {
        comesOver();

        holder.call()
                .get("/api/v1/subjects/" + subject)
                .then()
                .body("furtherContact.name", is("王*"))
                .body("furtherContact.mobile", is("137****7000"));
        given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .get("/internal/subjects/" + subject + "/contacts")
                .then()
                .statusCode(200)
                .body("further.number", is(old.number))
                .body("further.name", is("王五"))
                .body("further.mobile", is("13700137000"));
        asStaff("support")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "fields",
                        List.of("/furtherContact/mobile"),
                        "reason",
                        "SUPPORT_CASE",
                        "caseReference",
                        "CASE-2026-0042"))
                .post("/api/v1/subjects/" + subject + "/reveals")
                .then()
                .statusCode(200)
                .body("values.value", contains("13700137000"));
        holder.call()
                .get("/api/v1/subjects/" + subject + "/reveals")
                .then()
                .body("items[0].fields", contains("/furtherContact/mobile"));
    }

    @Test
    void a_paper_that_is_named_twice_or_for_an_unknown_service_is_a_fault() {
        old.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200);
        var body = old.body(holder.account);
        body.put(
                "lostPapers",
                List.of(
                        Map.of("legacyId", "P-1", "kind", "PLEDGE", "loss", "MISSING"),
                        Map.of("legacyId", "P-5", "kind", "PLEDGE", "loss", "MISSING", "service", "京ICP备1号-1")));

        registers(body)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/lostPapers/0/legacyId", "/lostPapers/1/service"));
    }

    private Map<String, Object> ofService(Map<String, Object> named) {
        var with = new HashMap<>(named);
        with.put("service", old.number + "-1");
        return with;
    }

    private static Response registers(Map<String, Object> body) {
        return OldFilings.legacy()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/imported-filings");
    }

    private String changes() {
        var order = holder.creates()
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        var entry = new HashMap<>(Applicant.service(old.domain, ""));
        entry.remove("serviceNumber");
        holder.entersService(order, entry).then().statusCode(200);
        return order;
    }

    private UUID stated(String about) {
        return StatedFindings.stated(
                about, null, "NOTIFIED", "DOMAIN.EXPIRED", List.of("/service/domains"), List.of("RENEW_DOMAIN"));
    }

    private Response links(String role, String reason, UUID about) {
        return links(staff, role, reason, about);
    }

    private Response links(UUID who, String role, String reason, UUID about) {
        return given().auth()
                .oauth2(TestTokens.bearer(who, role))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason, "about", about.toString()))
                .post(papers() + "/" + paper + "/links");
    }

    private RequestSpecification asStaff(String role) {
        return given().auth().oauth2(TestTokens.bearer(staff, role));
    }

    private RequestSpecification asMember(String rights) {
        return given().auth().oauth2(TestTokens.bearerOfMember(holder.account, Ids.next(), rights));
    }

    private String papers() {
        return "/api/v1/subjects/" + subject + "/imported-papers";
    }

    private void scanned(String scan) {
        sql.update("UPDATE materials SET scan = ? WHERE id = ?", scan, UUID.fromString(paper));
    }

    /** The acts on the imported filing's papers. */
    private List<String> acts() {
        return sql.list(
                row -> row.getString(1),
                "SELECT a.act FROM audit_entries a JOIN imported_filings f ON f.id = a.object_id"
                        + " WHERE a.object_type = 'IMPORTED_FILING' AND f.subject_id = ? ORDER BY a.id",
                UUID.fromString(subject));
    }
}
