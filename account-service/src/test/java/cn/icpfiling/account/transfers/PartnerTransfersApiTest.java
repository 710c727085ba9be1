package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer's filing leaves only with its partner, which confirms by its scope in place of a code. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PartnerTransfersApiTest {

    private Holder target;
    private TestPartner partner;
    private String token;
    private String customer;

    @BeforeEach
    void a_partner_has_a_customer_with_a_filing() {
        target = Holder.signedUp();
        Holder.forgetLimits();
        partner = TestPartner.create("customers:read", "customers:write", "filings:read", "filings:transfer");
        token = partner.token();
        customer = partner.opens("C-1", Map.of()).getString("customerId");
        Holder.isFiled(customer);
    }

    @Test
    void the_partner_gives_its_customers_filing_away() {
        var id = opened(customer)
                .then()
                .statusCode(201)
                .body("sourceId", equalTo(customer))
                .body("sourcePhone", nullValue())
                .extract()
                .<String>path("transferId");
        names(id).then().statusCode(200).body("targetPhone", equalTo(target.masked()));
        confirms(id, Map.of()).then().statusCode(400).body("errors[0].pointer", equalTo("/customerConfirmed"));

        confirms(id, Map.of("customerConfirmed", true)).then().statusCode(200).body("state", equalTo("DONE"));

        assertThat(Holder.handOvers(customer))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked).containsEntry("from", customer).containsEntry("to", target.account()));
        request().get(Holder.TRANSFERS).then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void a_partner_names_a_customer_of_its_own() {
        opened(null).then().statusCode(400).body("errors[0].code", equalTo("REQUIRED"));
        opened(target.account()).then().statusCode(404);
        opened(UUID.randomUUID().toString()).then().statusCode(404);
        var others = TestPartner.create(TestPartner.ALL);
        opened(others.opens("C-1", Map.of()).getString("customerId")).then().statusCode(404);
    }

    @Test
    @Tag("long")
    void another_partner_and_the_target_do_not_know_the_transfer() {
        var id = opened(customer).<String>path("transferId");
        var others = TestPartner.create(TestPartner.ALL);

        others.as().get(Holder.TRANSFERS + "/" + id).then().statusCode(404);
        others.as().get(Holder.TRANSFERS).then().statusCode(200).body("items", hasSize(0));
        target.shows(id).then().statusCode(404);
    }

    @Test
    void a_client_without_the_scope_gives_nothing_away() {
        var id = opened(customer).<String>path("transferId");
        var reading = partner.token("filings:read");

        partner.as(reading).get(Holder.TRANSFERS + "/" + id).then().statusCode(200);
        partner.as(reading)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(Holder.TRANSFERS + "?onBehalfOf=" + customer)
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPE_MISSING"));
        request().post(Holder.TRANSFERS + "/" + id + "/code").then().statusCode(403);
    }

    @Test
    @Tag("long")
    void a_filing_comes_to_a_customer_whose_partner_has_accepted_it() {
        var source = Holder.withFiling();
        var receiver = partner.opens("C-2", Map.of()).getString("customerId");
        var id = source.opened();
        source.names(id, receiver).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_UNKNOWN"));

        accepts(receiver, "京ICP备2026999999号").then().statusCode(200);
        source.names(id, receiver).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_UNKNOWN"));
        accepts(receiver, Holder.NUMBER + "-1")
                .then()
                .statusCode(409)
                .body("code", equalTo("TRANSFER_ACCEPTANCE_OF_OTHER"));
        request().get(acceptance(receiver)).then().body("subjectNumber", equalTo("京ICP备2026999999号"));
        request().delete(acceptance(receiver)).then().statusCode(204);
        accepts(receiver, Holder.NUMBER + "-1").then().statusCode(200).body("subjectNumber", equalTo(Holder.NUMBER));
        accepts(receiver, Holder.NUMBER).then().statusCode(200);
        source.names(id, receiver)
                .then()
                .statusCode(200)
                .body("targetPhone", nullValue())
                .body("targetPartner", startsWith("hoster"));
        source.confirms(id, source.code(id)).then().statusCode(200).body("state", equalTo("DONE"));

        assertThat(Holder.handOvers(source.account()))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked).containsEntry("to", receiver).containsEntry("toPartner", partner.id()));
        request()
                .get(Holder.TRANSFERS + "/" + id)
                .then()
                .statusCode(200)
                .body("side", equalTo("TARGET"))
                .body("state", equalTo("DONE"))
                .body("sourceId", nullValue());
        request().get(Holder.TRANSFERS).then().body("items.transferId", contains(id));
        request()
                .header("If-Match", tag(id))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(Holder.TRANSFERS + "/" + id + "/cancellation")
                .then()
                .statusCode(403);
        TestPartner.create(TestPartner.ALL)
                .as()
                .get(Holder.TRANSFERS + "/" + id)
                .then()
                .statusCode(404);
        request().get(acceptance(receiver)).then().statusCode(404);
        assertThat(Audited.acts(receiver))
                .containsExactly(
                        "ACCOUNT.OPEN",
                        "TRANSFER.ACCEPT",
                        "TRANSFER.WITHDRAW_ACCEPTANCE",
                        "TRANSFER.ACCEPT",
                        "TRANSFER.ACCEPT");
        assertThat(source.caller().texts()).anyMatch(text -> text.contains("合作伙伴“hoster"));
    }

    /** The pages of a partner mix those that its customers gave away and those that came to them. */
    @Test
    @Tag("long")
    void a_partner_lists_both_sides_the_newest_first_and_each_once() {
        var receiver = partner.opens("C-2", Map.of()).getString("customerId");
        accepts(receiver, Holder.NUMBER).then().statusCode(200);
        var inside = opened(customer).<String>path("transferId");
        request()
                .header("If-Match", tag(inside))
                .body(Map.of("login", receiver))
                .put(Holder.TRANSFERS + "/" + inside + "/target")
                .then()
                .statusCode(200);
        confirms(inside, Map.of("customerConfirmed", true))
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
        var third = partner.opens("C-3", Map.of()).getString("customerId");
        accepts(third, Holder.NUMBER).then().statusCode(200);
        var source = Holder.withFiling();
        var arrived = source.opened();
        source.names(arrived, third).then().statusCode(200);
        source.confirms(arrived, source.code(arrived)).then().statusCode(200);

        request().get(Holder.TRANSFERS).then().body("items.transferId", contains(arrived, inside));
        var first = request().get(Holder.TRANSFERS + "?limit=1").then().body("items.transferId", contains(arrived));
        request()
                .get(Holder.TRANSFERS + "?limit=1&cursor=" + first.extract().<String>path("next"))
                .then()
                .body("items.transferId", contains(inside))
                .body("items[0].side", equalTo("SOURCE"));
    }

    @Test
    void a_consent_that_is_withdrawn_or_has_expired_before_the_confirmation_stops_the_transfer() {
        var source = Holder.withFiling();
        var receiver = partner.opens("C-2", Map.of()).getString("customerId");
        accepts(receiver, Holder.NUMBER).then().statusCode(200);
        var id = source.opened();
        source.names(id, receiver).then().statusCode(200);
        var code = source.code(id);
        Rows.execute("update transfer_acceptances set expires_at = '2020-01-01'");
        source.confirms(id, code).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_UNKNOWN"));

        accepts(receiver, "京ICP备2026999999号").then().statusCode(200).body("subjectNumber", equalTo("京ICP备2026999999号"));
        request().delete(acceptance(receiver)).then().statusCode(204);
        accepts(receiver, Holder.NUMBER).then().statusCode(200);
        for (var again = 0; again < 2; again++) {
            request().delete(acceptance(receiver)).then().statusCode(204);
        }
        source.confirms(id, code).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_UNKNOWN"));
        assertThat(Holder.handOvers(source.account())).isEmpty();
    }

    /** The holder tries again after the refusal, and the partner does not hear of it. */
    @Test
    void a_consent_outlives_a_hand_over_that_is_refused() {
        var source = Holder.withFiling();
        var receiver = partner.opens("C-2", Map.of()).getString("customerId");
        accepts(receiver, Holder.NUMBER).then().statusCode(200);
        var id = source.opened();
        source.names(id, receiver).then().statusCode(200);
        Holder.handOverFails(source.account(), "TRANSFER_TARGET_HAS_OPEN_ORDER");

        source.confirms(id, source.code(id));

        assertThat(Holder.handOvers(source.account())).hasSize(1);
        request().get(acceptance(receiver)).then().statusCode(200).body("subjectNumber", equalTo(Holder.NUMBER));
    }

    @Test
    void a_partner_accepts_for_its_own_customers_alone() {
        var others = TestPartner.create(TestPartner.ALL);

        request()
                .body(Map.of("subjectNumber", Holder.NUMBER))
                .put("/api/v1/partners/" + partner.id() + "/customers/" + target.account() + "/transfer-acceptance")
                .then()
                .statusCode(404);
        others.as()
                .body(Map.of("subjectNumber", Holder.NUMBER))
                .put(acceptance(customer))
                .then()
                .statusCode(404);
        accepts(customer, "no number").then().statusCode(400).body("errors[0].pointer", equalTo("/subjectNumber"));
        partner.as(partner.token("filings:read"))
                .body(Map.of("subjectNumber", Holder.NUMBER))
                .put(acceptance(customer))
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPE_MISSING"));
    }

    private Response accepts(String receiver, String number) {
        return request().body(Map.of("subjectNumber", number)).put(acceptance(receiver));
    }

    private String acceptance(String receiver) {
        return "/api/v1/partners/" + partner.id() + "/customers/" + receiver + "/transfer-acceptance";
    }

    private RequestSpecification request() {
        return partner.as(token);
    }

    private Response opened(String onBehalfOf) {
        return request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .queryParams(onBehalfOf == null ? Map.of() : Map.of("onBehalfOf", onBehalfOf))
                .post(Holder.TRANSFERS);
    }

    private Response names(String id) {
        return request()
                .header("If-Match", tag(id))
                .body(Map.of("login", target.caller().phone()))
                .put(Holder.TRANSFERS + "/" + id + "/target");
    }

    private Response confirms(String id, Map<String, Object> body) {
        return request()
                .header("If-Match", tag(id))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(Holder.TRANSFERS + "/" + id + "/confirmation");
    }

    private String tag(String id) {
        return request().get(Holder.TRANSFERS + "/" + id).header("ETag");
    }
}
