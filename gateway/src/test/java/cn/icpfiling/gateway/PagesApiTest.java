package cn.icpfiling.gateway;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.gateway.door.StubServices;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PagesApiTest {

    @Test
    void the_contract_is_there_as_yaml_and_as_json_and_both_are_one() throws IOException {
        var yaml = given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asByteArray();
        var json = given().get("/openapi?format=json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();

        assertThat(new ObjectMapper(new YAMLFactory()).readTree(yaml)).isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void the_contract_of_the_webhooks_has_what_it_names_and_is_known_by_its_etag() throws IOException {
        var answer = given().get("/asyncapi?format=json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract();
        var document = new ObjectMapper().readTree(answer.asByteArray());
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.findValuesAsText("$ref"))
                .hasSizeGreaterThan(8)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(document.at("/components/schemas/Event"))
                .as("the event of the log")
                .isEqualTo(new ObjectMapper()
                        .readTree(given().get("/openapi?format=json").asByteArray())
                        .at("/components/schemas/Event"));
        given().header("If-None-Match", answer.header("ETag"))
                .get("/asyncapi?format=json")
                .then()
                .statusCode(304);
        given().get("/asyncapi").then().statusCode(200).contentType("application/yaml");
        given().get("/asyncapi?format=xml").then().statusCode(400);
    }

    @Test
    void who_has_it_already_is_told_so() {
        var etag = given().get("/openapi")
                .then()
                .header("ETag", matchesPattern("\"[0-9a-f]{32}\""))
                .extract()
                .header("ETag");
        given().header("If-None-Match", etag)
                .get("/openapi")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag))
                .body(equalTo(""));
        given().header("If-None-Match", "\"other\", " + etag)
                .get("/openapi")
                .then()
                .statusCode(304);
        given().header("If-None-Match", etag).get("/openapi?format=json").then().statusCode(200);
        given().head("/openapi").then().statusCode(200).header("ETag", equalTo(etag));
    }

    @Test
    void a_format_we_do_not_have_is_refused() {
        given().get("/openapi?format=xml")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/query/format"));
    }

    @Test
    @Tag("long")
    void the_root_leads_to_the_documentation_and_that_to_the_readers_language() {
        leads("/", "zh", "/docs/zh");
        leads("/", "en", "/docs/en");
        leads("/docs", null, "/docs/zh");
        leads("/docs", "fr", "/docs/zh");
        leads("/docs", "en-GB,en;q=0.9,zh;q=0.1", "/docs/en");
        leads("/docs/problems/RULES_BROKEN", "zh-CN", "/docs/zh/problems/RULES_BROKEN");
        leads("/docs/problems/RULES_BROKEN", "en", "/docs/en/problems/RULES_BROKEN");
        leads("/docs/glossary", "en", "/docs/en/glossary");
        // the link of a principal's phone step, whose secret stands behind a #
        leads("/docs/phone", "zh-CN", "/docs/zh/phone");
        leads("/docs/legacy-password", "en", "/docs/en/legacy-password");
    }

    private static void leads(String from, String language, String to) {
        var request = given().redirects().follow(false);
        if (language != null) {
            request.header("Accept-Language", language);
        }
        request.get(from)
                .then()
                .statusCode(302)
                .header("Location", equalTo(to))
                .header("Vary", containsString("ccept-language"));
        given().get(to).then().statusCode(200).contentType("text/html");
    }

    @Test
    void what_is_no_page_is_refused_like_everything_else() {
        for (var path : List.of(
                "/docs/fr",
                "/docs/zh/problems/NO_SUCH_CODE",
                "/docs/problems/NO_SUCH_CODE",
                "/docs/problems/rules_broken",
                "/docs/assets/site.css",
                "/docs/zh/zh/glossary",
                "/docs/zh/..%2f..%2fapplication.properties",
                "/docs/assets/site.index",
                "/docs/zh/a/b/c")) {
            given().redirects()
                    .follow(false)
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void a_page_and_all_that_it_loads_come_from_here() {
        for (var address :
                List.of("/docs/zh", "/docs/en/problems/RULES_BROKEN", "/docs/zh/rules", "/docs/en/reference")) {
            var page = given().get(address)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Content-Security-Policy", containsString("script-src 'self'; style-src 'self'"))
                    .header("Cache-Control", equalTo("no-cache"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .extract()
                    .asString();
            assertThat(page)
                    .doesNotContain("<style", "onclick=", " style=")
                    .doesNotContainPattern("<script(?! (?:defer )?src)");
            var parts = Pattern.compile("(?:src|<link rel=\"(?:stylesheet|icon)\" href)=\"([^\"]+)\"")
                    .matcher(page);
            var seen = 0;
            while (parts.find()) {
                seen++;
                assertThat(parts.group(1)).matches("/docs/assets/[a-z-]+\\.[0-9a-f]{12}\\.(js|css|svg)");
                given().get(parts.group(1))
                        .then()
                        .statusCode(200)
                        .header("ETag", matchesPattern("\"[0-9a-f]{32}\""))
                        .header("Cache-Control", containsString("immutable"));
            }
            assertThat(seen).as(address).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void inline_styles_are_for_the_reference_alone() {
        given().get("/docs/zh/reference")
                .then()
                .header("Content-Security-Policy", containsString("style-src 'self' 'unsafe-inline'"));
        given().get("/docs/zh/glossary").then().header("Content-Security-Policy", not(containsString("unsafe")));
    }

    /** A page that is unpacked on demand, and a file that is too large for that. */
    @Test
    void who_takes_no_gzip_gets_the_same_content() {
        var search = Pattern.compile("data-index=\"([^\"]+)\"")
                .matcher(given().get("/docs/zh").asString())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        for (var address : List.of("/docs/zh/glossary", search)) {
            var packed = given().header("Accept-Encoding", "gzip").get(address);
            var plain = given().header("Accept-Encoding", "identity").get(address);

            assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(plain.header("Content-Encoding")).isNull();
            assertThat(plain.header("ETag")).isNotEqualTo(packed.header("ETag"));
            assertThat(plain.asByteArray()).isEqualTo(packed.asByteArray());
            assertThat(Integer.parseInt(plain.header("Content-Length"))).isEqualTo(plain.asByteArray().length);
        }
    }

    @Test
    void a_page_that_the_reader_has_is_not_sent_again() {
        var etag = given().get("/docs/zh/glossary").header("ETag");

        given().header("If-None-Match", etag)
                .get("/docs/zh/glossary")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().head("/docs/zh/glossary").then().statusCode(200).header("ETag", equalTo(etag));
    }

    /** Page, style, scripts and icon, as they go over the wire. */
    @Test
    void the_first_view_of_the_site_is_small() {
        var page = given().header("Accept-Encoding", "gzip").get("/docs/zh");
        var bytes = length("/docs/zh");
        var parts = Pattern.compile("(?:src|<link rel=\"(?:stylesheet|icon)\" href)=\"([^\"]+)\"")
                .matcher(page.asString());
        while (parts.find()) {
            bytes += length(parts.group(1));
        }

        assertThat(bytes).isBetween(5_000L, 150_000L);
    }

    private static long length(String address) {
        return Long.parseLong(
                given().header("Accept-Encoding", "gzip").head(address).header("Content-Length"));
    }
}
