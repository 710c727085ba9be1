package cn.icpfiling.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import cn.icpfiling.gateway.door.StubServices;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.regex.Pattern;
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
    void the_page_to_read_it_needs_nothing_from_elsewhere() {
        var page = given().get("/docs")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .extract()
                .asString();
        var parts = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        var seen = 0;
        while (parts.find()) {
            seen++;
            assertThat(parts.group(1)).startsWith("/docs/");
            given().get(parts.group(1)).then().statusCode(200).header("ETag", matchesPattern("\"[0-9a-f]{32}\""));
        }
        assertThat(seen).isEqualTo(3);
        given().get("/docs/swagger-ui-bundle.js")
                .then()
                .contentType("text/javascript")
                .body(containsString("SwaggerUIBundle"));
        given().get("/docs/other.js").then().statusCode(404).contentType("application/problem+json");
    }
}
