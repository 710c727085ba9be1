package cn.icpfiling.legacy.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the holder reads of an import that filing-service refused after its confirmation. */
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

    @Test
    void an_import_that_is_refused_after_its_confirmation_says_why_and_what_to_do_next() {
        var row = rows.filing(Instant.parse("2013-05-06T02:00:00Z"), false);
        var old = LegacyIds.account("A-" + row.legacyId());
        // md5(md5(password) + salt); a vector of hashcat
        sql.update(
                "UPDATE legacy_accounts SET password_scheme = 'md5-md5-salt', password_hash = ? WHERE id = ?",
                contents.encryptedPasswordHash(old, "28f9975808ae2bdc5847b1cda26033ea:308"),
                old);
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(409, "CERTIFICATE_FILED_ALREADY"));
        var begun = as().header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"login\":\"%s\",\"password\":\"hashcat\"}".formatted(row.login()))
                .post("/api/v1/legacy-imports")
                .then()
                .statusCode(201)
                .body("reason", nullValue())
                .extract();
        String id = begun.path("id");
        as().header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", begun.header("ETag"))
                .post("/api/v1/legacy-imports/" + id + "/confirmation")
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"), "next", is("SEE_REFUSAL"));

        as().header("Accept-Language", "en")
                .get("/api/v1/legacy-imports/" + id)
                .then()
                .statusCode(200)
                .body("refusal", is("CERTIFICATE_FILED_ALREADY"), "reason.code", is("CERTIFICATE_FILED_ALREADY"))
                .body("reason.detail", is("The certificate is filed here, or has an open order."))
                .body("reason.remedy", is("Sign in with the account that holds it, or recover that account."));
    }

    private RequestSpecification as() {
        return given().auth().oauth2(TestTokens.token("icp-api", account.toString(), "web", "applicant"));
    }
}
