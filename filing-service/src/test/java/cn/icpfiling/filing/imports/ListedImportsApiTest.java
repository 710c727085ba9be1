package cn.icpfiling.filing.imports;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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

    /** The rows are counted as they are: a site that is gone is seen, one that joined later is none of the import's. */
    @Test
    void the_sites_of_the_import_are_counted_as_they_are_on_record_now() {
        var second = new HashMap<>(old.service);
        second.put("number", old.number + "-2");
        second.put("domains", List.of());
        var body = old.body(holder.account);
        body.put("services", List.of(old.service, second));
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
