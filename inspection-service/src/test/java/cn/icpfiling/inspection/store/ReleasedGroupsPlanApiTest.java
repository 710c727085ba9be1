package cn.icpfiling.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.FrozenProviderTable.Place;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RowsRead;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The groups of a released provider are found from its own sites: 2,000 sites of 40 providers, whose groups all share. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ReleasedGroupsPlanApiTest {
    private static final int PROVIDERS = 40;
    private static final int SITES = 50;
    private static final int BATCH = 500;
    private static final String NUMBER = "plan";
    private static final String TABLES = "filed_subjects, filed_sites, site_scan_states";

    /** The statement before: it reads the whole table. */
    private static final String GROUPS_OF_ALL =
            "SELECT t.name_servers FROM site_scan_states t JOIN filed_sites s ON s.service_id = t.service_id"
                    + " JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE t.name_servers <> ''"
                    + " GROUP BY t.name_servers HAVING SUM(CASE WHEN j.partner <=> ? THEN 1 ELSE 0 END) * 2 >= COUNT(*)";

    @Inject
    Sql sql;

    @Inject
    FrozenProviderTable providers;

    private final List<UUID> partners =
            Stream.generate(Ids::next).limit(PROVIDERS).toList();

    @BeforeEach
    void sites_of_many_providers() throws SQLException {
        try (var connection = LocalStack.connection();
                var subject =
                        connection.prepareStatement("INSERT INTO filed_subjects (subject_id, holder, province, nature,"
                                + " subject_number, status, partner) VALUES (?, ?, '44', 4, '" + NUMBER
                                + "', 'DEREGISTERED', ?)");
                var site =
                        connection.prepareStatement("INSERT INTO filed_sites (service_id, subject_id, service_number,"
                                + " kind, status, access_status, filed_at) VALUES (?, ?, '" + NUMBER
                                + "', 'WEBSITE', 'DEREGISTERED', 'CANCELLED', '2026-11-24')");
                var state =
                        connection.prepareStatement("INSERT INTO site_scan_states (domain, service_id, verdict, health,"
                                + " digest, name_servers, since_scan, since, missed, found) VALUES (?, ?, 'ADDRESSES', 'HERE', 0, ?, 1,"
                                + " '2026-11-24', 0, FALSE)")) {
            for (var partner = 0; partner < PROVIDERS; partner++) {
                for (var i = 0; i < SITES; i++) {
                    var id = Binary.of(Ids.next());
                    subject.setBytes(1, id);
                    subject.setBytes(2, id);
                    subject.setBytes(3, Binary.of(partners.get(partner)));
                    subject.addBatch();
                    site.setBytes(1, id);
                    site.setBytes(2, id);
                    site.addBatch();
                    state.setString(1, partner + "-" + i + ".plan.example");
                    state.setBytes(2, id);
                    // The first half of a provider's sites is its own group, the others are in a group that all share.
                    state.setString(3, i < SITES / 2 ? group(partner) : "ns.shared.plan.example");
                    state.addBatch();
                }
            }
            subject.executeBatch();
            site.executeBatch();
            state.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM site_scan_states WHERE domain LIKE '%.plan.example'");
            statement.executeUpdate("DELETE FROM filed_sites WHERE service_number = '" + NUMBER + "'");
            statement.executeUpdate("DELETE FROM filed_subjects WHERE subject_number = '" + NUMBER + "'");
        }
        analyzed();
    }

    @Test
    void the_groups_are_those_of_which_the_provider_has_half() {
        assertThat(providers.groupsMostlyOf(partners.get(3))).containsExactly(group(3));
        assertThat(providers.groupsMostlyOf(Ids.next())).isEmpty();
    }

    @Test
    @Tag("long")
    void the_statement_begins_with_the_providers_sites_and_reads_no_table_as_a_whole() {
        var plan = plan(FrozenProviderTable.GROUPS_MOSTLY_OF);
        assertThat(plan).anyMatch(row -> row.startsWith("j ref filed_subjects_partner"));
        assertThat(plan).anyMatch(row -> row.startsWith("a ref site_scan_states_name_servers"));
        assertThat(wholeTables(plan)).isEmpty();
    }

    /** The scan is none that any job judges. */
    @Test
    void a_provider_is_frozen_batch_by_batch_and_no_batch_passes_the_domains_of_the_others_again() {
        var scan = 1L << 40;
        sql.update(
                "UPDATE site_scan_states SET health = 'NOT_HERE', first_unhealthy_scan = ?, first_unhealthy_at = since"
                        + " WHERE domain LIKE '%.plan.example'",
                scan);
        var seen = 0;
        var frozen = 0;
        var next =
                providers.firstUnhealthy(scan, partners.get(3), new Place(scan, "", "", Place.FIRST.service()), BATCH);
        while (next.isPresent()) {
            var batch = next.get();
            frozen += providers.freeze(scan, batch.ofProvider());
            seen++;
            next = providers.firstUnhealthy(scan, partners.get(3), batch.last(), BATCH);
        }
        assertThat(frozen).isEqualTo(SITES);
        assertThat(seen).isEqualTo(PROVIDERS * SITES / BATCH);
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT DISTINCT t.health FROM site_scan_states t JOIN filed_sites s ON s.service_id = t.service_id"
                                + " JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE j.partner = ?",
                        partners.get(3)))
                .containsExactly("UNKNOWN");

        var middle = providers
                .firstUnhealthy(
                        scan, partners.get(4), new Place(scan, "ns.shared.plan.example", "2", new UUID(0, 0)), 10)
                .orElseThrow();
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(providers.firstUnhealthy(scan, partners.get(4), middle.last(), 10))
                                .isPresent()))
                .isLessThan(PROVIDERS * SITES / 10);
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(providers.freeze(scan, List.of(middle.last())))
                                .isEqualTo(1)))
                .isLessThan(PROVIDERS * SITES / 10);
    }

    @Test
    void a_statement_that_groups_the_whole_table_is_seen() {
        assertThat(wholeTables(plan(GROUPS_OF_ALL))).isNotEmpty();
    }

    /** The tables that a plan does not read by single keys, without its own intermediate results. */
    private static List<String> wholeTables(List<String> plan) {
        return plan.stream()
                .filter(row -> row.matches("[jsta] .*") && !row.matches("[jsta] (ref|eq_ref|const) .*"))
                .toList();
    }

    private List<String> plan(String statement) {
        return sql.list(
                row -> row.getString("table") + " " + row.getString("type") + " " + row.getString("key"),
                "EXPLAIN " + statement,
                partners.get(3));
    }

    private static String group(int partner) {
        return "ns" + partner + ".plan.example";
    }

    /** The plan rests on statistics, which the database renews some time later by itself. */
    private static void analyzed() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE " + TABLES);
        }
    }
}
