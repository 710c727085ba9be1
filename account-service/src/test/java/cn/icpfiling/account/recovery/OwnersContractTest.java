package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What recovery reads of the other services' answers is promised by their contracts. */
class OwnersContractTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void filing_service_promises_every_field_that_is_read_and_its_examples_fill_them() throws IOException {
        var schema = schema("filing-service", "FiledDomain");
        assertPromised(schema, FiledDomains.Answer.class);

        var found = YAML.treeToValue(schema.path("examples").get(0), FiledDomains.Answer.class);
        assertThat(found.filed()).isTrue();
        assertThat(found.holder()).isNotNull();
        assertThat(found.principalMobile()).isEqualTo("13812345678");
        assertThat(found.certificateNumber()).isEqualTo("91110000MA00000077");
        assertThat(YAML.treeToValue(schema.path("examples").get(1), FiledDomains.Answer.class)
                        .filed())
                .isFalse();
    }

    @Test
    void legacy_import_service_promises_the_route() throws IOException {
        assertPromised(schema("legacy-import-service", "LegacyRoute"), LegacyLookups.Answer.class);
    }

    @Test
    void legacy_import_service_promises_the_phone_of_a_filing_that_waits() throws IOException {
        assertPromised(schema("legacy-import-service", "WaitingFiling"), WaitingFilings.Answer.class);
        assertPromised(schema("legacy-import-service", "WaitingFilingQuestion"), WaitingFilings.Question.class);
    }

    private static void assertPromised(JsonNode schema, Class<?> read) {
        assertThat(Arrays.stream(read.getRecordComponents()).map(RecordComponent::getName))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(schema.path("properties").has(field))
                        .as(field)
                        .isTrue());
    }

    private static JsonNode schema(String owner, String name) throws IOException {
        var contract = YAML.readTree(
                Path.of("..", owner, "src/main/contract/openapi.yaml").toFile());
        return contract.path("components").path("schemas").path(name);
    }
}
