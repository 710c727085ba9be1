package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.rows.JudgeRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** filing-service takes every field that a hand-over sends, gets every field that it requires, and knows every refusal. */
class OwnersContractTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void filing_service_takes_what_is_sent() throws IOException {
        assertTakes("ImportedFilingRequest", FilingToRegister.class);
        assertTakes("ImportedSubject", FilingToRegister.Subject.class);
        assertTakes("ImportedService", FilingToRegister.Service.class);
        assertTakes("ImportedAccess", FilingToRegister.Access.class);
        assertTakes("AdoptedPaper", FilingToRegister.Paper.class);
        assertTakes("LostPaper", FilingToRegister.LostPaper.class);
        assertTakes("ImportedPerson", FilingToRegister.Person.class);
        assertTakes("Region", FilingToRegister.Region.class);
    }

    @Test
    void filing_service_promises_the_subject() throws IOException {
        assertThat(schema("ImportedFiling").path("properties").has("subjectId")).isTrue();
    }

    /** A load judges the kind of a paper long before filing-service does. */
    @Test
    void the_kinds_of_paper_are_those_of_filing_service() throws IOException {
        assertThat(JudgeRow.PAPER_KINDS).containsExactlyInAnyOrderElementsOf(codes("MaterialKind"));
        assertThat(Arrays.stream(SentPapers.Loss.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(codes("PaperLoss"));
    }

    private static List<String> codes(String schema) throws IOException {
        var codes = new ArrayList<String>();
        schema(schema).path("enum").forEach(code -> codes.add(code.asText()));
        assertThat(codes).as(schema).isNotEmpty();
        return codes;
    }

    @Test
    void filing_service_promises_the_data_of_a_type_check() throws IOException {
        assertThat(schema("SettledTypeCheck").path("required"))
                .extracting(JsonNode::asText)
                .contains("holder", "region", "nature", "certificateType", "certificateNumber", "domain");
        assertThat(schema("Region").path("properties").has("province")).isTrue();
        assertThat(schema("Region").path("properties").has("city")).isTrue();
    }

    @Test
    void every_refusal_of_filing_service_has_a_code_here() throws IOException {
        var description = contract()
                .at("/paths/~1internal~1imported-filings/post/description")
                .asText();
        for (var code : List.of(
                "ACCOUNT_HAS_SUBJECT",
                "ACCOUNT_HAS_OPEN_ORDER",
                "CERTIFICATE_FILED_ALREADY",
                "DOMAIN_FILED_ALREADY",
                "NUMBER_FILED_ALREADY",
                "IMPORTED_FOR_ANOTHER_ACCOUNT",
                "IMPORT_UNFIT")) {
            assertThat(description).contains(code);
            assertThat(RefusedHandOver.named(code)).isPresent();
        }
        assertThat(RefusedHandOver.named("PAPERS_MISSING")).isEmpty();
    }

    private static void assertTakes(String name, Class<?> sent) throws IOException {
        var schema = schema(name);
        var fields = Arrays.stream(sent.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(fields)
                .allSatisfy(field -> assertThat(schema.path("properties").has(field))
                        .as(name + "." + field)
                        .isTrue());
        assertThat(schema.path("required"))
                .extracting(JsonNode::asText)
                .allSatisfy(field -> assertThat(fields).as(name).contains(field));
    }

    private static JsonNode schema(String name) throws IOException {
        return contract().path("components").path("schemas").path(name);
    }

    private static JsonNode contract() throws IOException {
        return YAML.readTree(
                Path.of("../filing-service/src/main/contract/openapi.yaml").toFile());
    }
}
