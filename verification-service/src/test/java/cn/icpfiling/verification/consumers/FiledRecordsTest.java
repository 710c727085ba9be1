package cn.icpfiling.verification.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.verification.core.FiledDomainState;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.VerificationScope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own record of what we read, held against the owner's contract. */
class FiledRecordsTest {

    private static final Path OWNER = Path.of("../filing-service/src/main/contract");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "registered, SERVED",
        "service-added, SERVED",
        "changed, SERVED",
        "access-added, SERVED",
        "access-cancelled, ACCESS_CANCELLED",
        "deregistered, ENDED",
        "transferred, SERVED"
    })
    void the_owners_examples_are_read_whole(String happening, FiledDomainState state) throws IOException {
        var record = read(happening);

        assertThat(record).hasNoNullFieldsOrProperties();
        assertThat(record.services())
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service).hasNoNullFieldsOrPropertiesExcept("filedNotBefore"));
        assertThat(record.stateOf(record.services().getFirst())).isEqualTo(state);
    }

    /** docs/trade.md 3.1: only D2 and D4 apply to a site filed before 2018, also if it came here later. */
    @Test
    void an_imported_filing_keeps_the_day_of_its_old_submission_and_the_rules_of_that_day() throws IOException {
        var example = JSON.readTree(
                OWNER.resolve("examples/filing.record.registered-imported.json").toFile());

        var record = new IncomingEvent(
                        UUID.randomUUID(),
                        "filing.record.registered",
                        "/filing-service",
                        UUID.randomUUID(),
                        1,
                        Instant.EPOCH,
                        example)
                .as(FiledRecord.class);

        var filedAt = record.services().getFirst().filedAt();
        assertThat(filedAt).isEqualTo("2013-05-06T02:00:00Z");
        assertThat(VerificationScope.afterCompletion(filedAt).rules()).containsExactly(RuleId.D2, RuleId.D4);
        assertThat(record.stateOf(record.services().getFirst())).isEqualTo(FiledDomainState.SERVED);
    }

    @Test
    void the_day_of_a_site_that_was_filed_elsewhere_is_unknown_and_papers_of_a_registrant_are_read()
            throws IOException {
        var record = read("access-added");

        var service = record.services().getFirst();
        assertThat(service.filedNotBefore()).isEqualTo("2012-01-01");
        assertThat(VerificationScope.afterCompletion(service.filedNotBefore()).rules())
                .containsExactly(RuleId.D2, RuleId.D4);
        assertThat(service.registrantByPapers()).isEmpty();
        assertThat(read("service-added").services())
                .extracting(FiledRecord.Service::registrantByPapers)
                .contains(List.of("ok-second.com"));
    }

    private static FiledRecord read(String happening) throws IOException {
        var type = "filing.record." + happening;
        var example = JSON.readTree(OWNER.resolve("examples/" + type + ".json").toFile());
        return new IncomingEvent(
                        UUID.randomUUID(), type, "/filing-service", UUID.randomUUID(), 1, Instant.EPOCH, example)
                .as(FiledRecord.class);
    }

    @Test
    void the_owner_promises_every_field_that_is_read() throws IOException {
        var schema =
                JSON.readTree(OWNER.resolve("schemas/filing.record.v1.json").toFile());

        assertPromised(schema, FiledRecord.class);
        assertPromised(
                schema.at("/properties/services/items"),
                FiledRecord.Service.class,
                "filedNotBefore",
                "registrantByPapers");
    }

    private static void assertPromised(JsonNode schema, Class<? extends Record> read, String... optional) {
        assertThat(JSON.convertValue(schema.path("required"), String[].class))
                .contains(Arrays.stream(read.getRecordComponents())
                        .map(component -> component.getName())
                        .filter(name -> !List.of(optional).contains(name))
                        .toArray(String[]::new));
        assertThat(List.of(optional)).allMatch(schema.path("properties")::has);
    }
}
