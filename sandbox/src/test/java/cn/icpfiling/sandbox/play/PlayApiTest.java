package cn.icpfiling.sandbox.play;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import cn.icpfiling.sandbox.inbox.Inbox;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
@QuarkusTestResource(StubPlatform.class)
class PlayApiTest {

    private static final String HOLDER =
            "{\"name\":\"李雷\",\"certificateType\":2,\"certificateNumber\":\"11010519491231002X\"}";

    @Inject
    Inbox inbox;

    @Inject
    LeaveEarlierLoads earlierLoads;

    @Inject
    LoadOldFiling load;

    @ConfigProperty(name = "icp.gateway.url")
    String gateway;

    @Test
    void a_submitted_order_is_approved_and_goes_to_its_end() {
        played(StubPlatform.APPROVABLE)
                .statusCode(200)
                .body("outcome", equalTo("ENDED"))
                .body("state", equalTo("COMPLETED"))
                .body("steps", contains("approved as the provider's reviewer"));
    }

    @Test
    @Tag("long")
    void what_is_a_persons_turn_stays_and_is_said() {
        played(StubPlatform.DRAFT).statusCode(200).body("outcome", equalTo("WAITS_FOR_HOLDER"));
        played(StubPlatform.NOT_PASSED).statusCode(200).body("outcome", equalTo("WAITS_FOR_REVIEWER"));
        played(StubPlatform.NOT_JUDGED).statusCode(200).body("outcome", equalTo("STILL_RUNNING"));
        played(StubPlatform.UNKNOWN).statusCode(404).body("code", equalTo("NOT_FOUND"));
        json("/play", "{\"orderId\":\"no id\"}").statusCode(400).body("errors[0].pointer", equalTo("/orderId"));
        json("/play", "{}").statusCode(400).body("errors[0].code", equalTo("REQUIRED"));
    }

    @Test
    void the_filing_of_a_name_of_the_old_platform_is_loaded_at_the_first_look() {
        looked("legacy-import-first-look.cn", true);
        looked("legacy-import-first-look.cn", true);
        given().header("Accept-Language", "en")
                .get("/old-platform?domain=legacy-claim-first-look.cn")
                .then()
                .statusCode(200)
                .body(containsString("The platform has this filing"));
        given().get("/old-platform/filings").then().statusCode(200).body("loaded", nullValue());

        assertThat(loadsOf("legacy-import-first-look.cn")).hasSize(1);
    }

    /** A file that is not started keeps every hand-over of the platform waiting. */
    @Test
    void a_load_with_a_bad_end_leaves_no_file_that_others_wait_for_and_is_tried_again() {
        for (var name : List.of("legacy-claim-trouble.cn", "legacy-claim-broken.cn")) {
            looked(name, false);
            assertThat(loadsOf(name)).hasSize(1);
            assertThat(filesThatWait()).as(name).containsExactly("of-an-administrator");
            looked(name, true);
        }
    }

    @Test
    void what_could_not_be_left_is_left_by_the_next_load_and_what_others_load_stays() {
        looked("legacy-claim-stuck.cn", false);
        assertThat(filesThatWait()).contains("of-an-administrator").hasSize(6);

        looked("legacy-claim-next.cn", true);

        assertThat(filesThatWait()).containsExactly("of-an-administrator");
    }

