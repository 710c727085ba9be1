package cn.icpfiling.verification.domainverifications;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.checks.PackedText;
import cn.icpfiling.verification.store.EvidenceRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class DomainVerificationsApiTest {

    private static final String PATH = "/api/v1/domain-verifications";
    private static final UUID ASKER = UUID.fromString("019ab0a2-7c00-7000-8000-0000000000aa");

    @Inject
    EvidenceRepository evidence;

    @Inject
    FieldCipher cipher;

    @ConfigProperty(name = "icp.verification.most-a-minute")
    int mostAMinute;

    @Test
    void a_check_is_answered_with_rules_remedies_and_evidence_and_can_be_read_again() {
        var checked = verify("www.Other-Example.com", "zh")
                .statusCode(201)
                .body("domain", equalTo("other-example.com"))
                .body("outcome", equalTo("BROKEN"))
                .body("orderType", equalTo("FIRST_FILING"))
                .body("rules.rule", contains("D1", "D2", "D3", "D4", "D5", "D6"))
                .body("rules[0].code", equalTo("REGISTRANT_MISMATCH"))
                .body("rules[0].remedy", containsString("过户"))
                .body("rules.evidence", everyItem(not(empty())))
                .body("evidence.source", contains("RDAP", "REAL_NAME", "TLD_LIST", "REGISTRAR_LIST"))
                .body("evidence.answer", everyItem(is("ANSWERED")))
                .extract();

        var again = as(ASKER, "applicant")
                .get(checked.header("Location"))
                .then()
                .statusCode(200)
                .extract();

        assertThat(again.body().<Object>path("$")).isEqualTo(checked.body().path("$"));
    }

    @Test
    void what_the_registry_told_is_shown_by_rdap_and_by_whois_and_nobodys_name_with_it() {
        verify("ok-facts.com", "zh")
                .statusCode(201)
                .body("registration.ianaId", equalTo(1599))
                .body("registration.expiresAt", equalTo("2099-01-01T00:00:00.000000Z"))
                .body("registration.registrant", equalTo("NOT_TOLD"))
                .body("registration.signing", equalTo("NOT_TOLD"));
        verify("ok-example.cn", "zh")
                .statusCode(201)
                .body("registration.registrar", equalTo("阿里云计算有限公司（万网）"))
                .body("registration.expiresAt", equalTo("2099-01-01T00:00:00.000000Z"))
                .body("registration.statuses", contains("ok"))
                .body("registration.signing", equalTo("UNSIGNED"))
                .body("evidence.source", contains("WHOIS", "REAL_NAME", "TLD_LIST", "REGISTRAR_LIST"));
        verify("rdapdown-example.com", "zh").statusCode(201).body("registration", nullValue());
    }

    @Test
    void a_form_that_is_checked_again_hears_the_same_answer_and_how_old_it_is() {
        var first = verify("ok-again.com", "zh").extract().<String>path("registration.answeredAt");

        verify("ok-again.com", "zh")
                .body("registration.answeredAt", equalTo(first))
                .body("evidence[0].askedAt", equalTo(first));
    }

    @Test
    void the_words_are_english_when_asked_for() {
        verify("fresh-example.com", "en")
                .statusCode(201)
                .body("rules[2].code", equalTo("REAL_NAME_NOT_SYNCED"))
                .body("rules[2].retryOn", notNullValue())
                .body("rules[2].remedy", containsString("Check again from 20"));
    }

    @Test
    void the_raw_answers_are_kept_encrypted_and_never_shown() {
        var checked = verify("ok-encrypted.com", "zh").statusCode(201).body(not(containsString("秘密持有者")));
        var id = UUID.fromString(checked.extract().path("id"));

        var kept = UnitOfWork.in(() -> evidence.of(id));

        var realName = kept.stream()
                .filter(entry -> entry.source().equals("REAL_NAME"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(realName.raw(), StandardCharsets.UTF_8)).doesNotContain("秘密持有者");
        assertThat(PackedText.unpack(cipher.decrypt("evidence", "raw", realName.id(), realName.raw())))
                .contains("秘密持有者");
    }

    @Test
    void somebody_elses_check_is_not_found_but_a_reviewer_reads_it() {
        var location = verify("ok-mine.com", "zh").statusCode(201).extract().header("Location");

        as(UUID.randomUUID(), "applicant").get(location).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as(UUID.randomUUID(), "reviewer").get(location).then().statusCode(200);
    }

    @Test
    void the_last_check_of_a_domain_is_found_by_its_name_by_whoever_asked_for_it_alone() {
        var name = "ok-" + UUID.randomUUID() + ".com";
        var asker = UUID.randomUUID();
        as(asker, "applicant").body(body(name)).post(PATH).then().statusCode(201);
        var last = as(asker, "applicant")
                .body(body(name))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var fitness = "/api/v1/domains/" + name + "/fitness";

        as(asker, "applicant")
                .get(fitness)
                .then()
                .statusCode(200)
                .body("id", equalTo(last))
                .body("domain", equalTo(name))
                .body("fitness", equalTo("FIT"))
                .body("checkedAt", notNullValue());
        as(asker, "applicant")
                .get("/api/v1/domains/www." + name.toUpperCase(java.util.Locale.ROOT) + "/fitness")
                .then()
                .statusCode(200)
                .body("id", equalTo(last));
        as(UUID.randomUUID(), "reviewer").get(fitness).then().statusCode(200).body("id", equalTo(last));
        as(UUID.randomUUID(), "applicant").get(fitness).then().statusCode(404);
        as(asker, "applicant")
                .get("/api/v1/domains/{name}/fitness", " " + name + ". ")
                .then()
                .statusCode(200)
                .body("id", equalTo(last));
        as(asker, "inspector").get(fitness).then().statusCode(403);
        partner(UUID.randomUUID(), "filings:read").get(fitness).then().statusCode(403);
    }

    @Test
    void a_chinese_name_is_checked_as_its_a_label() {
        verify("ok-例子.com", "zh")
                .statusCode(201)
                .body("domain", equalTo("xn--ok--xc0e315c.com"))
                .body("unicode", equalTo("ok-例子.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "com.cn,DOMAIN_IS_SUFFIX",
        "COM.CN.,DOMAIN_IS_SUFFIX",
        "no domain,DOMAIN_MALFORMED",
        "127.0.0.1,DOMAIN_MALFORMED"
    })
    void a_check_and_its_last_answer_judge_a_name_alike(String name, String code) {
        verify(name, "en")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/domain"))
                .body("errors.code", contains(code));
        as(ASKER, "applicant")
                .get("/api/v1/domains/{name}/fitness", name)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/path/name"))
                .body("errors.code", contains(code));
    }

    @Test
    void no_domain_no_token_and_no_role_are_refused() {
        verify(" ok-trimmed.com. ", "en").statusCode(201).body("domain", equalTo("ok-trimmed.com"));
        given().contentType("application/json")
                .body(body("ok-example.com"))
                .post(PATH)
                .then()
                .statusCode(401);
        as(ASKER, "inspector").body(body("ok-example.com")).post(PATH).then().statusCode(403);
        as(ASKER, "applicant").body("{").post(PATH).then().statusCode(400);
        as(ASKER, "applicant").get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void an_account_that_asks_too_often_is_told_when_to_come_back() {
        var account = UUID.randomUUID();
        for (var asked = 0; asked < mostAMinute; asked++) {
            as(account, "applicant")
                    .body(body("free-example.org"))
                    .post(PATH)
                    .then()
                    .statusCode(201);
        }

        as(account, "applicant")
                .body(body("free-example.org"))
                .post(PATH)
                .then()
                .statusCode(429)
                .header("Retry-After", "60")
                .body("code", equalTo("TOO_MANY_REQUESTS"));
        as(UUID.randomUUID(), "applicant")
                .body(body("free-example.org"))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void a_partners_check_is_the_partners_own_whichever_of_its_clients_asked() {
        var partner = UUID.randomUUID();
        var location = partner(partner, "domains:read filings:read")
                .body(body("ok-example.com"))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        partner(partner, "domains:read").get(location).then().statusCode(200);
        partner(UUID.randomUUID(), "domains:read")
                .get(location)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        as(UUID.randomUUID(), "reviewer").get(location).then().statusCode(200);
    }

    @Test
    void a_partners_token_without_the_scope_checks_and_reads_nothing() {
        var partner = partner(UUID.randomUUID(), "filings:read filings:write");

        partner.body(body("ok-example.com"))
                .post(PATH)
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_scope\", scope=\"domains:read\""))
                .body("code", equalTo("SCOPE_MISSING"));
        partner.get(PATH + "/" + UUID.randomUUID()).then().statusCode(403).body("code", equalTo("SCOPE_MISSING"));
    }

    private static RequestSpecification partner(UUID partner, String scopes) {
        return given().auth()
                .oauth2(TestTokens.bearerOfPartner(partner, UUID.randomUUID().toString(), scopes.split(" ")))
                .contentType("application/json");
    }

    private static ValidatableResponse verify(String domain, String language) {
        return as(ASKER, "applicant")
                .header("Accept-Language", language)
                .body(body(domain))
                .post(PATH)
                .then();
    }

    private static RequestSpecification as(UUID account, String role) {
        return given().auth().oauth2(TestTokens.bearer(account, role)).contentType("application/json");
    }

    private static Map<String, Object> body(String domain) {
        return Map.of(
                "domain", domain, "holderName", "某公司", "certificateType", 1, "certificateNumber", "91350100M000100Y43");
    }
}
