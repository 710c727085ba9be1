package cn.icpfiling.legacy.reconciliation;

import static cn.icpfiling.legacy.reconciliation.ComparisonScene.handsOverAgain;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.settles;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FullFilingRows;
import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.reconciliation.ComparisonScene.Given;
import cn.icpfiling.legacy.reconciliation.ComparisonScene.Held;
import cn.icpfiling.legacy.store.GivenFilingsTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.ImportedFilingFields;
import cn.icpfiling.platform.testkit.ImportedFilingSums;
import cn.icpfiling.platform.testkit.LocalStackResource;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was handed over of names, certificates, people, dates and papers is compared with what filing-service has stored, by keyed sums. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ComparedContentsApiTest {

    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");

    Neighbours neighbours;

    @Inject
    ComparisonScene scene;

    @Inject
    OldFilingRows rows;

    @Inject
    FullFilingRows full;

    @Inject
    HandOverFiling handOver;

    @Inject
    CompareHandOvers compare;

    @Inject
    GivenFilingsTable filings;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @BeforeEach
    void nothing_but_the_filings_of_this_test_was_handed_over_long_ago() {
        scene.begins(neighbours);
    }

    @Test
    void what_is_stored_as_it_was_handed_over_is_no_difference() {
        isHeld(scene.handedOver());
        isHeld(scene.handedOver("a scan".getBytes(StandardCharsets.UTF_8), "another".getBytes(StandardCharsets.UTF_8)));

        compare.run();

        var told = told().getMap("comparison");
        assertThat(told).containsEntry("differences", 0);
        assertThat(told.get("handedOver")).isEqualTo(told.get("held"));
    }

    /** The sums are compared as texts, so what is in the stored ones is in the comparison. */
    @Test
    void each_field_of_a_hand_over_is_in_the_sums_by_the_words_of_the_contract() {
        var scan = "a scan".getBytes(StandardCharsets.UTF_8);
        var row = full.filing(OF_2013);
        neighbours.files.put("papers/" + rows.paper(row, "SUBJECT_CERTIFICATE", scan), scan);
        neighbours.files.put("papers/" + full.paperOfSite(row, "PRE_APPROVAL", scan), scan);

        var given = scene.handedOver(row, HandOverWay.IMPORT);

        assertThat(storedSums(row)).isEqualTo(sumsOf(given.request()));
        assertThat(given.request().path("services")).hasSize(2);
        assertThat(ImportedFilingFields.of(given.request()))
                .hasSizeGreaterThan(60)
                .contains("/subject/contacts/0/mobile")
                .anyMatch(field -> field.matches("/papers/./service"))
                .anyMatch(field -> field.matches("/services/./accesses/1/ipAddresses/0"))
                .noneMatch(field -> sumsOf(ImportedFilingFields.without(given.request(), field))
                        .equals(storedSums(row)));
    }

    @Test
    void whatever_is_stored_otherwise_than_it_was_handed_over_is_a_difference() {
        var fields = List.of("/subject/name", "/services/0/principal/mail", "/submittedAt");
        var filings = fields.stream().map(_ -> scene.handedOver()).toList();
        for (var at = 0; at < fields.size(); at++) {
            var stored = ImportedFilingFields.without(filings.get(at).request(), fields.get(at));
            isHeld(filings.get(at), ImportedFilingSums.content(stored), ImportedFilingSums.papers(stored));
        }

        compare.run();

        assertThat(filings).extracting(ComparedContentsApiTest::differenceOf).containsOnly("CONTENT_DIFFERS");
        assertThat(told().getInt("comparison.differences")).isEqualTo(fields.size());
        assertThat(told().getMap("comparison.handedOver"))
                .as("the sum of all")
                .isNotEqualTo(told().getMap("comparison.held"));
    }

    /** The holder mends it by a change, and the sums stay as registered. */
    @Test
    void contents_that_an_order_has_mended_are_settled_for_good() {
        var given = scene.handedOver();
        isHeld(given, "00000000000000ff", ImportedFilingSums.papers(given.request()));
        compare.run();

        settles(given, "MENDED_BY_ORDER").then().statusCode(200);
        compare.run();

        assertThat(told().getMap("comparison")).containsEntry("differences", 0).containsEntry("settled", 1);
    }

    @Test
    void a_paper_that_is_stored_with_other_bytes_is_a_difference() {
        var filing = scene.handedOver("a scan".getBytes(StandardCharsets.UTF_8));
        var stored = ImportedFilingFields.without(filing.request(), "/papers/0/sha256");
        isHeld(filing, ImportedFilingSums.content(stored), ImportedFilingSums.papers(stored));
        assertThat(filing.request().path("papers")).hasSize(1);

        compare.run();

        assertThat(differenceOf(filing)).isEqualTo("PAPERS_DIFFER");
    }

    /** An older replica of either service has no keyed sums. */
    @Test
    void a_sum_that_one_of_the_services_lacks_is_no_difference() {
        isHeld(scene.handedOver(), null, null);

        compare.run();

        var told = told().getMap("comparison");
        assertThat(told).containsEntry("differences", 0);
        assertThat(told.get("handedOver")).isEqualTo(told.get("held"));
    }

    /** A restore has taken the first hand-over and its key from this service, and the second one has another key. */
    @Test
    void sums_under_a_key_that_is_lost_are_not_comparable_and_no_difference() {
        var lost = scene.handedOver();
        scene.isHeld(
                lost, held(lost).holding("00000000000000ff", "00000000000000ff").summedUnder("00000000000000aa"));
        compare.run();

        var told = told().getMap("comparison");
        assertThat(told).containsEntry("differences", 0).containsEntry("notComparable", 1);
        assertThat(told.get("handedOver")).isEqualTo(told.get("held"));

        isHeld(lost, "00000000000000ff", "00000000000000ff");
        compare.run();
        assertThat(told().getMap("comparison")).containsEntry("differences", 1).containsEntry("notComparable", 0);
    }

    /** What differs in something else is told as that, once; a later key of this service does not open it again. */
    @Test
    void a_difference_under_a_lost_key_is_none_that_is_not_comparable_and_stays_settled() {
        var lost = scene.handedOver();
        var otherSites = held(lost)
                .holding("00000000000000ff", "00000000000000ff")
                .summedUnder("00000000000000aa")
                .with(2, 0);
        scene.isHeld(lost, otherSites);
        compare.run();
        assertThat(differenceOf(lost)).isEqualTo("SITES_DIFFER");
        assertThat(told().getMap("comparison")).containsEntry("differences", 1).containsEntry("notComparable", 0);

        settles(lost, "SITE_ADDED_BY_ORDER").then().statusCode(200);
        scene.isHeld(lost, otherSites.holding("00000000000000ee", "00000000000000ee"));
        compare.run();

        assertThat(told().getMap("comparison")).containsEntry("differences", 0).containsEntry("settled", 1);
    }

    /** filing-service may still have the filing, with the sums under the first key. */
    @Test
    void a_repeated_hand_over_has_the_key_of_the_first() {
        var lost = scene.handedOver();

        handOverAgain(lost);

        var key = lost.request().path("sumKey").asText();
        assertThat(key).hasSize(64);
        assertThat(scene.requestOf(lost.row()).path("sumKey").asText()).isEqualTo(key);
        assertThat(scene.handedOver().request().path("sumKey").asText()).isNotEqualTo(key);
    }

    @Test
    void a_repeated_hand_over_of_before_there_were_sums_has_a_key() {
        var lost = scene.handedOver();
        sql.update(
                "UPDATE legacy_filings SET sum_key = NULL, content_sum = NULL, papers_sum = NULL WHERE id = ?",
                lost.row().id());

        handOverAgain(lost);

        var request = scene.requestOf(lost.row());
        assertThat(request.path("sumKey").asText())
                .hasSize(64)
                .isNotEqualTo(lost.request().path("sumKey").asText());
        assertThat(storedSums(lost.row())).isEqualTo(sumsOf(request));
    }

    private void handOverAgain(Given lost) {
        compare.run();
        handsOverAgain(lost).then().statusCode(200);
        handOver.handle(lost.row().id(), lost.account(), HandOverWay.CLAIM, Ids.next());
    }

    @Test
    void many_filings_are_read_with_as_many_statements_as_one() {
        scene.handedOver();
        var alone = statements(1);
        for (var more = 0; more < 4; more++) {
            scene.handedOver();
        }

        assertThat(alone).isPositive();
        assertThat(statements(5)).isEqualTo(alone);
    }

    /** Counted by the server for the one connection of the transaction. */
    private long statements(int expected) {
        return UnitOfWork.in(() -> {
            var before = selects();
            assertThat(filings.after("", clock.instant().minus(Duration.ofMinutes(30)), 200))
                    .hasSize(expected);
            return selects() - before;
        });
    }

    private long selects() {
        return sql.first(found -> found.getLong(2), "SHOW SESSION STATUS LIKE 'Com_select'")
                .orElseThrow();
    }

    private static List<String> sumsOf(JsonNode request) {
        return List.of(ImportedFilingSums.content(request), ImportedFilingSums.papers(request));
    }

    private List<String> storedSums(OldFilingRows.Row row) {
        return sql.first(
                        found -> List.of(found.getString(1), found.getString(2)),
                        "SELECT content_sum, papers_sum FROM legacy_filings WHERE id = ?",
                        row.id())
                .orElseThrow();
    }

    private void isHeld(Given filing) {
        isHeld(filing, ImportedFilingSums.content(filing.request()), ImportedFilingSums.papers(filing.request()));
    }

    private void isHeld(Given filing, String content, String papers) {
        scene.isHeld(filing, held(filing).holding(content, papers));
    }

    private static Held held(Given filing) {
        return Held.as(filing).with(1, filing.request().path("papers").size());
    }

    private static Object differenceOf(Given filing) {
        return ComparisonScene.differenceOf(filing).get("difference");
    }
}
