package cn.icpfiling.legacy.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Imports that are refused at their beginning or their confirmation, and what the holder reads of one that filing-service refused. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class RefusedImportsApiTest {

    private final UUID account = Ids.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    LegacyContents contents;

    @Inject
    Sql sql;

    @Inject
    @All
    List<DueJobs> jobs;

    @Test
    void an_import_that_is_refused_after_its_confirmation_says_why_and_what_to_do_next() {
        var row = importable();
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(409, "CERTIFICATE_FILED_ALREADY"));
        var begun =
                begins(account, row).statusCode(201).body("reason", nullValue()).extract();
        confirms(account, begun).statusCode(200).body("state", is("REFUSED"), "next", is("SEE_REFUSAL"));

        as(account)
                .header("Accept-Language", "en")
                .get("/api/v1/legacy-imports/" + begun.<String>path("id"))
                .then()
                .statusCode(200)
                .body("refusal", is("CERTIFICATE_FILED_ALREADY"), "reason.code", is("CERTIFICATE_FILED_ALREADY"))
                .body("reason.detail", is("The certificate is filed here, or has an open order."))
                .body("reason.remedy", is("Sign in with the account that holds it, or recover that account."));
    }

    @Test
    void a_verification_that_is_too_old_is_confirmed_no_more() {
        var begun = begins(account, importable()).statusCode(201).extract();
        sql.update("UPDATE legacy_imports SET expires_at = '2020-01-01' WHERE account = ?", account);

        confirms(account, begun).statusCode(409).body("code", is("LEGACY_IMPORT_EXPIRED"));
    }

    @Test
    void while_a_filing_is_on_its_way_to_one_account_no_other_one_begins_an_import() {
        var row = importable();
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(503, "{}"));
        confirms(account, begins(account, row).statusCode(201).extract())
                .statusCode(202)
                .body("state", is("CONFIRMED"));

        begins(Ids.next(), row).statusCode(409).body("code", is("LEGACY_HAND_OVER_RUNNING"));

        neighbours.registrations.remove(row.legacyId());
    }

    @Test
    void a_filing_whose_domain_was_filed_here_in_another_way_is_not_imported() {
        var row = importable();
        sql.update("INSERT INTO filed_domains (subject_id, domain) VALUES (?, ?)", Ids.next(), row.domain());

        begins(account, row).statusCode(409).body("code", is("LEGACY_FILED_HERE"));
    }

    /** Its holder may file here at once; and a filing that a later load brings is imported as any other. */
    @Test
    void after_the_abandonment_of_its_only_order_a_login_imports_what_a_later_load_brings() {
        var row = importable();
        var old = LegacyIds.account("A-" + row.legacyId());
        sql.update("UPDATE legacy_filings SET legacy_account_id = NULL WHERE id = ?", row.id());
        rows.unfinishedOrder(row);
        begins(account, row).statusCode(409).body("code", is("LEGACY_LI_6"));
        var asked = sql.first(
                        found -> Binary.toUuid(found.getBytes(1)),
                        "SELECT case_id FROM legacy_abandonments WHERE account = ?",
                        account)
                .orElseThrow();
        neighbours.states.put(asked, "DECIDED_GRANTED");
        sql.update("UPDATE legacy_abandonments SET due_at = '2000-01-01' WHERE account = ?", account);
        jobs.forEach(DueJobs::runDue);
        begins(account, row).statusCode(409).body("code", is("LEGACY_LI_2"));

        sql.update("UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?", old, row.id());

        confirms(account, begins(account, row).statusCode(201).extract())
                .statusCode(200)
                .body("state", is("DONE"));
    }

    /** The load that a confirmed import waits for may say that the filing was another login's: its password proves nothing then. */
    @Test
    void a_filing_that_a_load_gives_another_login_goes_to_no_account_that_proved_the_one_before() {
        var row = importable();
        var begun = begins(account, row).statusCode(201).extract();
        var another = importable();
        sql.update(
                "UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?",
                LegacyIds.account("A-" + another.legacyId()),
                row.id());

        confirms(account, begun).statusCode(200).body("state", is("REVOKED"), "next", is("VERIFY_AGAIN"));

        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        begins(account, row).statusCode(409).body("code", is("LEGACY_LI_2"));
    }

    private OldFilingRows.Row importable() {
        var row = rows.filing(Instant.parse("2013-05-06T02:00:00Z"), false);
        var old = LegacyIds.account("A-" + row.legacyId());
        // md5(md5(password) + salt); a vector of hashcat
        sql.update(
                "UPDATE legacy_accounts SET password_scheme = 'md5-md5-salt', password_hash = ? WHERE id = ?",
                contents.encryptedPasswordHash(old, "28f9975808ae2bdc5847b1cda26033ea:308"),
                old);
        return row;
    }

    private static ValidatableResponse begins(UUID account, OldFilingRows.Row row) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"login\":\"%s\",\"password\":\"hashcat\"}".formatted(row.login()))
                .post("/api/v1/legacy-imports")
                .then();
    }

    private static ValidatableResponse confirms(UUID account, Response begun) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", begun.header("ETag"))
                .post("/api/v1/legacy-imports/" + begun.<String>path("id") + "/confirmation")
                .then();
    }

    private static RequestSpecification as(UUID account) {
        return given().auth().oauth2(TestTokens.token("icp-api", account.toString(), "web", "applicant"));
    }
}
