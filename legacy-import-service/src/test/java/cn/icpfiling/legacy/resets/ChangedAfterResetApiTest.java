package cn.icpfiling.legacy.resets;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.legacy.LoadedSubject;
import cn.icpfiling.legacy.LoadedSubject.Values;
import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Papers give an old login another mail for the filings of one subject. What a load writes to its filings later they do not prove. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ChangedAfterResetApiTest {

    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");
    private static final String OTHER_NAME = "上海另一家有限公司";
    private static final String PASSWORD = "a quite new password";

    private UUID account = Ids.next();
    private OldFilingRows.Row row;
    private String id;
    private UUID theCase;

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    LoadedSubject subjects;

    @Inject
    FinishResets job;

    @Inject
    Sql sql;

    @BeforeEach
    void an_application_is_granted() {
        row = rows.filing(OF_2013, false);
        granted(row.certificate());
    }

    @Test
    void a_link_sets_no_password_once_a_load_gives_the_filing_another_certificate_and_its_new_holder_claims_it() {
        var other = "9" + row.certificate().substring(1);
        subjects.changed(row, Values.of(row).submitted(OF_2013).with(1, other));

        setPassword().statusCode(422).body("code", is("LEGACY_RESET_LINK_INVALID"));

        assertEnded();
        as(Ids.next())
                .body("""
                    {"region":{"province":"11"},"nature":4,"certificateType":1,"certificateNumber":"%s","domain":"%s"}""".formatted(other, row.domain()))
                .post("/api/v1/legacy-claims")
                .then()
                .statusCode(201);
    }

    @Test
    void no_further_link_is_sent_once_a_load_gives_the_filing_another_name() {
        subjects.changed(row, Values.of(row).submitted(OF_2013).named(OTHER_NAME));

        as(account)
                .post("/api/v1/legacy-mailbox-resets/" + id + "/link")
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));

        assertEnded();
    }

    @Test
    @Tag("long")
    void another_notation_is_no_other_subject() {
        subjects.changed(
                row, Values.of(row).submitted(OF_2013).named("北京旧平台 有限公司").calledAt("13900139000"));

        setPassword().statusCode(204);
        confirm(verified()).body("state", is("DONE"));
    }

    @Test
    void the_new_password_imports_no_filing_that_a_load_has_given_another_subject() {
        setPassword().statusCode(204);
        var begun = verified();
        subjects.changed(row, Values.of(row).submitted(OF_2013).named(OTHER_NAME));

        begin().statusCode(409).body("code", is("LEGACY_RESET_FILING_CHANGED"));
        confirm(begun)
                .body("state", is("REFUSED"), "next", is("SEE_REFUSAL"))
                .body("refusal", is("LEGACY_RESET_FILING_CHANGED"), "reason.code", is("LEGACY_RESET_FILING_CHANGED"))
                .body("filing.maskedCertificateNumber", is("****"));

        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertNotRegistered(row);
        account = Ids.next();
        granted(row.certificate());
        setPassword().statusCode(204);
        confirm(verified()).body("state", is("DONE"));
    }

    @Test
    void the_new_password_imports_the_proven_filing_and_none_that_a_load_has_added_to_the_login() {
        var added = rows.filing(OF_2013.minusSeconds(1), false);
        setPassword().statusCode(204);
        sql.update("UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?", login(), added.id());

        begin("\"legacyFilingId\":\"%s\",".formatted(added.id()))
                .statusCode(409)
                .body("code", is("LEGACY_RESET_FILING_CHANGED"));
        confirm(verified()).body("state", is("DONE"));

        assertThat(rows.stateOf(row)).isEqualTo("IMPORTED");
        assertThat(rows.stateOf(added)).isEqualTo("WAITING");
        begin().statusCode(409).body("code", is("LEGACY_RESET_FILING_CHANGED"));
    }

    @Test
    @Tag("long")
    void a_grant_of_the_last_release_is_compared_by_the_certificate_that_its_application_names() {
        grantedByTheLastRelease();
        subjects.changed(row, Values.of(row).submitted(OF_2013).named(OTHER_NAME));
        setPassword().statusCode(204);
        var begun = verified();

        subjects.changed(
                row,
                Values.of(row)
                        .submitted(OF_2013)
                        .with(1, "9" + row.certificate().substring(1)));

        confirm(begun).body("state", is("REFUSED"), "refusal", is("LEGACY_RESET_FILING_CHANGED"));
        assertNotRegistered(row);
    }

    @Test
    void a_link_of_the_last_release_sets_no_password_for_another_certificate() {
        grantedByTheLastRelease();
        subjects.changed(row, Values.of(row).submitted(OF_2013).with(3, row.certificate()));

        setPassword().statusCode(422);

        assertEnded();
    }

    /** The holder read of the grant in the case, so account-service tells them what became of it. */
    private void assertEnded() {
        as(account)
                .get("/api/v1/legacy-mailbox-resets/" + id)
                .then()
                .body("state", is("REFUSED"), "refusal", is("FILING_CHANGED"))
                .body(
                        "reason.remedy",
                        is(
                                "请以该备案现有的证件验证备案类型（POST /api/v1/filing-type-checks），并按结果提交材料认领"
                                        + "（POST /api/v1/legacy-claims），或重新申请更换登录邮箱（POST /api/v1/legacy-mailbox-resets）。如数据有误，请联系客服。"));
        setPassword().statusCode(422);
        runs();
        assertThat(neighbours.failures).containsEntry(theCase, "FILING_CHANGED");
        assertThat(rows.hasPassword(row)).isFalse();
    }

    private void assertNotRegistered(OldFilingRows.Row filing) {
        assertThat(neighbours.registered)
                .noneMatch(sent -> sent.path("legacyId").asText().equals(filing.legacyId()));
    }

    private void grantedByTheLastRelease() {
        sql.update("UPDATE legacy_accounts SET reset_subject = NULL WHERE id = ?", login());
    }

    private UUID login() {
        return LegacyIds.account("A-" + row.legacyId());
    }

    private void granted(String certificate) {
        var opened = as(account)
                .body("""
                    {"filing":"%s","holderKind":"ORGANISATION","name":"王小明","certificateType":1,"certificateNumber":"%s",
                     "newMail":"%s","oldMailReplaced":true}""".formatted(row.domain(), certificate, newMail()))
                .post("/api/v1/legacy-mailbox-resets")
                .then()
                .statusCode(201)
                .extract();
        id = opened.path("id");
        theCase = UUID.fromString(opened.path("caseId"));
        neighbours.states.put(theCase, "DECIDED_GRANTED");
        runs();
    }

    private void runs() {
        sql.update("UPDATE legacy_mailbox_resets SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        job.runDue();
    }

    private ValidatableResponse setPassword() {
        var secret = neighbours.mails.stream()
                .filter(sent -> sent.path("mail").asText().equals(newMail()))
                .map(sent -> sent.path("link").asText().replaceFirst(".*#", ""))
                .findFirst()
                .orElseThrow();
        return given().header("X-Forwarded-For", "192.0.2." + Math.floorMod(account.hashCode(), 250))
                .contentType(ContentType.JSON)
                .body("{\"secret\":\"%s\",\"password\":\"%s\"}".formatted(secret, PASSWORD))
                .post("/api/v1/legacy-mailbox-resets/password")
                .then();
    }

    private Response verified() {
        return begin().statusCode(201).extract();
    }

    private ValidatableResponse begin() {
        return begin("");
    }

    private ValidatableResponse begin(String wanted) {
        return as(account)
                .body("{%s\"login\":\"%s\",\"password\":\"%s\"}".formatted(wanted, newMail(), PASSWORD))
                .post("/api/v1/legacy-imports")
                .then();
    }

    private ValidatableResponse confirm(Response begun) {
        return as(account)
                .header("If-Match", begun.header("ETag"))
                .post("/api/v1/legacy-imports/" + begun.<String>path("id") + "/confirmation")
                .then()
                .statusCode(200);
    }

    private String newMail() {
        return "new-" + account.toString().substring(24) + "-" + row.login();
    }

    private static RequestSpecification as(UUID who) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", who.toString(), "web", "applicant"))
                .header("X-Forwarded-For", "192.0.2." + Math.floorMod(who.hashCode(), 250))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }
}
