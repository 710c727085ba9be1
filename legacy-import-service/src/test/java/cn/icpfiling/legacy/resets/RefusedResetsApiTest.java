package cn.icpfiling.legacy.resets;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A login that opens no import gets no other mail: the holder would set a password that helps nothing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class RefusedResetsApiTest {

    private final UUID account = Ids.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    FinishResets job;

    @Inject
    Sql sql;

    @Test
    void a_filing_that_its_login_cannot_import_gets_no_other_mail_and_the_support_sees_it_before_it_decides() {
        for (var submitted : List.of("2009-03-01T02:00:00Z", "2018-05-06T02:00:00Z")) {
            assertRefused(rows.filing(Instant.parse(submitted), false), "OTHER_WAY");
        }
        var asleep = rows.filing(Instant.parse("2013-05-06T02:00:00Z"), false);
        sql.update(
                "UPDATE legacy_accounts SET activated = FALSE WHERE id = ?",
                LegacyIds.account("A-" + asleep.legacyId()));
        assertRefused(asleep, "OTHER_WAY");
    }

    @Test
    void a_refused_application_says_what_happened_and_what_to_do_next() {
        var row = rows.filing(Instant.parse("2013-05-06T02:00:00Z"), false);
        sql.update("UPDATE legacy_filings SET legacy_account_id = NULL WHERE id = ?", row.id());

        assertRefused(row, "WITHOUT_LOGIN")
                .body("reason.code", is("FILING_WITHOUT_LOGIN"))
                .body("reason.detail", is("原备案平台没有该备案的登录账号。"))
                .body("reason.remedy", is("请提交材料认领该备案（POST /api/v1/legacy-claims）。"));
    }

    @Test
    void an_account_has_one_application_at_a_time() {
        var row = rows.filing(Instant.parse("2013-05-06T02:00:00Z"), false);
        reset(row).statusCode(201);

        reset(row).statusCode(409).body("code", is("LEGACY_RESET_OPEN_ALREADY"));
    }

    private ValidatableResponse assertRefused(OldFilingRows.Row row, String match) {
        var opened = reset(row).statusCode(201).extract();
        String id = opened.path("id");
        show(Roles.SUPPORT, id).body("match", is(match));
        neighbours.states.put(UUID.fromString(opened.path("caseId")), "DECIDED_GRANTED");
        sql.update("UPDATE legacy_mailbox_resets SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        job.runDue();

        return show(Roles.APPLICANT, id).body("state", is("REFUSED"), "refusal", is("FILING_" + match));
    }

    private ValidatableResponse show(String role, String id) {
        var caller = role.equals(Roles.APPLICANT) ? account : Ids.next();
        return given().auth()
                .oauth2(TestTokens.token("icp-api", caller.toString(), "web", role))
                .get("/api/v1/legacy-mailbox-resets/" + id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse reset(OldFilingRows.Row row) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", account.toString(), "web", Roles.APPLICANT))
                .header("X-Forwarded-For", "192.0.2." + Math.floorMod(row.hashCode(), 250))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                    {"filing":"%s","holderKind":"ORGANISATION","name":"王小明","certificateType":1,"certificateNumber":"%s",
                     "newMail":"new-%s","oldMailReplaced":true}""".formatted(row.domain(), row.certificate(), row.login()))
                .post("/api/v1/legacy-mailbox-resets")
                .then();
    }
}
