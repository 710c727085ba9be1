package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.findings.FindingScene;
import cn.icpfiling.inspection.store.FindingWaitTable;
import cn.icpfiling.inspection.store.RescanTable;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks that no finding needs are deleted after their time, and a thousand looks at one finding are not read to count what it waits for. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class OldRescansApiTest {
    private static final int MANY = 1_000;

    FilingStub filing;

    @Inject
    RescanTable rescans;

    @Inject
    FindingWaitTable waits;

    @Inject
    Sql sql;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private UUID finding;
    private FindingScene scene;

    @BeforeEach
    void a_finding_of_which_its_holder_was_told() {
        scene = new FindingScene(filing);
        finding = scene.told();
    }

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM finding_rescans WHERE finding_id = ?", finding);
        analyzed();
    }

    @Test
    void looks_of_a_settled_finding_go_after_its_time_but_those_on_which_a_step_rests() throws SQLException {
        var old = looks(1, now.minus(Duration.ofDays(40)), false);
        var cured = looks(1, now.minus(Duration.ofDays(40)), true);
        var beforeAStep = looks(1, now.minus(Duration.ofDays(20)), false);
        forgetsAfterItsTime();
        assertThat(kept()).as("while it is not settled").containsAll(old);

        scene.acts(scene.asInspector(), finding, "dismissal", "{\"statement\":\"看错了\"}")
                .statusCode(200);
        forgetsAfter(Duration.ofDays(1095 - 10));
        assertThat(kept()).as("its last step is younger than that").containsAll(old);

        forgetsAfterItsTime();
        assertThat(kept()).containsAll(cured).containsAll(beforeAStep).doesNotContainAnyElementsOf(old);
    }

    @Test
    void all_looks_at_a_finding_that_was_overdue_or_ended_stay() throws SQLException {
        var away = looks(1, now.minus(Duration.ofDays(40)), false);
        scene.acts(scene.asInspector(), finding, "dismissal", "{\"statement\":\"看错了\"}")
                .statusCode(200);
        for (var act : List.of("EXPIRE", "END")) {
            sql.update(
                    "INSERT INTO finding_history (finding_id, sequence, act, from_state, to_state, actor_role, end_reason, happened_at)"
                            + " VALUES (?, 1000, ?, 'NOTIFIED', 'OVERDUE', 'SYSTEM', ?, ?)",
                    finding,
                    act,
                    act.equals("END") ? "OTHER" : null,
                    now);
            try {
                forgetsAfterItsTime();
                assertThat(kept()).as(act).containsAll(away);
            } finally {
                sql.update("DELETE FROM finding_history WHERE finding_id = ? AND sequence = 1000", finding);
            }
        }
        forgetsAfterItsTime();
        assertThat(kept()).as("without that step").doesNotContainAnyElementsOf(away);
    }

    @Test
    void replicas_read_old_looks_once_a_day() throws SQLException {
        var old = looks(1, now.minus(Duration.ofDays(40)), false);
        scene.acts(scene.asInspector(), finding, "dismissal", "{\"statement\":\"看错了\"}")
                .statusCode(200);
        var replica = replicaAfter(Duration.ofDays(1095).plusHours(1));
        lastRunWasBefore(1);
        replica.runDue();
        assertThat(kept()).as("another replica did so an hour ago").containsAll(old);
        lastRunWasBefore(24);
        replica.runDue();
        assertThat(kept()).doesNotContainAnyElementsOf(old);
    }

    private void lastRunWasBefore(int hours) {
        sql.update(
                "UPDATE finding_leases SET expires_at = UTC_TIMESTAMP(6) - INTERVAL ? HOUR WHERE name = 'old-rescans'",
                hours);
    }

    private void forgetsAfterItsTime() {
        forgetsAfter(Duration.ofDays(1095).plusHours(1));
    }

    private void forgetsAfter(Duration offset) {
        replicaAfter(offset).run();
    }

    private ForgetRescans replicaAfter(Duration offset) {
        return new ForgetRescans(
                rescans,
                sql,
                new TestScanConfig(53, Optional.empty(), Optional.empty()),
                Clock.fixed(now.plus(offset), ZoneOffset.UTC));
    }

    private List<UUID> kept() {
        return rescans.newest(finding, MANY).stream().map(Rescan::id).toList();
    }

    @Test
    void neither_the_counts_of_what_it_waits_for_nor_its_holders_limit_read_its_old_looks() throws SQLException {
        sql.update("UPDATE findings SET source = 'SCAN' WHERE finding_id = ?", finding);
        try {
            var few = readsOfCounts();
            looks(MANY, now.minus(Duration.ofDays(40)), false);

            assertThat(readsOfCounts() - few).isLessThan(MANY / 4);
            assertThat(RowsRead.by(
                            sql,
                            () -> assertThat(rescans.countSince(finding, now)).isZero()))
                    .isLessThan(MANY / 4);
            assertThat(RowsRead.by(
                            sql, () -> assertThat(rescans.newest(finding, MANY)).hasSize(MANY)))
                    .as("one that reads them all is seen")
                    .isGreaterThanOrEqualTo(MANY);
        } finally {
            sql.update("UPDATE findings SET source = 'SPOT_CHECK' WHERE finding_id = ?", finding);
        }
    }

    @Test
    void a_batch_of_old_looks_reads_none_of_the_batches_before() throws SQLException {
        var old = looks(MANY, now.minus(Duration.ofDays(40)), false);
        var middle = new RescanTable.Place(now.minus(Duration.ofDays(40)), old.get(MANY / 2));

        assertThat(RowsRead.by(
                        sql, () -> assertThat(rescans.old(now, middle, 10)).isPresent()))
                .isLessThan(MANY / 4);
    }

    private long readsOfCounts() {
        return RowsRead.by(sql, () -> {
            waits.waiting(FindingWait.PROOF_OF_ACCESS);
            waits.waiting(FindingWait.LOOK_UNDECIDED);
            waits.late(LocalDate.of(2999, 1, 1));
        });
    }

    /** Looks that found the site away, or that cured it. */
    private List<UUID> looks(int number, Instant at, boolean cured) throws SQLException {
        var made = new ArrayList<UUID>();
        try (var connection = LocalStack.connection();
                var look = connection.prepareStatement(
                        "INSERT INTO finding_rescans (rescan_id, finding_id, service_id, domain, requested_at, by_system,"
                                + " finished_at, health, verdict, cured) VALUES (?, ?, ?, 'old.example', ?, FALSE, ?, ?, 'NXDOMAIN', ?)")) {
            for (var one = 0; one < number; one++) {
                made.add(Ids.next());
                look.setBytes(1, Binary.of(made.getLast()));
                look.setBytes(2, Binary.of(finding));
                look.setBytes(3, Binary.of(finding));
                look.setObject(4, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                look.setObject(5, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                look.setString(6, cured ? "HERE" : "NOT_HERE");
                look.setBoolean(7, cured);
                look.addBatch();
            }
            look.executeBatch();
        }
        analyzed();
        return made;
    }

    /** The plan rests on statistics, which the database renews some time later by itself. */
    private static void analyzed() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE finding_rescans, findings");
        }
    }
}
