package cn.icpfiling.filing.offline;

import static cn.icpfiling.filing.OfflineCase.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Who may open, see and change an offline case, and how often. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OfflineAccessApiTest extends OfflineScene {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Test
    void only_a_fresh_check_with_such_an_answer_opens_a_case() {
        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("ok")))
                .then()
                .statusCode(409)
                .body("code", is("TYPE_NOT_OFFLINE"));
        OfflineCase.opens(applicant, Ids.next().toString()).then().statusCode(404);
        OfflineCase.opens(new Applicant(), OfflineCase.typeCheck(applicant, domain))
                .then()
                .statusCode(404);
        var old = OfflineCase.typeCheck(applicant, domain);
        clock.moveTo(Duration.ofHours(25));
        OfflineCase.opens(applicant, old).then().statusCode(409).body("code", is("TYPE_CHECK_TOO_OLD"));
    }

    @Test
    void what_is_free_meanwhile_needs_no_case_and_what_is_unknown_opens_none() {
        var check = OfflineCase.typeCheck(applicant, domain);

        FiledAtTheAuthority.silentAbout(domain);
        OfflineCase.opens(applicant, check).then().statusCode(503).body("code", is("UPSTREAM_UNAVAILABLE"));
        FiledAtTheAuthority.noMore(domain);
        OfflineCase.opens(applicant, check).then().statusCode(409).body("code", is("OFFLINE_NOT_NEEDED"));
    }

    @Test
    void a_domain_that_our_records_alone_still_have_goes_to_the_support_and_not_round_to_another_check() {
        var sold = Applicant.domain("ok");
        var number = "京ICP备2031%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var order = new Applicant().submitsDraft(sold);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");

        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, sold))
                .then()
                .statusCode(409)
                .body("code", is("OFFLINE_ONLY_OUR_RECORD"));
    }

    @Test
    void the_day_of_the_papers_is_none_of_the_future_and_none_long_gone() {
        var id = OfflineCase.opened(applicant, domain);

        OfflineCase.handsIn(applicant, id, day().plusDays(1))
                .then()
                .statusCode(422)
                .body("errors.code", contains("DAY_IN_FUTURE"))
                .body("errors.pointer", contains("/handedInOn"));
        OfflineCase.handsIn(applicant, id, day().minusDays(91))
                .then()
                .statusCode(422)
                .body("errors.code", contains("DAY_TOO_LONG_AGO"));
        OfflineCase.handsIn(applicant, id, day().minusDays(60))
                .then()
                .statusCode(200)
                .body("warnings.code", contains("STILL_SHOWN"));
        OfflineCase.handsIn(applicant, id, day()).then().statusCode(200).body("warnings", empty());
    }

    @Test
    void a_change_names_what_it_saw_and_a_key_is_one_change() {
        var id = OfflineCase.opened(applicant, domain);
        var path = PATH + "/" + id + "/closing";

        applicant.creates().post(path).then().statusCode(428);
        applicant.creates().header("If-Match", "\"99-zh\"").post(path).then().statusCode(412);
        applicant.call().header("If-Match", "*").post(path).then().statusCode(400);
        var key = Applicant.freshKey();
        var tag = OfflineCase.shows(applicant, id).header("ETag");
        var first = applicant
                .call()
                .header("Idempotency-Key", key)
                .header("If-Match", tag)
                .post(path);
        var again = applicant
                .call()
                .header("Idempotency-Key", key)
                .header("If-Match", tag)
                .post(path);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_stranger_sees_nothing_and_the_support_sees_it_masked_and_prints_nothing() {
        var id = OfflineCase.opened(applicant, domain);
        var stranger = new Applicant();
        OfflineCase.shows(stranger, id).then().statusCode(404);
        for (var part : List.of("/instructions", "/form")) {
            stranger.call().get(PATH + "/" + id + part).then().statusCode(404);
        }
        for (var act : List.of("/closing", "/type-check")) {
            stranger.creates()
                    .header("If-Match", "*")
                    .post(PATH + "/" + id + act)
                    .then()
                    .statusCode(404);
        }
        stranger.creates()
                .header("If-Match", "*")
                .body(Map.of("handedInOn", "no day"))
                .post(PATH + "/" + id + "/handing-in")
                .then()
                .statusCode(404);
        stranger.call().get(PATH).then().body("items", empty());

        as(Roles.SUPPORT, PATH + "/" + id).then().statusCode(200).body("certificateNumber", containsString("****"));
        as(Roles.SUPPORT, PATH + "/" + id + "/instructions").then().statusCode(200);
        as(Roles.SUPPORT, PATH + "?limit=1").then().statusCode(200).body("items", hasSize(1));
        as(Roles.SUPPORT, PATH + "/" + id + "/form").then().statusCode(403);
        as(Roles.REVIEWER, PATH + "/" + id).then().statusCode(403);
    }

    @Test
    void a_partner_does_it_for_its_customers_and_no_other_partner_sees_it() {
        var partner = new Partner();
        var customer = partner.customer();
        var id = OfflineCase.opened(customer, domain);

        partner.call().get(PATH).then().body("items.caseId", contains(id));
        partner.call().get(PATH + "/" + id).then().body("holder", is(customer.account.toString()));
        partner.customer().call().get(PATH + "/" + id).then().statusCode(404);
        new Partner().call().get(PATH + "/" + id).then().statusCode(404);
        partner.call("filings:read")
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", "*")
                .post(PATH + "/" + id + "/closing")
                .then()
                .statusCode(403)
                .body("code", is("SCOPE_MISSING"));
        form(customer, id, "text/html").then().statusCode(200);
        assertThat(trail.of("OFFLINE_CASE", UUID.fromString(id)).stream()
                        .filter(entry -> entry.act().equals("OFFLINE_FORM.MAKE"))
                        .map(AuditTrail.Told::details))
                .containsExactly(Map.of("shape", "HTML", "onBehalfOf", customer.account.toString()));
        OfflineCase.handsIn(customer, id, day()).then().statusCode(200);
    }

    @Test
    void cases_are_limited_an_hour() {
        OfflineCase.opened(applicant, domain);
        sql.update(
                "UPDATE account_limits SET events = 20 WHERE account = ? AND kind = 'OFFLINE_CASE'", applicant.account);

        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("filed-elsewhere")))
                .then()
                .statusCode(429);
    }

    @Test
    void pages_follow_one_another() {
        var opened = new ArrayList<String>();
        for (var count = 0; count < 3; count++) {
            opened.add(OfflineCase.opened(applicant, Applicant.domain("filed-elsewhere")));
        }

        var first = applicant.call().queryParam("limit", 2).get(PATH);
        var next = applicant
                .call()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get(PATH);

        var seen = new ArrayList<String>(first.<List<String>>path("items.caseId"));
        seen.addAll(next.path("items.caseId"));
        assertThat(seen).isEqualTo(opened.reversed());
        next.then().body("next", nullValue());
    }

    private static Response as(String role, String path) {
        return Rest.given()
                .header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), role))
                .contentType(ContentType.JSON)
                .get(path);
    }
}
