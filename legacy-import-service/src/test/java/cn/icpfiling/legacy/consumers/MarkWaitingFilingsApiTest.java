package cn.icpfiling.legacy.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.FiledRecheckTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A filing that waits although it is filed here is found without a look-up. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class MarkWaitingFilingsApiTest {
    private static final Instant OLD = Instant.parse("2009-03-01T00:00:00Z");

    @Inject
    OldFilingRows oldFilings;

    @Inject
    MarkWaitingFilings job;

    @Inject
    KeepFiledHolder keep;

    @Inject
    FiledHereTable filedHere;

    @Inject
    FiledRecheckTable rechecks;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    @BeforeEach
    void the_sweep_is_at_its_beginning_and_nothing_else_waits() {
        UnitOfWork.run(() -> {
            sql.update("UPDATE legacy_sweeps SET changed_at = '1970-01-01 00:00:00', filing_id = ?", new UUID(0, 0));
            sql.update("UPDATE legacy_filings SET state = 'FILED_HERE' WHERE state = 'WAITING'");
            sql.update("DELETE FROM filed_rechecks");
        });
    }

    @Test
    void a_waiting_filing_whose_domain_is_filed_here_is_marked_and_another_waits_on() {
        var missed = oldFilings.filing(OLD, false);
        var waiting = oldFilings.filing(OLD, false);
        filed(missed);

        job.run();

        assertThat(oldFilings.stateOf(missed)).isEqualTo("FILED_HERE");
        assertThat(oldFilings.stateOf(waiting)).isEqualTo("WAITING");
    }

    @Test
    void two_replicas_at_once_mark_a_filing_once() throws Exception {
        var missed = oldFilings.filing(OLD, false);
        filed(missed);
        var another = new MarkWaitingFilings(filedHere, rechecks, sql, clock);

        AtOnce.all(List.of(ran(job), ran(another)));
        job.run();

        assertThat(oldFilings.stateOf(missed)).isEqualTo("FILED_HERE");
        assertThat(version(missed)).isEqualTo(1);
    }

    @Test
    void a_load_that_committed_beside_the_event_is_found_when_the_subject_is_compared_again() {
        var subject = Ids.next();
        var late = oldFilings.filing(OLD, false);
        UnitOfWork.run(() -> sql.update("UPDATE legacy_filings SET state = 'FILED_HERE' WHERE id = ?", late.id()));
        event(subject, late);
        // The row as the load wrote it, which the event could not see.
        UnitOfWork.run(() -> sql.update("UPDATE legacy_filings SET state = 'WAITING' WHERE id = ?", late.id()));
        theSweepIsPast(late);

        job.run();
        assertThat(oldFilings.stateOf(late)).isEqualTo("WAITING");

        theSweepIsPast(late);
        UnitOfWork.run(() ->
                sql.update("UPDATE filed_rechecks SET due_at = '2020-01-01 00:00:00' WHERE subject_id = ?", subject));
        job.run();
        assertThat(oldFilings.stateOf(late)).isEqualTo("FILED_HERE");
        assertThat(sql.first(row -> true, "SELECT 1 FROM filed_rechecks WHERE subject_id = ?", subject))
                .isEmpty();
    }

    private static Callable<Void> ran(MarkWaitingFilings replica) {
        return () -> {
            replica.run();
            return null;
        };
    }

    private void event(UUID subject, OldFilingRows.Row row) {
        var service = new RecordState.Service(List.of("else-" + row.domain()), "REGISTERED", "LIVE");
        var state = new RecordState(subject, Ids.next(), "REGISTERED", List.of(service));
        var identity = new FilingSubjects.Identity("北京甲乙科技有限公司", 1, row.certificate());
        UnitOfWork.run(() -> keep.handle(state, identity));
    }

    private void theSweepIsPast(OldFilingRows.Row row) {
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_sweeps SET changed_at = (SELECT changed_at FROM legacy_filings WHERE id = ?), filing_id = ?",
                row.id(),
                row.id()));
    }

    private long version(OldFilingRows.Row row) {
        return sql.first(found -> found.getLong(1), "SELECT version FROM legacy_filings WHERE id = ?", row.id())
                .orElseThrow();
    }

    private void filed(OldFilingRows.Row row) {
        UnitOfWork.run(() ->
                sql.update("INSERT INTO filed_domains (subject_id, domain) VALUES (?, ?)", Ids.next(), row.domain()));
    }
}
