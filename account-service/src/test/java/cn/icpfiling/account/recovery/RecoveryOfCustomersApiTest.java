package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner's customer has no login, and no login name. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RecoveryOfCustomersApiTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final RecoveryCaller searcher = new RecoveryCaller();

    @AfterEach
    void forgetLimits() throws SQLException {
        RecoveryCaller.forgetLimits();
    }

    /** The person would wait for the login name without end. */
    @Test
    void a_yes_of_the_support_names_the_provider_and_promises_no_login_name() {
        var customer = TestPartner.create("customers:read", "customers:write")
                .opens("C-" + UUID.randomUUID(), Map.of())
                .getString("customerId");
        String id = searcher.asksSupport(searcher.begun(searcher.domainOf(customer, "NONE")))
                .then()
                .statusCode(202)
                .extract()
                .path("caseId");

        grants(id);

        await().atMost(SOON).until(() -> !searcher.caller.texts().isEmpty());
        assertThat(searcher.caller.texts())
                .singleElement()
                .asString()
                .contains("服务商代为办理")
                .doesNotContain("登录名已发送");
    }

    @Test
    void a_proof_leads_to_the_partner_of_the_customer() {
        var customer = new Caller();
        var holder = customerOf(TestPartner.create("customers:write"), customer);

        proves(holder, "ASK_PARTNER");

        await().atMost(SOON).until(() -> !customer.texts().isEmpty());
        assertThat(customer.texts()).singleElement().asString().contains("请联系代办备案的服务商");
    }

    /** A suspended partner answers for none of its customers. */
    @Test
    void a_proof_leads_to_the_support_while_the_partner_is_suspended() {
        var customer = new Caller();
        var partner = TestPartner.create("customers:write");
        var holder = customerOf(partner, customer);
        Rows.execute("update partners set suspended_at = utc_timestamp(6) where id = unhex(replace('" + partner.id()
                + "', '-', ''))");

        proves(holder, "ASK_SUPPORT");

        await().atMost(SOON).until(() -> !customer.texts().isEmpty());
        assertThat(customer.texts()).singleElement().asString().contains("请联系我们的客服");
    }

    private static String customerOf(TestPartner partner, Caller contact) {
        return partner.opens("C-" + UUID.randomUUID(), Map.of("mobile", contact.phone()))
                .getString("customerId");
    }

    private void proves(String holder, String next) {
        var recovery = searcher.begun(searcher.domainOf(holder, "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        searcher.proves(recovery, searcher.codeOnThePhone())
                .then()
                .statusCode(200)
                .body("next", contains(next));
    }

    private static void grants(String id) {
        var desk = new Caller();
        String support = desk.entersAs("desk").getString("accessToken");
        var path = "/api/v1/recovery-cases/" + id;
        desk.as(support)
                .header("Idempotency-Key", SupportDesk.key())
                .header("If-Match", desk.as(support).get(path).header("ETag"))
                .body(Map.of("outcome", "LOGIN_NAME_SENT"))
                .post(path + "/answer")
                .then()
                .statusCode(200);
    }
}
