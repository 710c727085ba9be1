package cn.icpfiling.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many rows the database reads when a scan is judged: 8,000 filed sites, of which half are away, twenty open findings and 4,000 settled
 * ones.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@Tag("long")
class JudgementReadsApiTest {
    private static final int SITES = 8_000;
    private static final int OPEN = 20;
    private static final int BATCH = 500;
    private static final String GROUP = "ns.reads.example";
    private static final UUID FIRST = new UUID(0, 0);

    private final byte[] subject = Binary.of(Ids.next());
    private Connection database;

    @BeforeEach
    void many_sites_and_few_open_findings() throws SQLException {
        try (var schema = LocalStack.connection()) {
            database = LocalStack.ownersConnection();
            database.setCatalog(schema.getCatalog());
        }
        database.setAutoCommit(false);
        try (var statement = database.createStatement();
                var site = database.prepareStatement(
                        "INSERT INTO filed_sites (service_id, subject_id, service_number, kind,"
                                + " status, access_status, filed_at)"
                                + " VALUES (?, ?, 'reads', 'WEBSITE', 'REGISTERED', 'LIVE', '2026-11-24')");
                var domain =
                        database.prepareStatement("INSERT INTO filed_site_domains (service_id, domain) VALUES (?, ?)");
                var state =
                        database.prepareStatement("INSERT INTO site_scan_states (domain, service_id, verdict, health,"
                                + " digest, name_servers, since_scan, since, first_unhealthy_scan, first_unhealthy_at, missed, found)"
                                + " VALUES (?, ?, 'ADDRESSES', ?, 0, '" + GROUP
                                + "', 1, '2026-11-24', ?, ?, 0, FALSE)");
                var finding = database.prepareStatement("INSERT INTO findings (finding_id, source, source_key, reason,"
                        + " subject_id, service_id, domain, state, policy_version, policy_day, opened_at, contests,"
                        + " extended_days, sequence, version) VALUES (?, 'SCAN', ?, 'SITE.SHELL', ?, ?, ?, ?, 0,"
                        + " '2026-11-24', '2026-11-24', 0, 0, 1, 1)");
                var holder =
                        database.prepareStatement("INSERT INTO filed_subjects (subject_id, holder, province, nature,"
                                + " subject_number, status) VALUES (?, ?, '44', 4, 'reads', 'REGISTERED')")) {
            holder.setBytes(1, subject);
            holder.setBytes(2, subject);
            holder.executeUpdate();
            for (var n = 0; n < SITES; n++) {
                var id = Binary.of(Ids.next());
                var name = "s%05d.reads.example".formatted(n);
                site.setBytes(1, id);
                site.setBytes(2, subject);
                site.addBatch();
                domain.setBytes(1, id);
                domain.setString(2, name);
                domain.addBatch();
                var isAway = n % 2 == 1;
                state.setString(1, name);
                state.setBytes(2, id);
                state.setString(3, isAway ? "NOT_HERE" : "HERE");
                state.setObject(4, isAway ? -1 : null);
                state.setString(5, isAway ? "2026-11-24 00:00:00" : null);
                state.addBatch();
                if (n < OPEN || n % 2 == 0) {
                    finding.setBytes(1, Binary.of(Ids.next()));
                    finding.setString(2, name);
                    finding.setBytes(3, subject);
                    finding.setBytes(4, id);
                    finding.setString(5, name);
                    finding.setString(6, n < OPEN ? "OPENED" : "CURED");
                    finding.addBatch();
                }
            }
            for (var batch : List.of(site, domain, state, finding)) {
                batch.executeBatch();
            }
            database.commit();
            statement.execute(
                    "ANALYZE TABLE filed_subjects, filed_sites, filed_site_domains, site_scan_states, findings");
        }
    }

    @AfterEach
    void none_again() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.executeUpdate("DELETE FROM findings WHERE source_key LIKE '%.reads.example'");
            statement.executeUpdate("DELETE FROM site_scan_states WHERE domain LIKE '%.reads.example'");
            statement.executeUpdate("DELETE FROM filed_site_domains WHERE domain LIKE '%.reads.example'");
            statement.executeUpdate("DELETE FROM filed_sites WHERE service_number = 'reads'");
            statement.executeUpdate("DELETE FROM filed_subjects WHERE subject_number = 'reads'");
            database.commit();
        }
        database.close();
    }

    @Test
    void the_pages_of_findings_cost_what_is_open_and_not_what_is_filed_or_settled() throws SQLException {
        for (var query : new String[] {
            ScannedSiteTable.healthy(Set.of()),
            ScannedSiteTable.endedFinding(Set.of()),
            ScannedSiteTable.unscanned(Set.of())
        }) {
            assertThat(read(query, FIRST, 200)).as(query).isLessThan(20 * OPEN);
        }
    }

    @Test
    void a_statement_that_goes_through_the_settled_findings_is_seen() throws SQLException {
        var throughAll = ScannedSiteTable.unscanned(Set.of()).replace("findings_open_of_source", "findings_source");

        assertThat(read(throughAll, FIRST, 200)).isGreaterThan(SITES / 2);
    }

    /** Twice the rows of a batch find its end, and each row is read once more to be changed. */
    @Test
    void a_frozen_group_is_walked_once() throws SQLException {
        var read = 0L;
        var after = "";
        while (after != null) {
            var upTo = end(after);
            read += read(SiteScanTable.END_OF_BATCH, GROUP, after, BATCH);
            if (upTo != null) {
                read += read(SiteScanTable.MISS, 9, GROUP, after, upTo, 9, 9);
            }
            after = upTo;
        }

        assertThat(missed()).isEqualTo(SITES / 2);
        assertThat(read).isLessThan(5 * SITES);
    }

    private String end(String after) throws SQLException {
        try (var statement = database.prepareStatement(SiteScanTable.END_OF_BATCH)) {
            statement.setString(1, GROUP);
            statement.setString(2, after);
            statement.setInt(3, BATCH);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private long missed() throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(
                        "SELECT SUM(missed) FROM site_scan_states WHERE name_servers = '" + GROUP + "'")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The rows that this session's statement reads, by the database's own count. */
    private long read(String text, Object... values) throws SQLException {
        var before = handlerReads();
        try (var statement = database.prepareStatement(text)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof UUID id ? Binary.of(id) : values[i]);
            }
            statement.execute();
        }
        return handlerReads() - before;
    }

    private long handlerReads() throws SQLException {
        var sum = 0L;
        try (var statement = database.createStatement();
                var result = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read_%'")) {
            while (result.next()) {
                sum += result.getLong(2);
            }
        }
        return sum;
    }
}
