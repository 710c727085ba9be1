package cn.icpfiling.account.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** While a topic grows, an older step of an object may be read after a newer one: it is logged nevertheless, and no step twice. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class LateStepsApiTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final TestTopic ORDERS = new TestTopic("icp.filing.order.v1");
    private static final TestTopic PREFILLED = new TestTopic("icp.filing.prefilled-order.v1");
    private static final TestTopic FINDINGS = new TestTopic("icp.inspection.finding.v1");
    private static final TestTopic VERDICTS = new TestTopic("icp.verification.verdict.v1");

    @Test
    void an_older_step_of_an_order_a_finding_and_a_verdict_is_logged_once() {
        var signedUp = new Caller().signedUp();
        var holder = signedUp.getString("account.accountId");
        var token = signedUp.getString("session.accessToken");
        var order = Ids.next();
        var finding = Ids.next();

        late(
                ORDERS,
                "filing.order.authenticated",
                order,
                "{\"orderId\": \"%s\", \"holder\": \"%s\"}".formatted(order, holder));
        late(
                FINDINGS,
                "inspection.finding.rechecked",
                finding,
                "{\"findingId\": \"%s\", \"holder\": \"%s\"}".formatted(finding, holder));
        late(
                VERDICTS,
                "verification.order.judged",
                order,
                "{\"orderId\": \"%s\", \"holder\": \"%s\"}".formatted(order, holder));

        for (var type :
                List.of("filing.order.authenticated", "inspection.finding.rechecked", "verification.order.judged")) {
            assertThat(sequences(token, type)).as(type).containsExactly(1L, 3L, 2L, 4L);
        }
    }

    @Test
    void an_older_step_of_a_prefilled_order_is_logged_once() {
        var partner = TestPartner.create("events:read");
        var order = Ids.next();

        late(
                PREFILLED,
                "filing.prefilled-order.opened",
                order,
                "{\"prefilledOrderId\": \"%s\", \"partner\": \"%s\"}".formatted(order, partner.id()));

        assertThat(sequences(partner.token(), "filing.prefilled-order.opened")).containsExactly(1L, 3L, 2L, 4L);
    }

    /** Sends the steps 1, 3, 2 and 4, and each but the last twice. */
    private static void late(TestTopic topic, String type, UUID subject, String data) {
        var ids = LongStream.rangeClosed(0, 4).mapToObj(step -> Ids.next()).toList();
        for (var step : List.of(1, 3, 1, 2, 3, 2, 4)) {
            topic.send(subject.toString(), ids.get(step), type, subject, step, data);
        }
    }

    /** Of the events of a type, in their order in the log, once the newest is there. */
    private static List<Long> sequences(String token, String type) {
        return await().atMost(LONG)
                .until(
                        () -> new Caller()
                                .as(token)
                                .get("/api/v1/events?types=" + type)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getList("items.sequence", Long.class),
                        logged -> logged.contains(4L));
    }
}
