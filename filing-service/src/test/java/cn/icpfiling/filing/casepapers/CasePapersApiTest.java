package cn.icpfiling.filing.casepapers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.StatedCases;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Papers of cases of the support: their holder uploads them, with a login or with the secret, and the support opens them. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CasePapersApiTest {

    private static final String SECRET = "s".repeat(43);
    private static final List<String> WANTED = List.of("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO");

    private final Applicant holder = new Applicant();
    private final UUID support = Ids.next();

    @Inject
    Sql sql;

    @Test
    void a_good_token_does_not_hinder_a_secret_and_a_bad_one_is_refused() {
        var id = StatedCases.stated(null, SECRET, true, WANTED);

        anonymous(SECRET).get(papers(id)).then().statusCode(200);
        anonymous(SECRET).auth().oauth2("no-token").get(papers(id)).then().statusCode(401);
        holder.call().header("Case-Secret", SECRET).get(papers(id)).then().statusCode(200);
        holder.call()
                .header("Case-Secret", "x".repeat(43))
                .get(papers(id))
                .then()
                .statusCode(404);
    }

    @Test
    void a_draft_is_replaced_and_deleted_until_the_case_is_handed_in() {
        var id = StatedCases.stated(holder.account, null, true, WANTED);
        var first =
                uploads(id, "HAND_HELD_PHOTO").then().statusCode(200).extract().<String>path("paperId");
        uploads(id, "HAND_HELD_PHOTO").then().statusCode(200).body("paperId", not(is(first)));
        uploads(id, "SUBJECT_CERTIFICATE").then().statusCode(200);
        holder.call().delete(papers(id) + "/SUBJECT_CERTIFICATE").then().statusCode(204);
        holder.call().delete(papers(id) + "/SUBJECT_CERTIFICATE").then().statusCode(404);

        for (var again : List.of(false, true)) {
            internal()
                    .post("/internal/case-papers/" + id + "/handing-in")
                    .then()
                    .statusCode(200)
                    .body("items.kind", contains("HAND_HELD_PHOTO"))
                    .body("items.handedInAt", everyItem(notNullValue()));
        }

        holder.call().delete(papers(id) + "/HAND_HELD_PHOTO").then().statusCode(404);
        uploads(id, "HAND_HELD_PHOTO").then().statusCode(200);
        holder.call().get(papers(id)).then().body("items", hasSize(2));
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT act FROM audit_entries WHERE object_type = 'SUPPORT_CASE' AND object_id = ?",
                        id))
                .containsExactly("MATERIAL.HAND_IN");
    }

    @Test
    void a_caller_without_a_login_shows_the_secret_of_the_case() {
        var id = StatedCases.stated(null, SECRET, true, WANTED);
        var path = papers(id) + "/SUBJECT_CERTIFICATE";
        anonymous(SECRET)
                .contentType("image/png")
                .body(Papers.png())
                .put(path)
                .then()
                .statusCode(200);
        anonymous(SECRET).get(papers(id)).then().statusCode(200).body("items", hasSize(1));

        for (var refused : List.of(
                anonymous("x".repeat(43)).get(papers(id)),
                Rest.given().get(papers(id)),
                holder.call().get(papers(id)),
                anonymous("x".repeat(43)).delete(path),
                anonymous("x".repeat(43))
                        .contentType("image/png")
                        .body(Papers.png())
                        .put(path))) {
            refused.then().statusCode(404);
        }
        anonymous(SECRET).delete(path).then().statusCode(204);
    }

    @Test
    void an_empty_paper_is_called_empty() {
        var id = StatedCases.stated(holder.account, null, true, WANTED);

        holder.call()
                .contentType("image/png")
                .body(new byte[0])
                .put(papers(id) + "/SUBJECT_CERTIFICATE")
                .then()
                .statusCode(422)
                .body("code", is("MATERIAL_EMPTY"));
    }

    @Test
    void a_case_takes_the_papers_that_it_needs_while_it_waits_for_its_holder() {
        var id = StatedCases.stated(holder.account, null, true, WANTED);
        uploads(id, "PLEDGE").then().statusCode(409).body("code", is("CASE_PAPER_NOT_NEEDED"));
        uploads(UUID.randomUUID(), "SUBJECT_CERTIFICATE").then().statusCode(404);
        uploads(StatedCases.SILENT, "SUBJECT_CERTIFICATE").then().statusCode(503);
        StatedCases.takesNoMore(id, holder.account);
        uploads(id, "SUBJECT_CERTIFICATE").then().statusCode(409).body("code", is("CASE_TAKES_NO_PAPERS"));
        new Applicant().call().get(papers(id)).then().statusCode(404);

        // canary
        holder.call().get(papers(id)).then().statusCode(200).body("items", empty());
    }

    @Test
    @Tag("long")
    void a_case_takes_forty_papers() {
        var id = StatedCases.stated(holder.account, null, true, WANTED);
        for (var count = 0; count < CasePapersView.MOST; count += WANTED.size()) {
            WANTED.forEach(kind -> uploads(id, kind).then().statusCode(200));
            internal()
                    .post("/internal/case-papers/" + id + "/handing-in")
                    .then()
                    .statusCode(200);
        }

        uploads(id, WANTED.getFirst()).then().statusCode(409).body("code", is("CASE_PAPERS_FULL"));
    }

    @Test
    void a_partner_uploads_for_its_customer_within_its_scopes_and_no_other_partner_sees_a_paper() {
        var partner = new Partner();
        var id = StatedCases.stated(partner.account(Partner.ITS_CUSTOMER), null, true, WANTED);
        var path = papers(id) + "/SUBJECT_CERTIFICATE";

        pictureOf(partner.call()).put(path).then().statusCode(200);
        partner.call(Scopes.FILINGS_READ).get(papers(id)).then().statusCode(200).body("items", hasSize(1));
        pictureOf(partner.call(Scopes.FILINGS_READ))
                .put(path)
                .then()
                .statusCode(403)
                .body("code", is("SCOPE_MISSING"));
        partner.call(Scopes.FILINGS_READ).delete(path).then().statusCode(403);
        new Partner().call().get(papers(id)).then().statusCode(404);
        partner.call().delete(path).then().statusCode(204);
    }

    @Test
    void the_support_sees_what_was_handed_in_and_opens_it_through_a_link_that_is_audited() {
        var id = StatedCases.stated(holder.account, null, true, WANTED);
        var paper = uploads(id, "SUBJECT_CERTIFICATE").then().extract().<String>path("paperId");
        asSupport(support).get(papers(id)).then().statusCode(200).body("items", empty());
        asSupport(support).post(papers(id) + "/" + paper + "/links").then().statusCode(404);
        internal().post("/internal/case-papers/" + id + "/handing-in").then().statusCode(200);

        asSupport(support).get(papers(id)).then().body("items.paperId", contains(paper));
        var link = asSupport(support)
                .post(papers(id) + "/" + paper + "/links")
                .then()
                .statusCode(201)
                .body("kind", is("SUBJECT_CERTIFICATE"))
                .extract()
                .<String>path("url");
        assertThat(asSupport(support).get(link).then().statusCode(200).extract().asByteArray())
                .startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        asSupport(Ids.next()).get(link).then().statusCode(404);
        asSupport(holder.account).get(papers(id)).then().statusCode(403);
        holder.call().post(papers(id) + "/" + paper + "/links").then().statusCode(403);
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT act FROM audit_entries WHERE object_type = 'SUPPORT_CASE' AND object_id = ? ORDER BY id",
                        id))
                .containsExactly("MATERIAL.HAND_IN", "MATERIAL.LINK", "MATERIAL.SHOW");
    }

    @Test
    void a_trace_of_the_domain_that_a_case_is_about_names_whoever_saw_its_papers() {
        var domain = Applicant.domain("ok");
        var id = StatedCases.statedAbout(domain, holder.account, WANTED);
        var paper = uploads(id, "SUBJECT_CERTIFICATE").then().extract().<String>path("paperId");
        internal().post("/internal/case-papers/" + id + "/handing-in").then().statusCode(200);
        var link = asSupport(support)
                .post(papers(id) + "/" + paper + "/links")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        asSupport(support).get(link).then().statusCode(200);

        asSupport(support)
                .get("/api/v1/trace?reason=SUPPORT_CASE&domain=" + domain)
                .then()
                .statusCode(200)
                .body("items.what", contains("MATERIAL.HAND_IN", "MATERIAL.LINK", "MATERIAL.SHOW"))
                .body("items.objectId", everyItem(is(id.toString())))
                .body("items[2].actor.account", is(support.toString()))
                .body("items[2].findings.code", contains("DECIDE_CASE"));
    }

    @Test
    void account_service_deletes_all_papers_of_a_case_and_the_database_keeps_one_owner() {
        var id = StatedCases.stated(holder.account, null, true, WANTED);
        uploads(id, "SUBJECT_CERTIFICATE").then().statusCode(200);
        internal().post("/internal/case-papers/" + id + "/handing-in").then().statusCode(200);
        assertThat(catchThrowable(
                        () -> sql.update("UPDATE materials SET order_id = ? WHERE case_id = ?", Ids.next(), id)))
                .hasStackTraceContaining("materials_");

        for (var again : List.of(false, true)) {
            internal().delete("/internal/case-papers/" + id).then().statusCode(204);
        }

        internal().get("/internal/case-papers/" + id).then().statusCode(200).body("items", empty());
        asSupport(support).get("/internal/case-papers/" + id).then().statusCode(401);
    }

    @Test
    void a_subject_number_names_the_holder_to_other_services() {
        internal()
                .contentType("application/json")
                .body("{\"subjectNumber\": \"京ICP备2099999999号\"}")
                .post("/internal/filed-subject-numbers")
                .then()
                .statusCode(200)
                .body("filed", is(false));
    }

    private static String papers(UUID id) {
        return "/api/v1/case-papers/" + id;
    }

    private Response uploads(UUID id, String kind) {
        return holder.call().contentType("image/png").body(Papers.png()).put(papers(id) + "/" + kind);
    }

    private static RequestSpecification pictureOf(RequestSpecification caller) {
        return caller.contentType("image/png").body(Papers.png());
    }

    private static RequestSpecification anonymous(String secret) {
        return Rest.given().header("Case-Secret", secret);
    }

    private static RequestSpecification asSupport(UUID account) {
        return Rest.given().auth().oauth2(TestTokens.bearer(account, "support"));
    }

    private static RequestSpecification internal() {
        return Rest.given().auth().oauth2(TestTokens.internal("account-service"));
    }
}
