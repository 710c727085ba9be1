package cn.icpfiling.sandbox.oldplatform;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The old platform over HTTP: its page, its exports, its papers, and its filings at the authority. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class OldPlatformApiTest {

    @Test
    void the_page_and_the_magic_values_show_the_filings_for_demonstrations() {
        given().get("/old-platform")
                .then()
                .statusCode(200)
                .body(containsString("legacy-claim-1.cn"))
                .body(containsString("legacy-li6-1@old.example.com"))
                .body(containsString(DemoFiling.PASSWORD));
        given().accept("application/json")
                .get("/magic")
                .then()
                .statusCode(200)
                .body("items.value", hasItem("legacy-wangpu-"));
    }

    @Test
    void a_set_is_listed_with_the_plan_of_its_load() {
        given().get("/old-platform/filings?first=500&filings=10&faults=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(13))
                .body("items[0].subjectId", equalTo("SGDW"))
                .body("plan.files.kind", hasItem("PAPERS"))
                .body("plan.faults.code", hasItem("CERTIFICATE_TAKEN"));
        given().get("/old-platform/filings?filings=0")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/filings"));
        given().get("/old-platform/filings?filings=10&first=999995")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/first"));
    }

    @Test
    void the_filing_of_any_name_is_listed_exported_and_entered() {
        var name = "legacy-import-api-test.cn";
        given().get("/old-platform/filings?domain=" + name)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].route", equalTo("LEGACY_IMPORT"))
                .body("items[0].login", equalTo("legacy-import-api-test@old.example.com"));
        given().get("/old-platform/exports/domains.csv?domain=" + name)
                .then()
                .statusCode(200)
                .body(containsString(name));
        given().post("/old-platform/registrations?domain=" + name)
                .then()
                .statusCode(200)
                .body("entered", equalTo(0));
        given().get("/old-platform?domain=" + name).then().statusCode(200).body(containsString(name));
        given().get("/old-platform/filings?domain=ok-shop.cn")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/domain"));
    }

    @Test
    void a_look_from_another_site_does_not_enter_a_filing() {
        var name = "legacy-import-not-looked-at.cn";
        given().header("Sec-Fetch-Site", "cross-site")
                .get("/old-platform/filings?domain=" + name)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("loaded", equalTo(false));
        given().post("/old-platform/registrations?domain=" + name)
                .then()
                .statusCode(200)
                .body("entered", equalTo(1));
        given().post("/old-platform/registrations?domain=" + name)
                .then()
                .statusCode(200)
                .body("entered", equalTo(0));
    }

    @Test
    void exports_are_files_in_three_forms() {
        var gbk = given().get("/old-platform/exports/subjects.gbk.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=GBK")
                .extract()
                .asByteArray();
        var utf8 = given().get("/old-platform/exports/subjects.csv")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(new String(gbk, Charset.forName("GBK")).replace("\r\n", "\n"))
                .isEqualTo(new String(utf8, StandardCharsets.UTF_8))
                .startsWith("subject_id,account_id,product,subject_number,");
        given().get("/old-platform/exports/accounts.ndjson?filings=5")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson");
        given().get("/old-platform/exports/secrets.csv").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_paper_is_not_read_without_the_key_of_its_bucket() {
        given().get("/old-platform/objects/papers/papers/D1-1/01.png")
                .then()
                .statusCode(403)
                .body(containsString("SignatureDoesNotMatch"));
        given().get("/old-platform/objects/exports/subjects.csv")
                .then()
                .statusCode(403)
                .body(containsString("SignatureDoesNotMatch"));
        given().head("/old-platform/objects/exports/subjects.csv").then().statusCode(403);
    }

    @Test
    void an_export_is_described_and_read_by_ranges_of_one_version() {
        var path = "/old-platform/objects/exports/subjects.csv";
        var whole = given().get("/old-platform/exports/subjects.csv").asByteArray();

        var described = SignedRead.of("HEAD", path, Map.of()).head(path).then().statusCode(200);
        var etag = described.extract().header("ETag");
        var range = SignedRead.of("GET", path, Map.of("if-match", etag, "range", "bytes=3-12"))
                .get(path)
                .then();

        described.header("Content-Length", Integer.toString(whole.length));
        range.statusCode(206).header("ETag", etag).header("Content-Range", "bytes 3-12/" + whole.length);
        assertThat(range.extract().asByteArray()).isEqualTo(Arrays.copyOfRange(whole, 3, 13));
        SignedRead.of("GET", path, Map.of("if-match", "\"other\"", "range", "bytes=3-12"))
                .get(path)
                .then()
                .statusCode(412);
    }

    @Test
    void the_authority_has_the_filings_once_under_their_old_numbers() {
        var set = "/old-platform/registrations?first=700&filings=4";
        given().post(set).then().statusCode(200).body("entered", equalTo(4));
        given().post(set).then().statusCode(200).body("entered", equalTo(0));
        var filing = given().get("/old-platform/filings?first=700&filings=4")
                .then()
                .extract()
                .jsonPath();
        given().accept("application/json")
                .queryParam("domain", filing.getString("items[0].sites[0].domains[0]"))
                .get("/authority/public-query")
                .then()
                .statusCode(200)
                .body("items[0].subjectNumber", equalTo(filing.getString("items[0].subjectNumber")))
                .body("items[0].serviceNumber", equalTo(filing.getString("items[0].sites[0].serviceNumber")));
    }
}
