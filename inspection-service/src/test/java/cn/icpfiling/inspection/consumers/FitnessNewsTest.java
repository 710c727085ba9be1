package cn.icpfiling.inspection.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our own record of what we read, held against the owner's contract. */
class FitnessNewsTest {
    private static final Path OWNER = Path.of("../verification-service/src/main/contract");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_kind_of_news_of_a_domain_is_taken_and_read_whole() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(OWNER.resolve("asyncapi.yaml").toFile());
        var told = new ArrayList<String>();
        contract.at("/channels/verdicts/messages").fieldNames().forEachRemaining(message -> {
            var type = contract.at("/components/messages/" + message + "/name").asText();
            if (type.startsWith("verification.domain.")) {
                told.add(type);
            }
        });

        assertThat(new UnfitDomains(null, null).types()).containsExactlyInAnyOrderElementsOf(told);
        for (var type : told) {
            var news = new IncomingEvent(
                            UUID.randomUUID(),
                            type,
                            "/verification-service",
                            UUID.randomUUID(),
                            1,
                            Instant.EPOCH,
                            JSON.readTree(
                                    OWNER.resolve("examples/" + type + ".json").toFile()))
                    .as(FitnessNews.class);
            assertThat(news).hasNoNullFieldsOrPropertiesExcept("verificationId");
        }
    }

    @Test
    void the_owner_names_every_field_that_is_read() throws IOException {
        var schema = JSON.readTree(
                OWNER.resolve("schemas/verification.domain.v1.json").toFile());

        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsAll(Arrays.stream(FitnessNews.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void a_rule_that_inspections_have_a_code_for_goes_by_it() {
        assertThat(ConcernReason.of("D4", "DOMAIN_EXPIRED").code()).isEqualTo("DOMAIN.EXPIRED");
        assertThat(ConcernReason.of("D1", "REGISTRANT_MISMATCH").code()).isEqualTo("SPONSOR_NAME.DOMAIN_OWNER_DIFFERS");
        assertThat(ConcernReason.of("D9", "NEWER").code()).isEqualTo("NEWER");
    }
}
