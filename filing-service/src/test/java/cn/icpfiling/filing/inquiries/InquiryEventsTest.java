package cn.icpfiling.filing.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.typecheck.InquiryResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The event is that of the contract: fields, results and example. */
class InquiryEventsTest {

    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper STRICT = new ObjectMapper();

    @Test
    void the_fields_and_results_are_those_of_the_schema() throws IOException {
        var properties = read("schemas/filing.status-inquiry.v1.json").path("properties");
        var fields = Arrays.stream(InquiryEventData.class.getRecordComponents()).map(RecordComponent::getName);
        var names = new ArrayList<String>();
        properties.fieldNames().forEachRemaining(names::add);

        assertThat(names).containsExactlyInAnyOrderElementsOf(fields.toList());
        var results = new ArrayList<String>();
        properties.at("/result/enum").forEach(result -> results.add(result.asText()));
        assertThat(results)
                .containsExactlyElementsOf(
                        Arrays.stream(InquiryResult.values()).map(Enum::name).toList());
    }

    @Test
    void the_example_is_what_the_code_would_write() throws IOException {
        var example = read("examples/" + AnswerStatusInquiry.TYPE + ".json");
        var data = STRICT.treeToValue(example, InquiryEventData.class);

        assertThat(STRICT.<JsonNode>valueToTree(data)).isEqualTo(example);
    }

    private static JsonNode read(String file) throws IOException {
        return STRICT.readTree(CONTRACT.resolve(file).toFile());
    }
}
