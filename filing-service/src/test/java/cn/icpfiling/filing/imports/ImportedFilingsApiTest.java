package cn.icpfiling.filing.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.dossier.OrderDossiers;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Filings of the old platform are registered without an order, whole and once, or refused with a reason. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ImportedFilingsApiTest {

    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Sql sql;

    @Inject
    OrderDossiers dossiers;

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();

    @Test
    void a_filing_is_registered_with_its_numbers_its_day_its_addresses_and_its_papers() throws IOException {
        old.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200).body("legacyId", is("P-1"));
        var done = old.registers(holder);

        done.then()
                .statusCode(201)
                .body("legacyId", is(old.legacyId))
                .body("way", is("IMPORT"))
                .body("missingPapers", contains("SUBJECT_PRINCIPAL_ID"))
                .body("services.serviceNumber", contains(old.number + "-1"))
                .body("services[0].domains", contains(old.domain));
        var subject = done.<String>path("subjectId");
        holder.call()
                .get("/api/v1/subjects/" + subject)
                .then()
                .statusCode(200)
                .body("subjectNumber", is(old.number))
                .body("origin", is("IMPORTED"))
                .body("importedAt", notNullValue())
                .body("filedAt", is(OldFilings.DAY))
                .body("entry.principal.certificateNumber", nullValue());
        holder.call()
                .get("/api/v1/services/" + done.<String>path("services[0].serviceId"))
                .then()
                .statusCode(200)
                .body("filedAt", is(OldFilings.DAY))
                .body("accessStatus", is("LIVE"))
                .body("entry.accessMode", is(20));
        assertThat(texts("SELECT ip_addresses FROM filed_services WHERE subject_id = ?", subject))
                .containsExactly("[\"203.0.113.9\",\"203.0.113.10\"]");
        assertThat(texts("SELECT act FROM audit_entries WHERE object_id = ?", subject))
                .containsExactly("RECORD.IMPORT");
        await().atMost(SOON)
                .until(
                        () -> sql.list(
                                row -> row.getString(1),
                                "SELECT reason FROM serving_entries WHERE domain = ?",
                                old.domain),
                        is(List.of("APPROVED")));
        assertThat(texts(
                        "SELECT m.kind FROM materials m JOIN imported_filings f ON f.id = m.import_id WHERE f.subject_id = ?",
                        subject))
                .containsExactly("SUBJECT_CERTIFICATE");
        assertThat(texts("SELECT contacts FROM imported_filings WHERE subject_id = ?", subject)
                        .getFirst())
                .doesNotContain("13700137000");
        isTold(subject);
    }

    /** The first try stored it and got no answer; before the second the old platform lost the file. */
    @Test
    void a_paper_that_was_stored_before_the_old_platform_lost_it_is_adopted_and_no_loss() {
        old.uploads("P-1", "PRE_APPROVAL").then().statusCode(200);
        old.papers.clear();
        var lost = Map.of("legacyId", "P-1", "kind", "PRE_APPROVAL", "loss", "MISSING", "service", old.number + "-1");
        var body = old.body(holder.account);
        body.put("missingPapers", List.of("PRE_APPROVAL"));
        body.put("lostPapers", List.of(lost));
        var done = OldFilings.legacy()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/imported-filings");
        done.then().statusCode(201).body("missingPapers", hasSize(0));

        var papers = "/api/v1/subjects/" + done.path("subjectId") + "/imported-papers";
        var paper = holder.call()
                .get(papers)
                .then()
                .body("items.legacyId", contains("P-1"))
                .body("items.state", contains("ADOPTED"))
                .body("items.serviceId", contains(done.<String>path("services[0].serviceId")))
                .extract()
                .<String>path("items[0].paperId");
        holder.call().get(papers + "/" + paper).then().statusCode(200);
    }

    private void isTold(String subject) throws IOException {
        await().atMost(SOON).until(() -> RECORDS.recordsOf(subject).size(), is(1));
        var event = new ObjectMapper()
                .readTree(new String(RECORDS.recordsOf(subject).getFirst().value(), StandardCharsets.UTF_8));

        assertThat(event.path("origin").asText()).isEqualTo("IMPORTED");
        assertThat(event.path("services").path(0).path("filedAt").asText()).startsWith("2013-05-06T02:00:00");
        assertThat(event.toString()).doesNotContain("张三", old.certificate, "13800138000");
    }

    @Test
    void a_repeat_gets_the_same_filing_with_the_same_key_or_another_one_and_another_account_is_refused() {
        var key = UUID.randomUUID().toString();
        var first = old.registers(key, holder);
        first.then().statusCode(201);
        old.registers(key, holder)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("subjectId", is(first.<String>path("subjectId")));
        old.registers(holder)
                .then()
                .statusCode(200)
                .body("subjectId", is(first.<String>path("subjectId")))
                .body("services.serviceId", contains(first.<String>path("services[0].serviceId")));

        refused(old.registers(new Applicant()), "IMPORTED_FOR_ANOTHER_ACCOUNT");
        refused(old.uploads("P-9", "PLEDGE"), "IMPORTED_ALREADY");
        holder.call().get("/api/v1/subjects").then().body("items", hasSize(1));
    }

    @Test
    void an_account_with_a_subject_or_an_open_order_is_refused_until_the_order_is_over() {
        var order = holder.drafts(Applicant.domain("ok"));
        refused(old.registers(holder), "ACCOUNT_HAS_OPEN_ORDER");
        holder.acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);
        old.registers(holder).then().statusCode(201);

        var another = new OldFilings();
        refused(another.registers(holder), "ACCOUNT_HAS_SUBJECT");
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT legacy_id FROM imported_filings WHERE legacy_id = ?",
                        another.legacyId))
                .isEmpty();
    }

    @Test
    void what_is_filed_by_another_way_is_not_filed_twice() {
        old.registers(holder).then().statusCode(201);

        var sameCertificate = new OldFilings();
        sameCertificate.certificate = old.certificate;
        refused(sameCertificate.registers(new Applicant()), "CERTIFICATE_FILED_ALREADY");
        var sameDomain = new OldFilings();
        sameDomain.service.put("domains", List.of(old.domain));
        refused(sameDomain.registers(new Applicant()), "DOMAIN_FILED_ALREADY");
        var sameNumber = new OldFilings();
        sameNumber.subject.put("number", old.number);
        sameNumber.service.put("number", old.number + "-7");
        refused(sameNumber.registers(new Applicant()), "NUMBER_FILED_ALREADY");
        var ordered = new Applicant();
        ordered.submitsDraft(Applicant.domain("ok"));
        var sameOrder = new OldFilings();
        sameOrder.certificate = ordered.certificateNumber;
        refused(sameOrder.registers(new Applicant()), "CERTIFICATE_FILED_ALREADY");
    }

    @Test
    void a_paper_that_was_not_uploaded_or_has_other_bytes_is_missing() {
        old.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200);
        old.papers.add(Map.of("legacyId", "P-2", "kind", "PLEDGE", "sha256", "0".repeat(64)));
        refused(old.registers(holder), "PAPERS_MISSING");
        old.papers.removeLast();

        old.uploads("P-3", "PLEDGE").then().statusCode(200);
        old.papers.removeLast();
        old.registers(holder).then().statusCode(201);
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT p.legacy_id FROM imported_papers p JOIN imported_filings f ON f.id = p.import_id"
                                + " WHERE f.legacy_id = ?",
                        old.legacyId))
                .as("papers that the filing does not name are gone")
                .containsExactly("P-1");
    }

    @Test
    void what_no_filing_can_have_is_named_with_its_place() {
        old.subject.put("nature", 99);
        old.service.put("number", "京ICP备99999999号-1");
        old.service.put("domains", List.of(old.domain, old.domain, "no domain"));
        old.service.put("submittedAt", "2999-01-01T00:00:00Z");

        old.registers(holder)
                .then()
                .statusCode(422)
                .body("code", is("IMPORT_UNFIT"))
                .body(
                        "errors.pointer",
                        hasItems(
                                "/subject/nature",
                                "/services/0/number",
                                "/services/0/domains/1",
                                "/services/0/domains/2",
                                "/services/0/submittedAt"));
    }

    @Test
    void a_subject_without_services_and_with_fields_missing_is_registered_as_it_is() {
        var body = old.body(holder.account);
        body.put("services", List.of());
        old.subject.remove("principal");
        OldFilings.legacy()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/imported-filings")
                .then()
                .statusCode(201)
                .body("services", hasSize(0));

        holder.call().get("/api/v1/subjects").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void an_end_that_the_authority_told_before_the_filing_came_over_is_applied_again() {
        var told = Ids.next();
        sql.update(
                "INSERT INTO authority_results (id, download_id, position, group_name, subject_number, digest, content, state,"
                        + " attempts, received_at) VALUES (?, ?, 0, 'ZXSJ', ?, UNHEX(SHA2(?, 256)), '', 'PASSED_OVER', 0,"
                        + " UTC_TIMESTAMP(6))",
                told,
                told,
                old.number,
                old.number);

        old.registers(holder).then().statusCode(201);

        assertThat(sql.update("DELETE FROM authority_results WHERE id = ? AND state = 'RECEIVED'", told))
                .isEqualTo(1);
    }

    @Test
    void a_stored_paper_is_shown_with_its_digest_before_and_after_its_filing_is_registered() {
        String paper = old.uploads("P-1", "SUBJECT_CERTIFICATE").path("paperId");
        var digest = old.papers.getFirst().get("sha256").toString();
        stored("P-1").statusCode(200).body("sha256", is(digest)).body("paperId", is(paper));
        stored("P-2").statusCode(404).body("code", is("NOT_FOUND"));

        old.registers(holder).then().statusCode(201);
        stored("P-1").statusCode(200).body("sha256", is(digest)).body("kind", is("SUBJECT_CERTIFICATE"));

        sql.update("UPDATE materials SET scan = 'INFECTED' WHERE id = ?", UUID.fromString(paper));
        stored("P-1").statusCode(404);
        given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .get("/internal/imported-filings/" + old.legacyId + "/papers/P-1")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse stored(String paper) {
        return OldFilings.legacy()
                .get("/internal/imported-filings/" + old.legacyId + "/papers/" + paper)
                .then();
    }

    @Test
    void another_service_a_missing_key_and_a_bad_id_are_refused() {
        given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .header("Idempotency-Key", "k")
                .contentType(ContentType.JSON)
                .body(old.body(holder.account))
                .post("/internal/imported-filings")
                .then()
                .statusCode(403);
        OldFilings.legacy()
                .contentType(ContentType.JSON)
                .body(old.body(holder.account))
                .post("/internal/imported-filings")
                .then()
                .statusCode(400)
                .body("code", is("IDEMPOTENCY_KEY_MISSING"));
        old.uploads("no id", "PLEDGE").then().statusCode(400);
    }

    /** A site filed before 2018 is changed by the rules of its time: only added domains are verified (docs/trade.md 3.1). */
    @Test
    void a_change_of_an_imported_site_keeps_the_rules_of_its_day_and_its_addresses() {
        old.subject.putAll(Applicant.subject());
        var order = changes(old.registers(holder).path("services[0].serviceId"));
        holder.handsInAll(order);
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(200);
        holder.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));

        given().auth()
                .oauth2(TestTokens.internal("verification-service"))
                .get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(200)
                .body("orderType", is("CHANGE_OLD_SERVICE"))
                .body("domains.domain", contains(old.domain))
                .body("domains.added", contains(false));
        assertThat(dossiers.of(UUID.fromString(order)).ipAddresses()).containsExactly("203.0.113.9", "203.0.113.10");
    }

    @Test
    void what_the_old_form_lacks_is_asked_by_the_next_order() {
        var order = changes(old.registers(holder).path("services[0].serviceId"));

        holder.submits(order)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/subject/mailingAddress", "/subject/principal/certificateNumber"));
    }

    private String changes(String service) {
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

    private static void refused(Response answer, String code) {
        answer.then().statusCode(409).body("code", is(code)).body("remedy", notNullValue());
    }

    private List<String> texts(String query, String id) {
        return sql.list(row -> row.getString(1), query, UUID.fromString(id));
    }
}
