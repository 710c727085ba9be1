package cn.icpfiling.filing.prefill;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the holder of a link does with it, and what its partner learns. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class AcceptedOffersApiTest {

    private static final String ORDERS = "/api/v1/orders/";

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    AuditTrail trail;

    private final PrefillScene scene = new PrefillScene();
    private final Applicant holder = scene.holder;
    private final String domain = Applicant.domain("ok");
    private String id;
    private String secret;

    @BeforeEach
    void a_link_is_sent() {
        id = scene.prepared(domain);
        secret = PrefillScene.sent(id, 1);
    }

    @Test
    void the_holder_sees_partner_and_domain_and_masked_data_without_a_login() {
        PrefillScene.opens(secret)
                .then()
                .statusCode(200)
                .body("state", is("OPENED"))
                .body("partnerName", is("云上主机有限公司"))
                .body("providerName", not(nullValue()))
                .body("domain", is(domain))
                .body("certificateNumber", is(not(holder.certificateNumber)))
                .body("subject.principal.name", is("张*"))
                .body("subject.principal.mobile", is("138****8000"))
                .body("phone", nullValue());
        PrefillScene.opens(secret).then().statusCode(200);

        scene.shows(id).then().body("state", is("OPENED"));
        assertThat(trail.of("PREFILLED_ORDER", PrefillScene.id(id)))
                .extracting(AuditTrail.Told::act)
                .containsExactly("PREFILLED_ORDER.OPEN", "PREFILLED_ORDER.SEND", "PREFILLED_ORDER.PREPARE");
    }

    @Test
    void an_accepted_offer_is_an_ordinary_draft_of_the_holder_that_the_partner_cannot_see() {
        var order = PrefillScene.accepts(holder, secret)
                .then()
                .statusCode(201)
                .body("state", is("DRAFT"))
                .body("type", is("FIRST_FILING"))
                .body("holder", is(holder.account.toString()))
                .body("partner", nullValue())
                .body("preparedBy", is(scene.partner.id.toString()))
                .body("subject.name", is("北京示例科技有限公司"))
                .body("service.name", is("示例科技官网"))
                .body("service.serviceNumber", nullValue())
                .extract()
                .<String>path("orderId");

        scene.partner.call().get(ORDERS + order).then().statusCode(404);
        scene.partner.call().get("/api/v1/orders").then().body("items", hasSize(0));
        scene.shows(id)
                .then()
                .body("state", is("ACCEPTED"))
                .body("subject", nullValue())
                .body("phone", nullValue())
                .body("allowedActs", hasSize(0));
        PrefillScene.opens(secret).then().statusCode(404);
        scene.acts(id, "withdrawal").then().statusCode(409);
        holder.call()
                .get(ORDERS + order + "/confirmation")
                .then()
                .statusCode(200)
                .body("subject.principal.name", is("张三"));
    }

    @Test
    void the_partner_learns_of_the_grant_and_of_nothing_else() {
        var order = accepted();
        holder.entersService(order, Applicant.service(domain, holder.obtainsNumber()))
                .then()
                .statusCode(200);
        holder.handsInAll(order);
        holder.submits(order).then().statusCode(200);
        scene.shows(id).then().body("state", is("ACCEPTED"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);

        authority.grant(order, "京ICP备2026%06d号".formatted(Math.floorMod(order.hashCode(), 1_000_000)));

        scene.shows(id).then().body("state", is("COMPLETED"));
        scene.partner.call().get("/api/v1/subjects").then().body("items", hasSize(0));
    }

    @Test
    void a_subject_on_record_stays_as_it_was_filed_and_the_service_is_entered() {
        var first = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(first, 1);
        Applicant.decides(first, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(first);
        authority.verifySms(first);
        authority.grant(first, "京ICP备2026%06d号".formatted(Math.floorMod(first.hashCode(), 1_000_000)));

        PrefillScene.accepts(holder, secret)
                .then()
                .statusCode(201)
                .body("type", is("NEW_SERVICE_SAME_PROVIDER"))
                .body("service.name", is("示例科技官网"))
                .body("preparedBy", is(scene.partner.id.toString()));

        scene.shows(id).then().body("state", is("ACCEPTED"));
    }

    @Test
    void the_partner_learns_that_the_order_ended() {
        var order = accepted();

        holder.acts(order).post(ORDERS + order + "/abandonment").then().statusCode(200);

        scene.shows(id).then().body("state", is("ENDED"));
    }

    @Test
    void what_refuses_a_draft_refuses_the_acceptance_and_the_link_stays_good() {
        var busy = holder.drafts(Applicant.domain("ok"));

        PrefillScene.accepts(holder, secret).then().statusCode(409).body("code", is("ORDER_IN_PROGRESS"));

        scene.shows(id).then().body("state", is("SENT")).body("subject.name", is("北京示例科技有限公司"));
        holder.call().get("/api/v1/orders").then().body("items", hasSize(1));
        holder.acts(busy).post(ORDERS + busy + "/abandonment").then().statusCode(200);
        PrefillScene.accepts(holder, secret).then().statusCode(201);
    }

    @Test
    void a_repeated_acceptance_has_one_effect_and_another_account_comes_too_late() {
        var key = Applicant.freshKey();
        var first = PrefillScene.accepts(holder, secret, key);
        first.then().statusCode(201);

        var second = PrefillScene.accepts(holder, secret, key);

        second.then().statusCode(201).header("Idempotent-Replayed", is("true"));
        assertThat(second.<String>path("orderId")).isEqualTo(first.path("orderId"));
        PrefillScene.accepts(new Applicant(), secret).then().statusCode(404);
    }

    @Test
    void one_of_many_accounts_that_accept_at_once_gets_the_order() throws Exception {
        var answers = AtOnce.call(6, _ -> PrefillScene.accepts(new Applicant(), secret));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .extracting(Response::statusCode)
                .containsOnly(404);
        scene.shows(id).then().body("state", is("ACCEPTED"));
    }

    @Test
    void only_an_applicant_accepts() {
        scene.partner
                .call()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("secret", secret))
                .post(PrefillScene.ORDERS + "/acceptances")
                .then()
                .statusCode(403);
        Applicant.reviewer()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("secret", secret))
                .post(PrefillScene.ORDERS + "/acceptances")
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body(Map.of("secret", secret))
                .post(PrefillScene.ORDERS + "/acceptances")
                .then()
                .statusCode(401);
    }

    @Test
    void a_declined_offer_is_forgotten_and_a_block_holds_for_this_partner_alone() {
        PrefillScene.declines(secret, true)
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"))
                .body("subject", nullValue())
                .body("certificateNumber", nullValue());

        PrefillScene.declines(secret, false).then().statusCode(200).body("state", is("DECLINED"));
        PrefillScene.accepts(holder, secret).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        scene.shows(id).then().body("state", is("DECLINED")).body("phone", nullValue());
        scene.prepares(scene.request(Applicant.domain("ok")))
                .then()
                .statusCode(409)
                .body("code", is("PREFILL_BLOCKED"));
        var elsewhere = scene.request(Applicant.domain("ok"));
        elsewhere.put("holder", Map.of("phone", PrefillScene.freshPhone(), "mail", scene.mail, "language", "ZH"));
        scene.prepares(elsewhere).then().statusCode(409).body("code", is("PREFILL_BLOCKED"));
        var other = new PrefillScene();
        var request = other.request(Applicant.domain("ok"));
        request.put("holder", Map.of("phone", scene.phone, "language", "EN"));
        other.prepares(request).then().statusCode(201);
    }

    @Test
    void a_block_holds_for_further_messages_of_another_offer_to_the_same_mail() {
        var elsewhere = scene.request(Applicant.domain("ok"));
        elsewhere.put("holder", Map.of("phone", PrefillScene.freshPhone(), "mail", scene.mail, "language", "ZH"));
        var other = scene.prepares(elsewhere).then().statusCode(201).extract().<String>path("prefilledOrderId");
        PrefillScene.opens(PrefillScene.sent(other, 1)).then().statusCode(200);

        PrefillScene.declines(secret, true).then().statusCode(200);

        scene.acts(other, "messages").then().statusCode(409).body("code", is("PREFILL_BLOCKED"));
        scene.shows(other).then().body("messages", is(1));
    }

    @Test
    void a_declined_offer_without_a_block_leaves_the_phone_open() {
        PrefillScene.declines(secret, false).then().statusCode(200);

        scene.prepares(scene.request(Applicant.domain("ok"))).then().statusCode(201);
    }

    private String accepted() {
        return PrefillScene.accepts(holder, secret)
                .then()
                .statusCode(201)
                .extract()
                .path("orderId");
    }
}
