package cn.icpfiling.filing.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.ImportedFilingSums;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is registered of the old platform is listed for the service that handed it over. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ListedImportsApiTest {

    private static final String PATH = "/internal/imported-filings";

    @Inject
    Sql sql;

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();

    @Test
    void a_registered_filing_is_listed_with_its_counts_and_the_sum_of_its_numbers_and_domains() {
        old.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200);
        var body = old.body(holder.account);
        body.put("lostPapers", List.of(Map.of("legacyId", "P-2", "kind", "SUBJECT_PRINCIPAL_ID", "loss", "MISSING")));
        var subject = old.registers(UUID.randomUUID().toString(), body).<String>path("subjectId");

        var listed = listed(old.legacyId);

        assertThat(listed)
                .containsEntry("subjectId", subject)
                .containsEntry("account", holder.account.toString())
                .containsEntry("way", "IMPORT")
                .containsEntry("subjectNumber", old.number)
                .containsEntry("services", 1)
                .containsEntry("papers", 2)
                .containsEntry("checksum", sum(old.legacyId, old.number, old.number + "-1 " + old.domain));
    }

    /** The sums of the request are those that legacy-import-service makes of its own rows. */
    @Test
    void what_was_stored_of_the_filing_and_of_its_papers_is_told_by_sums_under_the_key_of_the_registration() {
        old.uploads("P-2", "SUBJECT_CERTIFICATE").then().statusCode(200);
        old.uploads("P-1", "PRE_APPROVAL").then().statusCode(200);
        old.papers.replaceAll(
                paper -> paper.get("legacyId").equals("P-1") ? with(paper, "service", old.number + "-1") : paper);
        old.service.put("principal", Map.of("name", "李四", "mobile", "13900139000", "legalRepresentative", false));
        old.service.put("remark", "一\\二");
        var body = old.body(holder.account);
        body.put("services", List.of(second(), old.service));
        body.put("sumKey", "0f".repeat(32));
        old.registers(UUID.randomUUID().toString(), body).then().statusCode(201);

        var listed = listed(old.legacyId);

        var request = new ObjectMapper().<JsonNode>valueToTree(body);
        assertThat(listed)
                .containsEntry("sumKeyId", ImportedFilingSums.keyId(request))
                .containsEntry("contentSum", ImportedFilingSums.content(request))
                .containsEntry("papersSum", ImportedFilingSums.papers(request));
        ((ObjectNode) request.path("subject").path("principal")).put("mobile", "13800138001");
        assertThat(listed.get("contentSum")).as("with another phone").isNotEqualTo(ImportedFilingSums.content(request));
    }

    @Test
    void a_paper_that_the_caller_takes_for_lost_and_that_is_here_makes_no_other_sum() {
        old.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200);
        var stored = List.copyOf(old.papers);
        old.papers.clear();
        var body = old.body(holder.account);
        body.put("lostPapers", List.of(Map.of("legacyId", "P-1", "kind", "SUBJECT_CERTIFICATE", "loss", "MISSING")));
        body.put("sumKey", "0f".repeat(32));
        old.registers(UUID.randomUUID().toString(), body).then().statusCode(201);

        var request = new ObjectMapper().<JsonNode>valueToTree(body);
        assertThat(listed(old.legacyId)).containsEntry("papersSum", ImportedFilingSums.papers(request));
        body.put("papers", stored);
        assertThat(ImportedFilingSums.papers(new ObjectMapper().valueToTree(body)))
                .as("had it been named")
                .isNotEqualTo(listed(old.legacyId).get("papersSum"));
    }

    @Test
    void without_a_key_there_are_no_sums_and_the_examples_of_the_contract_hold() throws IOException {
        old.registers(holder).then().statusCode(201);
        assertThat(listed(old.legacyId)).doesNotContainKeys("sumKeyId", "contentSum", "papersSum");

        var contract = ImportedFilingSums.contract();
        var request = contract.at("/components/schemas/ImportedFilingRequest/examples/0");
        var example = contract.at(
                "/paths/~1internal~1imported-filings/get/responses/200/content/application~1json" + "/example/items/0");
        assertThat(example.path("sumKeyId").asText()).isEqualTo(ImportedFilingSums.keyId(request));
        assertThat(example.path("contentSum").asText()).isEqualTo(ImportedFilingSums.content(request));
        assertThat(example.path("papersSum").asText()).isEqualTo(ImportedFilingSums.papers(request));
    }

    private Map<String, Object> second() {
        var second = new HashMap<>(old.service);
        second.put("number", old.number + "-2");
        second.put("domains", List.of());
        return second;
    }

    private static Map<String, Object> with(Map<String, Object> paper, String name, String value) {
        var more = new HashMap<>(paper);
        more.put(name, value);
        return more;
    }

    /** The rows are counted as they are: a site that is gone is seen, one that joined later is none of the import's. */
    @Test
    void the_sites_of_the_import_are_counted_as_they_are_on_record_now() {
        var body = old.body(holder.account);
        body.put("services", List.of(old.service, second()));
        var subject = old.registers(UUID.randomUUID().toString(), body).<String>path("subjectId");
        var before = listed(old.legacyId);
        assertThat(before).containsEntry("services", 2);

        sql.update(
                "UPDATE filed_services SET filed_at = NOW(6) + INTERVAL 1 DAY WHERE subject_id = ? AND service_number = ?",
                UUID.fromString(subject),
                old.number + "-2");

        assertThat(listed(old.legacyId)).containsEntry("services", 1).containsEntry("checksum", before.get("checksum"));
    }

    @Test
    void the_pages_bring_each_filing_once_in_the_order_of_their_old_ids_and_no_folder_of_papers() {
        old.registers(holder).then().statusCode(201);
        new OldFilings().registers(new Applicant()).then().statusCode(201);
        var waiting = new OldFilings();
        waiting.uploads("P-1", "SUBJECT_CERTIFICATE").then().statusCode(200);

        var all = all(1);

        assertThat(all)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(old.legacyId)
                .doesNotContain(waiting.legacyId);
    }

    @Test
    void only_the_service_that_hands_filings_over_reads_the_list() {
        given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .get(PATH)
                .then()
                .statusCode(403)
                .body("code", is("FORBIDDEN"));
    }

    private Map<String, Object> listed(String legacyId) {
        for (var page = page(null, 200); ; page = page(page.getString("next"), 200)) {
            Map<String, Object> found = page.getMap("items.find { it.legacyId == '" + legacyId + "' }");
            if (found != null) {
                return found;
            }
            assertThat(page.getString("next")).as("a page with " + legacyId).isNotNull();
        }
    }

    private static List<String> all(int limit) {
        var all = new ArrayList<String>();
        for (var page = page(null, limit); ; page = page(page.getString("next"), limit)) {
            all.addAll(page.getList("items.legacyId", String.class));
            if (page.getString("next") == null) {
                return all;
            }
        }
    }

    private static JsonPath page(String cursor, int limit) {
        var call = OldFilings.legacy().queryParam("limit", limit);
        return (cursor == null ? call : call.queryParam("cursor", cursor))
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String sum(String... lines) {
        var text = String.join("\n", lines) + "\n";
        return OldFilings.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
