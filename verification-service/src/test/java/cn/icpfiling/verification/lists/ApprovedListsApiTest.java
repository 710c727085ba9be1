package cn.icpfiling.verification.lists;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ApprovedListsApiTest {

    private static final UUID ASKER = UUID.fromString("019ab0a2-7c00-7000-8000-0000000000ab");

    @Test
    void pages_follow_each_other_without_a_hole_or_a_double() {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var request = asked().queryParam("limit", 7);
            var page = (cursor.isEmpty() ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/approved-tlds")
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.body().path("items.tld"));
            cursor = page.body().path("next") == null ? "" : page.body().path("next");
        } while (!cursor.isEmpty());

        assertThat(seen)
                .contains("cn", "com", "xn--fiqs8s", "org")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void every_entry_names_its_days_and_its_source() {
        asked().queryParam("limit", 200)
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(200)
                .body("items.find { it.tld == 'xn--fiqs8s' }.unicode", equalTo("中国"))
                .body("items.find { it.tld == 'cn' }.validFrom", equalTo("2018-01-29"))
                .body("items.source", everyItem(notNullValue()))
                .body("next", nullValue());
    }

    @Test
    void the_list_is_that_of_the_day_asked_for() {
        asked().queryParam("on", "2018-01-15")
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(200)
                .body("items.tld", hasItem("com"))
                .body("items.tld", not(hasItem("cn")));
        asked().queryParam("on", "2017-01-01")
                .get("/api/v1/approved-registrars")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void only_what_is_not_approved_can_be_asked_for() {
        asked().queryParam("status", "NOT_APPROVED")
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(200)
                .body("items.tld", hasItems("name", "org"))
                .body("items.tld", not(hasItems("cc")))
                .body("items.status", everyItem(is("NOT_APPROVED")));
    }

    @Test
    void registrars_come_with_iana_id_and_aliases() {
        asked().get("/api/v1/approved-registrars")
                .then()
                .statusCode(200)
                .body("items.find { it.ianaId == 1599 }.name", equalTo("阿里云计算有限公司"))
                .body(
                        "items.find { it.ianaId == 1599 }.aliases",
                        hasItem("Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)"));
        var first = asked().queryParam("limit", 2)
                .get("/api/v1/approved-registrars")
                .then()
                .statusCode(200);
        first.body("items", hasSize(2));
        asked().queryParam("cursor", first.extract().<String>path("next"))
                .get("/api/v1/approved-registrars")
                .then()
                .statusCode(200)
                .body("items.ianaId", not(hasItem(1599)));
    }

    @Test
    void a_bad_day_status_limit_or_cursor_is_refused() {
        asked().queryParam("on", "yesterday")
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(400);
        asked().queryParam("status", "PERHAPS")
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(400);
        asked().queryParam("limit", 0)
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/query/limit"));
        asked().queryParam("cursor", "made-up")
                .get("/api/v1/approved-tlds")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
        given().get("/api/v1/approved-tlds").then().statusCode(401);
    }

    private static RequestSpecification asked() {
        return given().auth().oauth2(TestTokens.bearer(ASKER, "applicant"));
    }
}
