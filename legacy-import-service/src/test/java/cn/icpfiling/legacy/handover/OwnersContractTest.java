package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.rows.JudgeChunk;
import cn.icpfiling.legacy.rows.JudgeRow;
import cn.icpfiling.legacy.rows.LoadColumn;
import cn.icpfiling.legacy.rows.LoadKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** A row without a field that filing-service requires is set aside by the load, and never sent in vain. */
    @Test
    void a_load_requires_what_filing_service_requires() throws IOException {
        var ofHandOver = Set.of("account", "way", "subject", "services", "papers");
        assertThat(unpromised("ImportedFilingRequest", LoadKind.SUBJECTS, Map.of("legacyId", "subject_id"), ofHandOver))
                .isEmpty();
        assertThat(unpromised(
                        "ImportedSubject", LoadKind.SUBJECTS, Map.of("number", "subject_number"), Set.of("region")))
                .isEmpty();
        assertThat(unpromised("Region", LoadKind.SUBJECTS, Map.of(), Set.of())).isEmpty();
        assertThat(unpromised("ImportedService", LoadKind.SITES, Map.of("number", "site_number"), Set.of("domains")))
                .isEmpty();
        var paper = Map.of("legacyId", "paper_id");
        assertThat(unpromised("AdoptedPaper", LoadKind.PAPERS, paper, Set.of())).isEmpty();
        assertThat(unpromised("LostPaper", LoadKind.PAPERS, paper, Set.of("loss")))
                .isEmpty();
        assertThat(required("ImportedPerson")).isEmpty();
        assertThat(required("ImportedAccess")).isEmpty();
    }

    /** The canary of the comparison above. */
    @Test
    void a_field_that_a_load_may_lack_is_found() {
        assertThat(unpromised(List.of("city", "county", "colour"), LoadKind.SUBJECTS, Map.of(), Set.of()))
                .containsExactly("county", "colour");
    }

    @Test
    void the_bounds_of_a_load_are_those_of_filing_service() throws IOException {
        assertThat(mostOf("ImportedFilingRequest", "services")).isEqualTo(JudgeChunk.MOST_SITES);
        assertThat(mostOf("ImportedService", "domains")).isEqualTo(JudgeChunk.MOST_DOMAINS);
    }

    private static int mostOf(String schema, String list) throws IOException {
        return schema(schema).path("properties").path(list).path("maxItems").asInt();
    }

    private static List<String> required(String schema) throws IOException {
        var fields = new ArrayList<String>();
        schema(schema).path("required").forEach(field -> fields.add(field.asText()));
        return fields;
    }

    private static List<String> unpromised(
            String schema, LoadKind kind, Map<String, String> renamed, Set<String> ofHandOver) throws IOException {
        var required = required(schema);
        assertThat(required)
                .as(schema)
                .isNotEmpty()
                .containsAll(renamed.keySet())
                .containsAll(ofHandOver);
        return unpromised(required, kind, renamed, ofHandOver);
    }

    /**
     * The fields that no required column of the kind brings.
     *
     * @param renamed fields whose column has another name
     * @param ofHandOver fields that the hand-over makes itself
     */
    private static List<String> unpromised(
            List<String> required, LoadKind kind, Map<String, String> renamed, Set<String> ofHandOver) {
        var columns = kind.columns().stream()
                .filter(LoadColumn::required)
                .map(LoadColumn::name)
                .toList();
        return required.stream()
                .filter(field -> !ofHandOver.contains(field))
                .filter(field -> !columns.contains(renamed.getOrDefault(field, snake(field))))
                .toList();
    }

    private static String snake(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Test
    void filing_service_promises_the_subject() throws IOException {
        assertThat(schema("ImportedFiling").path("properties").has("subjectId")).isTrue();
    }

    @Test
    void filing_service_promises_the_digest_of_a_stored_paper() throws IOException {
        assertThat(contract()
                        .at("/paths/~1internal~1imported-filings~1{legacyId}~1papers~1{paper}/get/operationId")
                        .asText())
                .isEqualTo("showStoredPaper");
        assertThat(schema("ImportedPaper").path("required"))
                .extracting(JsonNode::asText)
                .contains("sha256");
    }

    @Test
    void filing_service_promises_what_the_comparison_reads() throws IOException {
        assertThat(contract()
                        .at("/paths/~1internal~1imported-filings/get/operationId")
                        .asText())
                .isEqualTo("listImportedFilings");
        assertThat(schema("HeldImport").path("required"))
                .extracting(JsonNode::asText)
                .contains("legacyId", "subjectId", "account", "importedAt", "services");
        assertThat(schema("HeldImport").path("properties").fieldNames())
                .toIterable()
                .contains("subjectNumber", "papers", "checksum");
        assertThat(schema("HeldImportPage").path("properties").has("next")).isTrue();
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
