package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step of a transfer that moves no filing is published to the side that opened it, and to no other. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class EndedTransfersApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(15);

    private final TestTopic topic = new TestTopic("icp.account.v1");
    private Holder source;
    private Holder target;

    @Inject
    ResumeTransfers resume;

    @BeforeEach
    void a_holder_and_another_person_have_accounts() {
        source = Holder.withFiling();
        target = Holder.signedUp();
    }

    @Test
    void a_refusal_long_after_the_answer_is_an_event_with_its_reason() throws IOException {
        Holder.handOverFails(source.account(), "503", "TRANSFER_TARGET_HAS_OPEN_ORDER");
        var id = source.openedTo(target);
        source.confirms(id, source.code(id)).then().statusCode(202);
        Rows.execute("update filing_transfers set due_at = '2020-01-01'" + Holder.is(id));

        resume.runDue();

        var data = published(id, "refused");
        assertThat(data.path("reason").asText()).isEqualTo("TRANSFER_TARGET_HAS_OPEN_ORDER");
        assertThat(logged(source)).contains(id);
        assertThat(logged(target)).doesNotContain(id);
    }

    @Test
    void the_source_reads_each_step_in_order_and_the_target_the_end_alone() {
        var id = source.openedTo(target);
        source.confirms(id, source.code(id)).then().statusCode(200);

        var read = await().atMost(SOON)
                .until(
                        () -> source.request()
                                .get("/api/v1/events?types=account.transfer.*&types=account.transferred")
                                .jsonPath(),
                        page -> page.getList("items").size() == 4);

        assertThat(read.getList("items.type", String.class))
                .containsExactly(
                        "account.transfer.opened",
                        "account.transfer.target-named",
                        "account.transfer.confirmed",
                        "account.transferred");
        assertThat(read.getList("items.sequence", Integer.class)).containsExactly(1, 2, 3, 4);
        assertThat(read.getList("items.about.transferId", String.class)).containsOnly(id);
        assertThat(read.prettify())
                .doesNotContain(target.account(), target.caller().phone());
        await().atMost(SOON)
                .until(() -> target.request()
                        .get("/api/v1/events?types=account.transferred")
                        .asString()
                        .contains(id));
        assertThat(target.request()
                        .get("/api/v1/events?types=account.transfer.*")
                        .asString())
                .doesNotContain(id);
    }

    @Test
    void a_cancelled_and_an_expired_draft_are_events_without_a_reason() throws IOException {
        var cancelled = source.openedTo(target);
        source.cancels(cancelled).then().statusCode(200).body("state", equalTo("CANCELLED"));
        var expired = source.openedTo(target);
        Rows.execute("update filing_transfers set expires_at = '2020-01-01'" + Holder.is(expired));
        resume.runDue();

        assertThat(published(cancelled, "cancelled").has("reason")).isFalse();
        assertThat(published(expired, "expired").has("reason")).isFalse();
    }

    /** The payload of the last event of the transfer, whose fields are those of the schema in the contract. */
    private JsonNode published(String id, String end) throws IOException {
        var record = await().atMost(SOON)
                .until(
                        () -> topic.recordsOf(source.account()).stream()
                                .filter(one -> header(one, "ce_subject").equals(id)
                                        && header(one, "ce_type").equals("account.transfer." + end))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
        var data = JSON.readTree(record.value());
        var known = JSON.readTree(Path.of("src/main/contract/schemas/account.transfer.ended.v1.json")
                .toFile());
        assertThat(known.path("properties").fieldNames()).toIterable().containsAll(data::fieldNames);
        known.path("required")
                .forEach(field -> assertThat(data.has(field.asText())).isTrue());
        assertThat(data.path("from").asText()).isEqualTo(source.account());
        assertThat(data.toString()).doesNotContain(target.account());
        return data;
    }

    private String logged(Holder holder) {
        await().atMost(SOON)
                .until(() -> source.request()
                        .get("/api/v1/events?types=account.transfer.*")
                        .asString()
                        .contains("account.transfer.refused"));
        return holder.request().get("/api/v1/events?types=account.transfer.*").asString();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
