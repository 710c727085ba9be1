package cn.icpfiling.filing.trace;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.StatedHistories;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.HistoryPlans;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ADR 0045: the trace is of all services, and says which of them could not be asked. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SilentSourcesApiTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00.000001Z");

    private final UUID auditor = Ids.next();
    private final Applicant applicant = new Applicant();
    private final String domain = Applicant.domain("ok");

    @Test
    void entries_of_all_services_come_in_the_order_of_time_and_each_names_its_service() {
        applicant.drafts(domain);
        StatedHistories.knows("inspection", domain, "FINDING", "OPEN", LONG_AGO.plusSeconds(2));
        StatedHistories.knows("legacy", domain, "LOAD", "LOADED", LONG_AGO);
        StatedHistories.knows("account", domain, "NOTICE", "SENT", LONG_AGO.plusSeconds(3));
        StatedHistories.knows("verification", domain, "SOMETHING_NEW", "SEEN", LONG_AGO.plusSeconds(1));

        traced(null, 50)
                .then()
                .statusCode(200)
                .body("items.service", contains("LEGACY", "VERIFICATION", "INSPECTION", "ACCOUNT", "FILING"))
                .body("items.kind", contains("LOAD", "OTHER", "FINDING", "NOTICE", "STEP"))
                .body("items[0].at", is("2020-01-01T00:00:00.000001Z"))
                .body("items[1].at", is("2020-01-01T00:00:01.000001Z"))
                .body("complete", is(true))
                .body("sources.service", contains("FILING", "VERIFICATION", "INSPECTION", "ACCOUNT", "LEGACY"));
    }

    @Test
    void a_silent_service_is_named_and_its_entries_come_when_it_answers_again() {
        applicant.drafts(domain);
        StatedHistories.knows("inspection", domain, "FINDING", "OPEN", LONG_AGO);
        StatedHistories.knows("account", domain, "NOTICE", "FIRST", LONG_AGO.plusSeconds(1));
        StatedHistories.knows("account", domain, "NOTICE", "SECOND", LONG_AGO.plusSeconds(2));
        StatedHistories.isSilent("inspection", domain);

        var first = traced(null, 1);
        first.then()
                .statusCode(200)
                .body("items.what", contains("FIRST"))
                .body("complete", is(false))
                .body("sources.find { it.service == 'INSPECTION' }.state", is("SILENT"))
                .body("sources.find { it.service == 'ACCOUNT' }.state", is("ANSWERED"));
        StatedHistories.answersAgain("inspection", domain);

        traced(first.path("next"), 50)
                .then()
                .body("items.what", contains("OPEN", "SECOND", "DRAFT", "TRACE.LOOK"))
                .body("complete", is(true))
                .body("next", nullValue());
    }

    @Test
    @Tag("long")
    void a_service_that_hangs_costs_the_reader_no_more_than_the_deadline() {
        applicant.drafts(domain);
        StatedHistories.hangs("legacy", domain);

        var began = System.nanoTime();
        traced(null, 50)
                .then()
                .statusCode(200)
                .body("items.what", contains("DRAFT"))
                .body("sources.find { it.service == 'LEGACY' }.state", is("SILENT"));

        assertThat((System.nanoTime() - began) / 1_000_000_000.0).isLessThan(3.9);
        StatedHistories.answersAgain("legacy", domain);
    }

    @Test
    void a_service_whose_answer_cannot_be_read_is_silent() {
        applicant.drafts(domain);
        StatedHistories.isGarbled("account", domain);

        traced(null, 50)
                .then()
                .statusCode(200)
                .body("items.what", contains("DRAFT"))
                .body("complete", is(false))
                .body("sources.find { it.service == 'ACCOUNT' }.state", is("SILENT"));
    }

    @Test
    void a_service_that_has_more_than_it_could_ask_for_is_partial() {
        applicant.drafts(domain);
        StatedHistories.isPartial("verification", domain);

        traced(null, 50)
                .then()
                .body("complete", is(false))
                .body("sources.find { it.service == 'VERIFICATION' }.state", is("PARTIAL"));
    }

    @Test
    void a_domain_that_only_the_old_platform_knows_is_traced_and_an_unknown_one_is_404() {
        traced(null, 50).then().statusCode(404).body("code", is("NOT_FOUND"));
        StatedHistories.isSilent("legacy", domain);
        traced(null, 50).then().statusCode(200).body("items", hasSize(0)).body("complete", is(false));
        StatedHistories.answersAgain("legacy", domain);
        StatedHistories.isPartial("account", domain);
        traced(null, 50).then().statusCode(200).body("items", hasSize(0)).body("complete", is(false));
        StatedHistories.answersAgain("account", domain);
        StatedHistories.knows("legacy", domain, "LOAD", "LOADED", LONG_AGO);

        traced(null, 50).then().statusCode(200).body("items.what", contains("LOADED"));
    }

    @Test
    void a_walk_over_many_entries_of_all_services_shows_each_once() {
        applicant.drafts(domain);
        for (var i = 0; i < 7; i++) {
            for (var service : List.of("verification", "inspection", "account", "legacy")) {
                StatedHistories.knows(service, domain, "ACT", service + i, LONG_AGO.plusSeconds(i));
            }
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = traced(cursor, 3);
            seen.addAll(page.then().statusCode(200).extract().<List<String>>path("items.what"));
            cursor = page.path("next");
            assertThat(cursor == null ? "" : cursor).hasSizeLessThan(512);
        } while (cursor != null && seen.size() < 60);

        seen.removeIf("TRACE.LOOK"::equals);
        assertThat(seen).hasSize(29).doesNotHaveDuplicates();
        assertThat(seen.subList(0, 4)).containsExactly("verification0", "inspection0", "account0", "legacy0");
    }

    @Test
    void every_statement_of_this_services_part_has_an_index() throws SQLException {
        HistoryPlans.assertIndexed(new FilingHistory());
    }

    private Response traced(String cursor, int limit) {
        var request = given().header("Authorization", "Bearer " + TestTokens.bearer(auditor, Roles.AUDITOR))
                .queryParam("domain", "www." + domain.toUpperCase(Locale.ROOT))
                .queryParam("reason", "AUDIT")
                .queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/trace");
    }
}
