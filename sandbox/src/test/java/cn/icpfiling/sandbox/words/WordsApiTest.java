package cn.icpfiling.sandbox.words;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox speaks Chinese, and English to those who ask for it. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class WordsApiTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/inbox",
            "/play",
            "/test-clock",
            "/reset",
            "/magic",
            "/old-platform",
            "/authority/sms-verifications",
            "/authority/public-query?domain=nothing-is-filed.cn");

    @Test
    void every_page_is_in_the_language_of_the_caller_and_leads_to_the_other_one() {
        for (var page : PAGES) {
            in("zh-CN,zh;q=0.9,en;q=0.8")
                    .get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Language", "zh-CN")
                    .header("Vary", containsString("Accept-Language"))
                    .body(containsString("<html lang=\"zh-CN\">"))
                    .body(containsString("lang=en\" lang=\"en\" hreflang=\"en\">English</a>"));
            in("en-GB,en;q=0.9,zh;q=0.1")
                    .get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Language", "en")
                    .body(containsString("<html lang=\"en\">"))
                    .body(containsString("hreflang=\"zh-CN\">中文</a>"));
        }
    }

    @Test
    void an_english_page_has_chinese_only_in_the_switch_and_in_what_it_shows() {
        for (var page : List.of("/", "/inbox?to=13800000000", "/play", "/test-clock", "/reset")) {
            var text = in("en").get(page)
                    .asString()
                    .replaceAll("(?s)<head>.*</head>", "")
                    .replace("中文", "");
            assertThat(text).as(page).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "fr"})
    void a_caller_who_asks_for_no_language_that_it_speaks_gets_chinese(String language) {
        in(language).get("/inbox").then().body(containsString("<h1>收件箱</h1>"));
    }

    @Test
    void the_switch_of_a_page_is_kept_for_the_next_one() {
        var switched = in("zh-CN").get("/inbox?lang=en");
        switched.then().body(containsString("<h1>Inbox</h1>"));
        var chosen = switched.getDetailedCookie("sandbox-lang");
        assertThat(chosen.getPath()).isEqualTo("/");

        in("zh-CN").cookie(chosen).get("/magic").then().body(containsString("<h1>Magic values</h1>"));
        in("zh-CN").cookie(chosen).get("/magic?lang=zh").then().body(containsString("<h1>魔法值</h1>"));
        in("zh-CN").cookie("sandbox-lang", "fr").get("/magic").then().body(containsString("<h1>魔法值</h1>"));
    }

    @Test
    void a_switch_of_the_language_asks_again_for_what_was_asked_for() {
        in("zh").get("/inbox?to=13800000000")
                .then()
                .body(containsString("<a href=\"?to=13800000000&amp;lang=en\" lang=\"en\""));
        in("zh").get("/authority/public-query?lang=en&domain=ok-shop.cn")
                .then()
                .body(containsString("<a href=\"?domain=ok-shop.cn&amp;lang=zh\" lang=\"zh-CN\""));
        in("zh").get("/magic").then().body(containsString("<a href=\"?lang=en\" lang=\"en\""));
        in("zh").urlEncodingEnabled(false)
                .get("/magic?l%61ng=zh&language=x")
                .then()
                .body(containsString("<a href=\"?language=x&amp;lang=en\" lang=\"en\""));
    }

    @Test
    void what_was_asked_for_is_no_markup_of_the_page() {
        in("zh").urlEncodingEnabled(false)
                .get("/inbox?x='&to=%22%3E%3Cb%3E")
                .then()
                .body(containsString("<a href=\"?x=&#39;&amp;to=%22%3E%3Cb%3E&amp;lang=en\""))
                .body(not(containsString("\"><b>")));
    }

    @Test
    void a_refusal_is_in_the_language_of_the_caller() {
        refused("zh")
                .then()
                .statusCode(400)
                .header("Content-Language", "zh-CN")
                .body("title", equalTo("字段缺失或有误"))
                .body("detail", equalTo("/by 须为时长，例如 P45D 或 PT24H"))
                .body("remedy", containsString("契约见 /openapi.yaml"))
                .body("errors[0].detail", equalTo("/by 须为时长，例如 P45D 或 PT24H"));
        refused("en")
                .then()
                .statusCode(400)
                .header("Content-Language", "en")
                .body("title", equalTo("A field is missing or wrong"))
                .body("detail", equalTo("/by is a duration such as P45D or PT24H"));
        given().accept("application/json")
                .get("/no-such-path")
                .then()
                .statusCode(404)
                .body("title", equalTo("未找到"));
    }

    @Test
    void the_magic_values_are_told_in_the_language_of_the_caller() {
        in("zh").accept("application/json")
                .get("/magic")
                .then()
                .body("items.kind", hasItem("域名开头"))
                .body("items.effect", hasItem("没有特殊之处，全部通过"))
                .body("items.effect", not(hasItem("nothing special: everything passes")));
        in("en").accept("application/json")
                .get("/magic")
                .then()
                .body("items.effect", hasItem("nothing special: everything passes"));
    }

    private static Response refused(String language) {
        return in(language)
                .accept("application/json")
                .contentType("application/json")
                .body("{\"by\":\"tomorrow\"}")
                .post("/clock/advance");
    }

    private static RequestSpecification in(String language) {
        var request = given().accept("text/html");
        return language.isEmpty() ? request : request.header("Accept-Language", language);
    }
}
