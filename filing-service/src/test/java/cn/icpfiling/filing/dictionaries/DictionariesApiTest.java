package cn.icpfiling.filing.dictionaries;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everyone reads the code tables, without a token, and asks again only for what changed. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class DictionariesApiTest {

    private static final String DICTIONARIES = "/api/v1/dictionaries";

    @Test
    void the_list_has_every_dictionary_and_the_tag_of_its_table() {
        var listed = given().get(DICTIONARIES);
        listed.then()
                .statusCode(200)
                .header("Cache-Control", is("public, max-age=3600"))
                .body("items.name", hasItems("natures", "regions", "reasons", "material-kinds", "case-kinds"));
        String tag = listed.path("items.find { it.name == 'natures' }.etag");

        given().get(DICTIONARIES + "/natures").then().header("ETag", is(tag));
        given().header("If-None-Match", listed.header("ETag"))
                .get(DICTIONARIES)
                .then()
                .statusCode(304)
                .body(is(emptyString()));
    }

    @Test
    void a_nature_is_shown_in_both_languages_with_the_certificates_that_fit_it() {
        given().get(DICTIONARIES + "/natures")
                .then()
                .statusCode(200)
                .body("form", is("NUMBER"))
                .body("count", is(18))
                .body("items.find { it.code == '4' }.zh", is("企业"))
                .body("items.find { it.code == '4' }.en", is("enterprise"))
                .body("items.find { it.code == '4' }.certificateTypes", equalTo(List.of(1, 12, 27)));
    }

    @Test
    void a_reader_who_has_the_table_gets_304_and_head_has_the_same_headers() {
        var shown = given().get(DICTIONARIES + "/reasons");

        given().header("If-None-Match", shown.header("ETag"))
                .get(DICTIONARIES + "/reasons")
                .then()
                .statusCode(304)
                .header("ETag", is(shown.header("ETag")))
                .header("Cache-Control", is("public, max-age=3600"))
                .body(is(emptyString()));
        given().head(DICTIONARIES + "/reasons")
                .then()
                .statusCode(200)
                .header("ETag", is(shown.header("ETag")))
                .body(is(emptyString()));
        given().header("Accept-Language", "en")
                .get(DICTIONARIES + "/reasons")
                .then()
                .header("ETag", is(shown.header("ETag")));
    }

    @Test
    void regions_come_by_level_and_parent_and_as_they_were() {
        given().get(DICTIONARIES + "/regions?level=PROVINCE")
                .then()
                .statusCode(200)
                .body("count", is(34))
                .body("items", hasSize(34))
                .body("version", is("2024-12-31"));
        given().get(DICTIONARIES + "/regions?parent=330100")
                .then()
                .body("items.find { it.code == '330106' }.zh", is("西湖区"))
                .body("items.find { it.code == '330106' }.parent", is("330100"))
                .body("items.find { it.code == '330106' }.en", nullValue());
        given().get(DICTIONARIES + "/regions?parent=110100&on=2010-01-01")
                .then()
                .body("items.zh", hasItem("崇文区"))
                .body("items.find { it.code == '110103' }.successors", hasItem("110101"));
        given().get(DICTIONARIES + "/regions?parent=110100").then().body("items.zh", not(hasItem("崇文区")));
    }

    @Test
    void other_names_and_parts_that_a_table_does_not_have_are_refused() {
        given().get(DICTIONARIES + "/colours").then().statusCode(404).body("code", is("NOT_FOUND"));
        given().header("Accept-Language", "en")
                .get(DICTIONARIES + "/natures?parent=11")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/query/parent"))
                .body("errors[0].code", is("DICTIONARY_WITHOUT_LEVELS"));
        given().header("Accept-Language", "en")
                .get(DICTIONARIES + "/regions?parent=999900")
                .then()
                .statusCode(400)
                .body("errors[0].code", is("CODE_UNKNOWN"))
                .body("errors[0].remedy", containsString("/api/v1/dictionaries/regions"));
    }
}
