package cn.icpfiling.filing.trace;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** J32: by number, domain or order, everything that happened, with actor and evidence, and who looked. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class TraceApiTest {

    private static final String TRACE = "/api/v1/trace";
    private static final String PLACES = "items.collect { it.what + it.evidence }";

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final UUID reviewer = Ids.next();
    private final UUID auditor = Ids.next();
    private final Applicant applicant = new Applicant();
    private final String domain = Applicant.domain("ok");
    private final String number =
            "京ICP备2028%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));

    @Test
    void a_filing_is_traced_from_its_draft_to_its_number_and_to_whoever_looked_into_it() {
        var order = filed();

        var whole = traces("domain", "www." + domain).then().statusCode(200);

        whole.body("items.what", hasItems("DRAFT", "SUBMIT", "SUBJECT_CERTIFICATE", "UNKNOWN", "SETTLE_RULES", "HOLDS"))
                .body("items.what", hasItems("APPROVE", "UPLOAD", "GRANT", "RECORD.REGISTER", "DATA.REVEAL"));
        var settled = "items.find { it.kind == 'SETTLEMENT' }";
        whole.body(settled + ".actor.account", is(reviewer.toString()))
                .body(settled + ".details.rule", is("D4"))
                .body(settled + ".evidence", is("source:REGISTRY_PAGE"));
        var reveal = "items.find { it.what == 'DATA.REVEAL' }";
        whole.body(reveal + ".actor.role", is("reviewer"))
                .body(reveal + ".findings.code", contains("REVIEW_COMPARE_PAPERS"))
                .body(reveal + ".details.field0", is("SUBJECT_PRINCIPAL_MOBILE"));
        whole.body("items.find { it.kind == 'MATERIAL' }.evidence.substring(0, 7)", is("sha256:"))
                .body("items.find { it.kind == 'VERDICT' }.findings.rule", contains("D4"));
        whole.body("complete", is(true)).body("sources.state", everyItem(is("ANSWERED")));
        var step = "items.find { it.what == 'SUBMIT' }";
        whole.body(step + ".service", is("FILING"))
                .body(step + ".link", is("/api/v1/orders/" + order + "/history"))
                .body(step + ".traceId.length()", is(32));
        List<String> moments = whole.extract().path("items.findAll { it.kind != 'ACT' }.at");
        assertThat(moments.stream().map(Instant::parse)).isSorted();
        assertThat(whole.extract().asString())
                .doesNotContain("张三", "13800138000", "11010519491231002X", applicant.certificateNumber);

        for (var same : List.of(traces("filingNumber", number), traces("filingNumber", number + "-1"))) {
            same.then().statusCode(200).body("items.what", hasItems("DRAFT", "GRANT", "RECORD.REGISTER"));
        }
        traces("orderId", order)
                .then()
                .body("items.objectId", everyItem(is(order)))
                .body("items.what", hasItem("DATA.REVEAL"));
        traces("filingNumber", number)
                .then()
                .body("items.findAll { it.what == 'TRACE.LOOK' }.actor.account", hasItem(auditor.toString()))
                .body("items.find { it.what == 'TRACE.LOOK' }.findings.code", contains("AUDIT"));
    }

    @Test
    void what_a_partner_offered_and_took_back_is_traced_by_the_domain_and_by_the_numbers_of_a_later_filing() {
        var offered = offeredAndTakenBack();
        filed();

        for (var trace : List.of(
                traces("domain", domain), traces("filingNumber", number), traces("filingNumber", number + "-1"))) {
            trace.then()
                    .statusCode(200)
                    .body("items.findAll { it.objectId == '" + offered + "' }.size()", greaterThan(1));
        }
    }

    private String offeredAndTakenBack() {
        var partner = new Partner();
        var service = new HashMap<>(Applicant.service(domain, "-"));
        service.remove("serviceNumber");
        var orders = "/api/v1/prefilled-orders";
        var offer = partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of(
                        "typeCheck",
                        new Applicant().question(domain),
                        "subject",
                        Applicant.subject(),
                        "service",
                        service,
                        "holder",
                        Map.of(
                                "phone",
                                "13800138000",
                                "mail",
                                "b" + number.hashCode() + "@example.com",
                                "language",
                                "ZH")))
                .post(orders)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("prefilledOrderId");
        partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", partner.call().get(orders + "/" + offer).header("ETag"))
                .post(orders + "/" + offer + "/withdrawal")
                .then()
                .statusCode(200);
        return offer;
    }

    @Test
    void pages_follow_each_other_without_a_gap_and_nothing_twice() {
        var order = applicant.submitsDraft(domain);
        verdicts.unknownForGood(order, 1, "D4", "D6");
        var whole = traces("orderId", order).then().extract().<List<String>>path(PLACES);

        var seen = new ArrayList<String>();
        var support = Ids.next();
        String cursor = null;
        do {
            var request = caller(support, Roles.SUPPORT)
                    .queryParam("reason", "SUPPORT_CASE")
                    .queryParam("orderId", order)
                    .queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(TRACE)
                    .then()
                    .statusCode(200);
            seen.addAll(page.extract().<List<String>>path(PLACES));
            cursor = page.extract().path("next");
        } while (cursor != null && seen.size() < 40);

        assertThat(seen).doesNotHaveDuplicates().startsWith(whole.toArray(String[]::new));
        assertThat(whole).hasSizeGreaterThan(6);
    }

    @Test
    void it_is_asked_by_exactly_one_thing_by_those_who_may() {
        var order = applicant.drafts(domain);

        caller(Roles.AUDITOR)
                .queryParam("reason", "AUDIT")
                .get(TRACE)
                .then()
                .statusCode(400)
                .body("errors.code", contains("EXACTLY_ONE"));
        caller(Roles.AUDITOR)
                .queryParam("orderId", order)
                .get(TRACE)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/query/reason"));
        caller(Roles.AUDITOR)
                .queryParam("reason", "AUDIT")
                .queryParam("domain", domain)
                .queryParam("orderId", order)
                .get(TRACE)
                .then()
                .statusCode(400);
        traces("filingNumber", "12").then().statusCode(400).body("errors.pointer", contains("/query/filingNumber"));
        traces("domain", "a_b").then().statusCode(400).body("errors.code", contains("DOMAIN_MALFORMED"));
        traces("orderId", Ids.next().toString()).then().statusCode(404);
        traces("domain", Applicant.domain("ok")).then().statusCode(404);
        for (var role : List.of(Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR)) {
            caller(role)
                    .queryParam("reason", "AUDIT")
                    .queryParam("orderId", order)
                    .get(TRACE)
                    .then()
                    .statusCode(403);
        }
        caller(Roles.ADMINISTRATOR)
                .queryParam("reason", "INCIDENT")
                .queryParam("orderId", order)
                .get(TRACE)
                .then()
                .statusCode(200)
                .body("items.what", contains("DRAFT"));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/reveals")
                .then()
                .body("items.reason", not(hasItem("TRACE.LOOK")));
    }

    private String filed() {
        var order = applicant.submitsDraft(domain);
        verdicts.unknownForGood(order, 1, "D4");
        Applicant.reviewer(reviewer)
                .body(Map.of("fields", List.of("/subject/principal/mobile"), "reason", "REVIEW_COMPARE_PAPERS"))
                .post("/api/v1/orders/" + order + "/reveals")
                .then()
                .statusCode(200);
        var rule = Map.of("pointer", "/service/domains/0", "rule", "D4", "result", "HOLDS", "source", "REGISTRY_PAGE");
        Applicant.reviews(reviewer, order, "rule-settlements", Map.of("rules", List.of(rule)))
                .then()
                .statusCode(200);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number);
        return order;
    }

    private Response traces(String by, String value) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(auditor, Roles.AUDITOR))
                .queryParam(by, value)
                .queryParam("reason", "AUDIT")
                .queryParam("limit", 200)
                .get(TRACE);
    }

    private static RequestSpecification caller(String role) {
        return caller(Ids.next(), role);
    }

    private static RequestSpecification caller(UUID account, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, role));
    }
}
