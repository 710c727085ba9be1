package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What others hear of a first filing, and that a verdict is heard here, over the broker. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class EventsApiTest {

    private static final TestTopic ORDERS = new TestTopic("icp.filing.order.v1");
    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    private static final TestTopic VERDICTS = new TestTopic("icp.verification.verdict.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();

    @Test
    void each_step_is_told_once_and_in_order_and_the_record_at_its_end() {
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        VERDICTS.send(order, Ids.next(), "verification.order.judged", UUID.fromString(order), 1, """
                {"orderId": "%s", "submission": 1, "outcome": "PASSED", "domains": [], "people": []}""".formatted(order));
        await().atMost(SOON).untilAsserted(() -> applicant.shows(order).then().body("verdict.outcome", is("PASSED")));
        Applicant.reviewer().get("/api/v1/orders/" + order).then().body("allowedActs", hasItem("APPROVE"));
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        var number = "京ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        authority.grant(order, number);

        await().atMost(SOON).until(() -> ORDERS.recordsOf(order).size(), is(6));
        var told = ORDERS.recordsOf(order);
        assertThat(told)
                .extracting(record -> TestTopic.header(record.headers(), "ce_type"))
                .containsExactly(
                        "filing.order.drafted",
                        "filing.order.submitted",
                        "filing.order.approved",
                        "filing.order.uploaded",
                        "filing.order.sms-verified",
                        "filing.order.completed");
        assertThat(told)
                .extracting(record -> TestTopic.header(record.headers(), "ce_sequence"))
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(told).allSatisfy(EventsApiTest::assertNothingPersonal);
        var completed = data(told.getLast());
        assertThat(completed.path("subjectNumber").asText()).isEqualTo(number);
        assertThat(data(told.get(3)).has("smsUntil")).isTrue();
        assertThat(data(told.get(3)).path("smsPage").asText()).startsWith("https://");

        var subject = completed.path("subjectId").asText();
        await().atMost(SOON).until(() -> RECORDS.recordsOf(subject).size(), is(1));
        var record = RECORDS.recordsOf(subject).getFirst();
        assertThat(TestTopic.header(record.headers(), "ce_type")).isEqualTo("filing.record.registered");
        assertThat(data(record).at("/services/0/domains/0").asText()).isEqualTo(domain);
        assertThat(data(record).at("/services/0/serviceNumber").asText()).isEqualTo(number + "-1");
        assertNothingPersonal(record);
    }

    private static void assertNothingPersonal(ConsumerRecord<String, byte[]> record) {
        var text = new String(record.value(), StandardCharsets.UTF_8);
        assertThat(List.of("张三", "李四", "11010519491231002X", "310101200002290023", "13800138000", "example.com"))
                .noneMatch(text::contains);
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return new ObjectMapper().readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
