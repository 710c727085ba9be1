package cn.icpfiling.account.cases;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Late papers of an imported filing are a case of the one queue, and its decision tells the holder what to do. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class LatePaperCasesApiTest {

    private static final SupportDesk DESK = new SupportDesk();

    private final Caller holder = new Caller();

    @Inject
    MeterRegistry meters;

    @Inject
    SampledGauges gauges;

    private String account;

    @BeforeEach
    void a_holder() {
        account = holder.signedUp().getString("account.accountId");
    }

    @Test
    void papers_that_do_not_come_are_asked_of_the_holder_by_a_notice() {
        var id = opened();
        DESK.lists("desk", Map.of("kind", "LEGACY_LATE_PAPER", "limit", 200))
                .then()
                .statusCode(200)
                .body("items.caseId", hasItem(id));
        DESK.claims("desk", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CLAIMED"))
                .body("papers", empty())
                .body("dueOn", notNullValue());

        DESK.decides("desk", id, "REFUSED", "PAPER_NOT_FOUND")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED_REFUSED"));

        told("请在下一次备案订单中提交");
    }

    @Test
    void papers_that_are_looked_for_again_need_nothing_of_the_holder() {
        var id = opened();
        DESK.claims("desk", id).then().statusCode(200);

        DESK.decides("desk", id, "GRANTED", "LOOKED_FOR_AGAIN")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED_GRANTED"));

        told("将再次查找原备案平台的材料");
    }

    @Test
    void the_reasons_of_other_kinds_and_those_of_late_papers_are_kept_apart() {
        var id = opened();
        DESK.claims("desk", id).then().statusCode(200);

        for (var reason : new String[] {"NOT_PROVEN", "NOT_FILED_HERE", "PAPERS_OF_ANOTHER"}) {
            DESK.decides("desk", id, "REFUSED", reason).then().statusCode(422);
        }
        var other = opened("LEGACY_ORDER_ABANDONMENT");
        DESK.claims("desk", other).then().statusCode(200);
        DESK.decides("desk", other, "REFUSED", "PAPER_NOT_FOUND").then().statusCode(422);
    }

    @Test
    void a_case_that_the_support_leaves_lying_is_counted_until_it_is_decided() throws SQLException {
        var id = opened();
        var overdue = meters.get("icp.account.cases.overdue").tag("kind", "LEGACY_LATE_PAPER");
        gauges.sample();
        await().atMost(Duration.ofSeconds(15)).until(() -> overdue.gauge().value() == 0);
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate(
                    "update support_cases set due_on = '2020-01-02' where id = x'" + id.replace("-", "") + "'");
        }

        await().atMost(Duration.ofSeconds(15)).until(() -> {
            gauges.sample();
            return overdue.gauge().value() == 1;
        });
        DESK.claims("desk", id).then().statusCode(200).body("overdue", equalTo(true));
        DESK.decides("desk", id, "REFUSED", "PAPER_NOT_FOUND").then().statusCode(200);
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            gauges.sample();
            return overdue.gauge().value() == 0;
        });
    }

    private void told(String words) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> holder.texts().stream().anyMatch(text -> text.contains(words)));
    }

    private String opened() {
        return opened("LEGACY_LATE_PAPER");
    }

    private String opened(String kind) {
        return new Caller()
                .as(Caller.serviceToken())
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("kind", kind, "holder", account, "holderKind", "PERSON", "objectId", UUID.randomUUID()))
                .post("/internal/support-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }
}
