package cn.icpfiling.legacy.claims;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class LegacyClaimsApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");
    private static final String HANDED_IN = "上传成功！您已经提交认领备案信息，阿里云将在一个工作日内进行审核，请您耐心等待。";

    /** A 404 of a proxy or of a wrong address. */
    private static final List<Neighbours.Answer> BARE = List.of(
            new Neighbours.Answer(404, ""),
            new Neighbours.Answer(404, "<html>no such page</html>"),
            new Neighbours.Answer(404, "{}"));

    private final UUID account = Ids.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    FollowClaims follow;

    @Test
    void a_claim_shows_the_filing_masked_waits_for_papers_and_ends_with_the_filing() {
        var row = rows.filing(OF_2009, false);
        var claim = claims(account, row)
                .statusCode(201)
                .body("state", equalTo("AWAITING_PAPERS"))
                .body("title", equalTo("您的备案类型为认领备案"))
                .body("filing.subjectNumber", equalTo(row.number()))
                .body("filing.region.province", equalTo("11"))
                .body("filing.nature", equalTo(4))
                .body("filing.principalCertificateType", equalTo(2))
                .body("filing.maskedPrincipalCertificateNumber", equalTo("110105********002X"))
                .body("holderKind", equalTo("ORGANISATION"))
                .body("domains", equalTo(List.of(row.domain())));
        assertThat(claim.extract().asString()).doesNotContain(row.certificate()).doesNotContain("张三");
        var id = idOf(claim);
        var theCase = UUID.fromString(claim.extract().path("caseId"));
        assertThat(neighbours.cases).containsEntry(id, theCase);

        neighbours.states.put(theCase, "OPEN");
        shown(account, id).body("state", equalTo("IN_REVIEW")).body("message", equalTo(HANDED_IN));

        neighbours.states.put(theCase, "DECIDED_GRANTED");
        shown(account, id).body("state", equalTo("GRANTED"));
        follow.run();
        shown(account, id)
                .body("state", equalTo("CLAIMED"))
                .body(
                        "subjectId",
                        equalTo(neighbours.subjects.get(row.legacyId()).toString()));
        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
        assertThat(history(row.domain())).containsSubsequence("OPENED", "HANDED_OVER");
        assertThat(history(row.number())).contains("OPENED", "CLAIMED", "HANDED_OVER", "LEGACY_CLAIM.OPEN");
        assertThat(rows.hasPassword(row)).isFalse();
        claims(Ids.next(), row).statusCode(409).body("code", equalTo("LEGACY_CLAIM_OTHER_WAY"));
    }

    @Test
    void any_wrong_datum_gets_the_same_refusal_and_only_the_right_ones_learn_of_another_way() {
        var row = rows.filing(OF_2009, false);
        var wrong = List.of(
                body(row.domain(), "110199999999999", 4, "11"),
                body("other-" + row.domain(), row.certificate(), 4, "11"),
                body(row.domain(), row.certificate(), 5, "11"),
                body(row.domain(), row.certificate(), 4, "31"));
        for (var one : wrong) {
            open(Ids.next(), one).statusCode(409).body("code", equalTo("LEGACY_CLAIM_NOT_DUE"));
        }
        claims(account, rows.filing(OF_2013, false)).statusCode(409).body("code", equalTo("LEGACY_CLAIM_OTHER_WAY"));
        claims(account, rows.filing(OF_2009, true)).statusCode(409).body("code", equalTo("LEGACY_CLAIM_OTHER_WAY"));
        open(account, body("not a domain", row.certificate(), 4, "11"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/domain"));
    }

    @Test
    void an_account_that_holds_a_filing_here_claims_no_other() {
        var row = rows.filing(OF_2009, false);
        rows.holdsFiling(account);

        claims(account, row).statusCode(409).body("code", equalTo("LEGACY_CLAIM_ACCOUNT_HAS_SUBJECT"));

        rows.holdsNoFiling(account);
    }

    @Test
    void a_filing_that_is_not_found_may_not_be_loaded_yet() {
        var row = rows.filing(OF_2009, false);
        rows.file("DOMAINS", "ARRIVING", false);

        open(account, body("other-" + row.domain(), row.certificate(), 4, "11"))
                .statusCode(409)
                .body("code", equalTo("LEGACY_NOT_LOADED_YET"));
        claims(account, row).statusCode(201);
    }

    @Test
    void a_rejected_claim_says_why_and_is_repeated() {
        var row = rows.filing(OF_2009, false);
        var first = idOf(claims(account, row).statusCode(201));
        claims(account, row).statusCode(409).body("code", equalTo("LEGACY_CLAIM_OPEN_ALREADY"));

        neighbours.states.put(neighbours.cases.get(first), "DECIDED_REFUSED/PAPERS_UNREADABLE");
        shown(account, first)
                .body("state", equalTo("REJECTED"))
                .body("reason.code", equalTo("PAPERS_UNREADABLE"))
                .body("reason.remedy", equalTo("请重新拍摄清晰、完整的证件照片，再次认领。"))
                .body("message", nullValue());
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");

        var second = claims(account, row).statusCode(201);
        assertThat(idOf(second)).isNotEqualTo(first);
        as(account, Roles.APPLICANT)
                .get("/api/v1/legacy-claims")
                .then()
                .statusCode(200)
                .body("items.claimId", equalTo(List.of(idOf(second).toString(), first.toString())));
    }

    @Test
    void a_case_that_expired_or_was_withdrawn_ends_the_claim() {
        var row = rows.filing(OF_2009, false);
        var id = idOf(claims(account, row).statusCode(201));
        neighbours.states.put(neighbours.cases.get(id), "EXPIRED");

        shown(account, id).body("state", equalTo("LAPSED")).body("reason.code", equalTo("EXPIRED"));
    }

    @Test
    @Tag("long")
    void a_filing_that_filing_service_refuses_for_this_account_waits_again() {
        var row = rows.filing(OF_2009, false);
        var id = idOf(claims(account, row).statusCode(201));
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(409, "ACCOUNT_HAS_SUBJECT"));
        neighbours.states.put(neighbours.cases.get(id), "DECIDED_GRANTED");

        shown(account, id).body("state", equalTo("GRANTED"));
        follow.run();
        shown(account, id).body("state", equalTo("FAILED")).body("reason.code", equalTo("ACCOUNT_HAS_SUBJECT"));
        follow.run();
        assertThat(neighbours.failures).containsEntry(neighbours.cases.get(id), "ACCOUNT_HAS_SUBJECT");
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(rows.refusalOf(row)).isEqualTo("ACCOUNT_HAS_SUBJECT");
    }

    @Test
    void of_two_granted_claims_at_once_one_wins_and_the_other_is_lost_with_a_reason() throws Exception {
        var row = rows.filing(OF_2009, false);
        var accounts = List.of(account, Ids.next());
        var claims = accounts.stream()
                .map(one -> idOf(claims(one, row).statusCode(201)))
                .toList();
        claims.forEach(claim -> neighbours.states.put(neighbours.cases.get(claim), "DECIDED_GRANTED"));

        AtOnce.all(Stream.of(0, 1, 0, 1)
                .<Callable<String>>map(at ->
                        () -> shown(accounts.get(at), claims.get(at)).extract().path("state"))
                .toList());
        follow.run();
        var states = Stream.of(0, 1)
                .map(at -> shown(accounts.get(at), claims.get(at)).extract().<String>path("state"))
                .toList();

        assertThat(states).containsExactlyInAnyOrder("CLAIMED", "LOST");
        var loser = states.indexOf("LOST");
        shown(accounts.get(loser), claims.get(loser)).body("reason.code", equalTo("LEGACY_FILING_TAKEN"));
        assertThat(neighbours.registered)
                .filteredOn(sent -> sent.path("legacyId").asText().equals(row.legacyId()))
                .allSatisfy(sent -> assertThat(sent.path("account").asText())
                        .isEqualTo(accounts.get(1 - loser).toString()));
    }

    @Test
    void the_job_finds_that_another_account_has_won_and_withdraws_the_case() {
        var row = rows.filing(OF_2009, false);
        var other = Ids.next();
        var won = idOf(claims(other, row).statusCode(201));
        var lost = idOf(claims(account, row).statusCode(201));
        neighbours.states.put(neighbours.cases.get(won), "DECIDED_GRANTED");
        shown(other, won).body("state", equalTo("GRANTED"));
        follow.run();
        shown(other, won).body("state", equalTo("CLAIMED"));

        shown(account, lost).body("state", equalTo("LOST")).body("reason.code", equalTo("LEGACY_FILING_TAKEN"));
        follow.run();
        assertThat(neighbours.withdrawn).contains(neighbours.cases.get(lost));
    }

    @Test
    void a_claim_whose_account_is_gone_before_its_case_is_opened_lapses() {
        var row = rows.filing(OF_2009, false);
        neighbours.gone.add(account);

        claims(account, row).statusCode(201).body("state", equalTo("LAPSED"));
    }

    @Test
    @Tag("long")
    void a_404_that_is_not_account_services_own_word_ends_no_claim() {
        var row = rows.filing(OF_2009, false);
        for (var bare : BARE) {
            var unopened = Ids.next();
            neighbours.deskAnswers.put(unopened, bare);
            claims(unopened, row).statusCode(201).body("state", equalTo("OPENING"));
        }
        var id = idOf(claims(account, row).statusCode(201));
        var theCase = neighbours.cases.get(id);
        neighbours.states.put(theCase, "OPEN");
        shown(account, id).body("state", equalTo("IN_REVIEW"));

        for (var bare : BARE) {
            neighbours.deskAnswers.put(theCase, bare);
            shown(account, id).body("state", equalTo("IN_REVIEW"));
        }
        neighbours.deskAnswers.put(theCase, Neighbours.Answer.problem(404, "NOT_FOUND"));
        shown(account, id).body("state", equalTo("LAPSED"), "reason.code", equalTo("EXPIRED"));
    }

    @Test
    void the_same_request_twice_is_one_claim() {
        var row = rows.filing(OF_2009, false);
        var key = UUID.randomUUID().toString();
        var first = open(account, key, body(row)).statusCode(201);
        var again = open(account, key, body(row)).statusCode(201);

        assertThat(idOf(again)).isEqualTo(idOf(first));
        assertThat(again.extract().header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void only_the_holder_and_the_support_see_a_claim_and_the_support_reveals_it_with_an_audit_entry() {
        var row = rows.filing(OF_2009, false);
        var id = idOf(claims(account, row).statusCode(201));
        var staff = Ids.next();
        as(Ids.next(), Roles.APPLICANT)
                .get("/api/v1/legacy-claims/" + id)
                .then()
                .statusCode(404);
        as(staff, Roles.SUPPORT).get("/api/v1/legacy-claims/" + id).then().statusCode(200);
        as(staff, Roles.SUPPORT)
                .get("/api/v1/legacy-claim-queue?state=AWAITING_PAPERS&limit=200")
                .then()
                .statusCode(200);

        as(staff, Roles.SUPPORT)
                .body("{\"reason\":\"COMPARE_PAPERS\"}")
                .post("/api/v1/legacy-claims/" + id + "/reveals")
                .then()
                .statusCode(200)
                .body("certificateNumber", equalTo(row.certificate()))
                .body("principal.name", equalTo("张三"));
        as(account, Roles.APPLICANT)
                .body("{\"reason\":\"COMPARE_PAPERS\"}")
                .post("/api/v1/legacy-claims/" + id + "/reveals")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.bearerOfHolder(staff, account, Roles.SUPPORT))
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"COMPARE_PAPERS\"}")
                .post("/api/v1/legacy-claims/" + id + "/reveals")
                .then()
                .statusCode(403)
                .body("code", equalTo("LEGACY_CLAIM_OWN"));
        as(Ids.next(), Roles.AUDITOR)
                .get("/api/v1/audit/legacy/entries?objectId=" + id + "&act=DATA.REVEAL")
                .then()
                .statusCode(200)
                .body("items.reason", equalTo(List.of("COMPARE_PAPERS")));
    }

    @Test
    @Tag("long")
    void a_browser_needs_a_solved_picture_and_eleven_tries_an_hour_are_too_many_but_a_masked_number_is_no_try() {
        var row = rows.filing(OF_2009, false);
        given().auth()
                .oauth2(TestTokens.token("icp-api", account.toString(), "browser", Roles.APPLICANT))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(row))
                .post("/api/v1/legacy-claims")
                .then()
                .statusCode(422)
                .body("code", equalTo("CAPTCHA_REQUIRED"));
        as(account, Roles.APPLICANT).post("/api/v1/legacy-captchas").then().statusCode(201);
        var busy = Ids.next();
        open(busy, body(row.domain(), "1101*******0016", 4, "11"))
                .statusCode(422)
                .body("errors[0].code", equalTo("MASKED_VALUE"), "errors[0].pointer", equalTo("/certificateNumber"));
        for (var tries = 0; tries < 10; tries++) {
            open(busy, body("unknown-" + row.domain(), row.certificate(), 4, "11"))
                    .statusCode(409);
        }
        open(busy, body(row)).statusCode(429);
    }

    private ValidatableResponse claims(UUID by, OldFilingRows.Row row) {
        return open(by, body(row));
    }

    private static ValidatableResponse open(UUID by, String body) {
        return open(by, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse open(UUID by, String key, String body) {
        return as(by, Roles.APPLICANT)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/legacy-claims")
                .then();
    }

    private static ValidatableResponse shown(UUID by, UUID claim) {
        return as(by, Roles.APPLICANT)
                .get("/api/v1/legacy-claims/" + claim)
                .then()
                .statusCode(200);
    }

    private static String body(OldFilingRows.Row row) {
        return body(row.domain(), row.certificate(), 4, "11");
    }

    private static String body(String domain, String certificate, int nature, String province) {
        return """
            {"region":{"province":"%s"},"nature":%d,"certificateType":1,"certificateNumber":"%s","domain":"%s"}""".formatted(province, nature, certificate, domain);
    }

    private static UUID idOf(ValidatableResponse claim) {
        return UUID.fromString(claim.extract().path("claimId"));
    }

    private static RequestSpecification as(UUID who, String role) {
        return given().auth().oauth2(TestTokens.bearer(who, role)).contentType(ContentType.JSON);
    }

    /** ADR 0045: what this service knows of a filing, by its domain or number. */
    private static List<String> history(String name) {
        var kind = name.contains("备") ? "number" : "domain";
        return given().contentType("application/json")
                .auth()
                .oauth2(TestTokens.internal("filing-service"))
                .body(Map.of("names", Map.of(kind, List.of(name)), "limit", 200))
                .post("/internal/history-entries")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("entries.what");
    }
}