    /** As after a kill between an object and the start of its load; the platform does not delete at the first try. */
    @Test
    void what_an_ended_sandbox_has_left_is_left_when_it_is_started_again() {
        looked("legacy-import-stuck-again.cn", false);
        assertThat(filesThatWait()).contains("of-an-administrator").hasSize(6);

        earlierLoads.start(new StartupEvent());

        await().untilAsserted(() -> assertThat(filesThatWait()).containsExactly("of-an-administrator"));
        assertThat(load.leavesWhatAnEarlierProcessLeft())
                .as("canary: true only once nothing is left")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Purpose, prefetch;prerender", "Purpose, prefetch"})
    void what_no_person_asked_this_site_for_loads_nothing(String header, String value) {
        var name = "legacy-import-" + header.toLowerCase(Locale.ROOT) + ".cn";
        given().header(header, value)
                .get("/old-platform/filings?domain=" + name)
                .then()
                .statusCode(200)
                .body("loaded", equalTo(false));
        given().header(header, value)
                .header("Accept-Language", "en")
                .get("/old-platform?domain=" + name)
                .then()
                .statusCode(200)
                .body(containsString("another site led here"));

        assertThat(loadsOf(name)).isEmpty();
    }

    @Test
    void the_page_offers_what_waits_and_shows_what_was_done_or_refused() {
        given().header("Accept-Language", "en")
                .get("/play")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("Play ok-reset-1.com to the end"));
        form("/play", "orderId", StubPlatform.DRAFT + StubPlatform.REST)
                .statusCode(200)
                .body(containsString("WAITS_FOR_HOLDER"));
        form("/play", "orderId", "no id").statusCode(200).body(containsString("/orderId is the id of an order"));
    }

    @Test
    void a_holders_own_orders_domains_and_messages_are_reset() {
        Stream.of("ok-reset-3.com", "ok-reset-site.com", "ok-of-another.com").forEach(PlayApiTest::registered);
        inbox.deliverFromAuthority("+8613811110093", "123456");
        inbox.deliverFromAuthority("+8613811110103", "654321");

        json("/reset", "{\"accessToken\":\"holder\",\"phone\":\"13811110093\"}")
                .statusCode(200)
                .body("steps", hasItem("abandoned order " + StubPlatform.DRAFT + StubPlatform.REST))
                .body("steps", hasItem("abandoned order " + StubPlatform.UNDER_REVIEW + StubPlatform.REST))
                .body("steps", hasItem("abandoned order " + StubPlatform.AT_THE_AUTHORITY + StubPlatform.REST))
                .body("steps", hasItem("浙ICP备2019000009号 is not in the authority's register any more"))
                .body("steps", hasItem("removed ok-reset-3.com from the registry"))
                .body("steps", hasItem("removed ok-reset-site.com from the registry"))
                .body("steps", hasItem("deleted 1 messages to the phone"));

        given().get("/registry/domains/ok-reset-3.com").then().statusCode(404);
        given().get("/registry/domains/ok-of-another.com").then().statusCode(200);
        messages("13811110093").body("items", hasSize(0));
        messages("13811110103").body("items", hasSize(1));
    }

    @Test
    void what_does_not_end_here_keeps_its_domain_and_another_holder_keeps_everything() {
        var kept = Stream.of(
                        StubPlatform.GRANTED,
                        StubPlatform.ABANDONED,
                        StubPlatform.DRAFT_OF_A_FILED_DOMAIN,
                        StubPlatform.REFUSING,
                        StubPlatform.OF_ANOTHER,
                        "ended")
                .map(kind -> "ok-reset-" + kind + ".com")
                .toList();
        kept.forEach(PlayApiTest::registered);
        registered("ok-of-another.com");
        var filed = "ok-reset-" + StubPlatform.DRAFT_OF_A_FILED_DOMAIN + ".com";
        filedElsewhere(filed);
        inbox.deliverFromAuthority("+8613811110113", "135790");

        json("/reset", "{\"accessToken\":\"holder\",\"phone\":\"13811110113\"}")
                .statusCode(200)
                .body("steps", hasItem(filed + " stays: it is filed in the authority's register"))
                .body(
                        "steps",
                        hasItem("order " + StubPlatform.REFUSING + StubPlatform.REST
                                + " stays: ACT_NOT_ALLOWED, Not now"))
                .body("steps", hasItem("messages to the phone stay: it is not the phone of your account"))
                .body("steps", not(hasItem(containsString("2019000010"))))
                .body("steps", not(hasItem(containsString(StubPlatform.OF_ANOTHER + StubPlatform.REST))));

        kept.forEach(domain -> given().get("/registry/domains/" + domain).then().statusCode(200));
        given().get("/registry/domains/ok-of-another.com").then().statusCode(200);
        messages("13811110113").body("items", hasSize(1));
    }

