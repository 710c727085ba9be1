package cn.icpfiling.filing.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What this service reads stands in the owner's example. */
class OrderVerdictEventTest {

    private static final Path OWNER = Path.of("../verification-service/src/main/contract/examples");

    @Test
    void the_owners_example_is_read() throws IOException {
        var data = new ObjectMapper()
                .readTree(OWNER.resolve("verification.order.judged.json").toFile());
        var event = new IncomingEvent(
                Ids.next(),
                "verification.order.judged",
                "/verification-service",
                Ids.next(),
                1,
                Instant.parse("2026-11-24T01:00:00Z"),
                data);

        var verdict = event.as(OrderVerdictEvent.class);

        assertThat(verdict.orderId()).hasToString(data.path("orderId").asText());
        assertThat(verdict.submission()).isEqualTo(data.path("submission").asInt());
        assertThat(verdict.outcome()).isEqualTo(data.path("outcome").asText());
        assertThat(verdict.finalRound())
                .isEqualTo(data.path("finalRound").asBoolean())
                .isTrue();
        assertThat(verdict.domains()).hasSameSizeAs(data.path("domains"));
        assertThat(verdict.domains().getFirst().rules())
                .allSatisfy(rule -> assertThat(rule.rule()).matches("D[1-6]"))
                .anySatisfy(rule -> assertThat(rule.code()).isNotNull())
                .anySatisfy(rule -> assertThat(rule.retryOn()).isEqualTo("2026-11-26"));
        assertThat(verdict.people())
                .allSatisfy(person -> assertThat(person.part()).isNotNull());
        assertThat(verdict.phones()).hasSameSizeAs(data.path("phones"));
        assertThat(verdict.organisation().result())
                .isEqualTo(data.path("organisation").path("result").asText());
    }
}
