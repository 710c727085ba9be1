package cn.icpfiling.filing.filings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDataTest {

    private static final Path EXAMPLES = Path.of("src/main/contract/examples");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filing.record.registered",
                "filing.record.registered-imported",
                "filing.record.service-added",
                "filing.record.access-added",
                "filing.record.access-cancelled",
                "filing.record.deregistered",
                "filing.record.transferred"
            })
    void the_example_is_what_the_code_would_write(String event) throws IOException {
        var json = JsonMapper.builder()
                .findAndAddModules()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        var example = json.readTree(EXAMPLES.resolve(event + ".json").toFile());

        var written = json.readTree(json.writeValueAsBytes(json.treeToValue(example, RecordData.class)));

        assertThat(written).isEqualTo(example);
    }
}