    @Test
    @Tag("long")
    void a_partner_resets_the_orders_of_its_customers_and_its_endpoints() {
        registered("ok-reset-c.com");
        registered("ok-reset-d.com");

        json("/reset", "{\"accessToken\":\"" + StubPlatform.PARTNER + "\"}")
                .statusCode(200)
                .body(
                        "steps",
                        contains(
                                "order " + StubPlatform.STUCK_AT_THE_AUTHORITY + StubPlatform.REST
                                        + " stays: the authority has not answered yet. Reset again in a moment",
                                "abandoned order " + StubPlatform.OF_ANOTHER + StubPlatform.REST,
                                "removed ok-reset-c.com from the registry",
                                "deleted the webhook endpoint e1"));

        given().get("/registry/domains/ok-reset-d.com").then().statusCode(200);
    }

    @Test
    void a_reset_goes_on_when_the_platform_refuses_more_requests_for_a_while() {
        registered("ok-reset-c.com");

        json("/reset", "{\"accessToken\":\"" + StubPlatform.PARTNER_IN_HASTE + "\"}")
                .statusCode(200)
                .body(
                        "steps",
                        hasItem("order " + StubPlatform.STUCK_AT_THE_AUTHORITY + StubPlatform.REST
                                + " stays: the authority has not answered yet. Reset again in a moment"))
                .body("steps", hasItem("removed ok-reset-c.com from the registry"));
    }

    @Test
    void nothing_is_reset_without_the_holders_token() {
        json("/reset", "{\"accessToken\":\"of nobody\"}").statusCode(401).body("code", equalTo("TOKEN_REFUSED"));
        json("/reset", "{\"accessToken\":\"holder\",\"phone\":\"12\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/phone"));
        form("/reset", "accessToken", "of nobody").statusCode(200).body(containsString("No valid token"));
        assertThat(given().get("/reset").asString()).contains("会话的访问令牌");
    }

    private static void looked(String name, boolean loaded) {
        given().get("/old-platform/filings?domain=" + name)
                .then()
                .statusCode(200)
                .body("loaded", equalTo(loaded));
    }

    private List<String> loadsOf(String name) {
        return loads().getList("items.findAll { it.name == 'sandbox: " + name + "' }.id");
    }

    private List<String> filesThatWait() {
        return loads().getList("items.files.flatten().findAll { !(it.state in ['LOADED', 'CANCELLED']) }.id");
    }

    private JsonPath loads() {
        return given().header("Authorization", "Bearer reviewer")
                .get(gateway + "/api/v1/legacy-loads")
                .then()
                .extract()
                .jsonPath();
    }

    /** Another holder has filed the domain. */
    private static void filedElsewhere(String domain) {
        json("/authority/filings", """
                {"sponsor":"北京重置测试有限公司","nature":"4","certificateType":"1","certificateNumber":"110100000000931",
                 "province":"11","services":[{"name":"别家网站","domains":["%s"]}]}""".formatted(domain)).statusCode(201);
    }

    private static void registered(String domain) {
        json("/registry/domains", "{\"domain\":\"" + domain + "\",\"registrant\":" + HOLDER + "}")
                .statusCode(201);
    }

    private static ValidatableResponse messages(String phone) {
        return given().queryParam("to", phone).get("/inbox/messages").then();
    }

    private static ValidatableResponse played(String kind) {
        return json("/play", "{\"orderId\":\"" + kind + StubPlatform.REST + "\"}");
    }

    private static ValidatableResponse json(String path, String body) {
        return given().contentType("application/json")
                .accept("application/json")
                .header("Accept-Language", "en")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse form(String path, String name, String value) {
        return given().contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .header("Accept-Language", "en")
                .formParam(name, value)
                .post(path)
                .then();
    }
}
