package cn.icpfiling.verification.domainchecks;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class DomainChecksApiTest {

    @Test
    void a_good_domain_holds_all_rules_by_rdap_and_by_whois() {
        check("ok-example.com", "ok-example.cn")
                .statusCode(200)
                .body("results.domain", contains("ok-example.com", "ok-example.cn"))
                .body("results[0].rules.rule", contains("D1", "D2", "D3", "D4", "D5", "D6"))
                .body("results.rules.result.flatten()", everyItem(is("HOLDS")));
    }

    @Test
    void each_fault_is_found_with_its_code() {
        assertBroken("other-example.com", "D1", "REGISTRANT_MISMATCH");
        assertBroken("noreal-example.com", "D2", "REAL_NAME_MISSING");
        assertBroken("fresh-example.com", "D3", "REAL_NAME_NOT_SYNCED");
        assertBroken("expired-example.com", "D4", "DOMAIN_EXPIRED");
        assertBroken("free-example.com", "D4", "DOMAIN_EXPIRED");
        assertBroken("ok-example.org", "D5", "TLD_NOT_APPROVED");
        assertBroken("badregistrar-example.com", "D6", "REGISTRAR_NOT_APPROVED");
    }

    @Test
    void data_that_the_authority_lacks_come_with_the_day_to_retry() {
        check("fresh-example.com").body("results[0].rules.find { it.rule == 'D3' }.retryOn", notNullValue());
    }

    @Test
    void a_registry_that_does_not_answer_makes_its_rules_unknown_and_no_others() {
        check("rdapdown-example.com")
                .statusCode(200)
                .body("results[0].rules.findAll { it.result == 'UNKNOWN' }.rule", contains("D4", "D6"))
                .body("results[0].rules.findAll { it.result == 'UNKNOWN' }.code", everyItem(is("SOURCE_UNAVAILABLE")));
    }

    @Test
    void nothing_applies_when_something_is_ended() {
        request(Map.of("orderType", "CANCEL_ACCESS"), "expired-example.org")
                .post("/internal/domain-checks")
                .then()
                .statusCode(200)
                .body("results[0].rules.result", everyItem(is("NOT_APPLICABLE")));
    }

    @Test
    void of_a_change_of_an_old_site_the_domain_that_it_adds_alone_is_judged() {
        request(
                        Map.of("orderType", "CHANGE_OLD_SERVICE", "added", List.of("expired-example.com")),
                        "expired-example.cn",
                        "expired-example.com")
                .post("/internal/domain-checks")
                .then()
                .statusCode(200)
                .body("results[0].rules.result", everyItem(is("NOT_APPLICABLE")))
                .body("results[1].rules.findAll { it.result == 'BROKEN' }.rule", contains("D4"));
    }

    @Test
    @Tag("long")
    void requests_that_name_the_same_domains_the_other_way_round_do_not_wait_for_each_other() throws Exception {
        var domains =
                IntStream.range(0, 12).mapToObj("ok-turned-%d.com"::formatted).toList();
        var there = domains.toArray(String[]::new);
        var back = domains.reversed().toArray(String[]::new);
        check(there).statusCode(200);

        var statuses = AtOnce.call(
                8,
                turn -> request(Map.of(), turn % 2 == 0 ? there : back)
                        .post("/internal/domain-checks")
                        .statusCode());

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void the_list_of_the_day_decides() {
        request(Map.of("on", "2017-12-31"), "ok-example.com")
                .post("/internal/domain-checks")
                .then()
                .statusCode(200)
                .body("results[0].rules.findAll { it.result == 'UNKNOWN' }.rule", contains("D5", "D6"))
                .body(
                        "results[0].rules.findAll { it.result == 'UNKNOWN' }.code",
                        contains("TLD_NOT_LISTED", "REGISTRAR_NOT_LISTED"));
    }

    @Test
    void a_name_that_is_no_domain_is_refused_with_its_pointer() {
        check("ok-example.com", "no domain", "com.cn")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors.pointer", contains("/domains/1", "/domains/2"))
                .body("errors.code", contains("DOMAIN_MALFORMED", "DOMAIN_IS_SUFFIX"))
                .body("errors.remedy", everyItem(notNullValue()));
    }

    @Test
    void what_is_missing_in_the_request_is_refused_with_pointers() {
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType("application/json")
                .body("{\"domains\": [], \"holderName\": \"某公司\", \"orderType\": \"FIRST_FILING\"}")
                .post("/internal/domain-checks")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors.pointer", hasItems("/domains", "/certificateType", "/certificateNumber"));
    }

    /** docs/adr/0051: a later filing-service may say more. */
    @Test
    void what_a_later_caller_adds_to_the_request_changes_nothing() {
        request(Map.of("surprise", true), "ok-example.com")
                .post("/internal/domain-checks")
                .then()
                .statusCode(200);
    }

    @Test
    void only_services_may_ask() {
        given().contentType("application/json")
                .body("{}")
                .post("/internal/domain-checks")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.bearer(UUID.randomUUID(), "applicant"))
                .contentType("application/json")
                .body("{}")
                .post("/internal/domain-checks")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType("text/plain")
                .body("{}")
                .post("/internal/domain-checks")
                .then()
                .statusCode(415);
    }

    private static void assertBroken(String domain, String rule, String code) {
        check(domain)
                .statusCode(200)
                .body("results[0].rules.findAll { it.result == 'BROKEN' }.rule", contains(rule))
                .body("results[0].rules.findAll { it.result == 'BROKEN' }.code", contains(code));
    }

    private static ValidatableResponse check(String... domains) {
        return request(Map.of(), domains).post("/internal/domain-checks").then();
    }

    private static RequestSpecification request(Map<String, Object> more, String... domains) {
        var body = new java.util.HashMap<String, Object>(Map.of(
                "domains", List.copyOf(Arrays.asList(domains)),
                "holderName", "某公司",
                "certificateType", 1,
                "certificateNumber", "91350100M000100Y43",
                "orderType", "FIRST_FILING"));
        body.putAll(more);
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType("application/json")
                .body(body);
    }
}
