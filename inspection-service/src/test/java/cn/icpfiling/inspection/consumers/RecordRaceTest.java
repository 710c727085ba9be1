package cn.icpfiling.inspection.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.AccessStatus;
import cn.icpfiling.inspection.core.RecordStatus;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A source opens a finding while the copy of the record changes: whichever commits first, the finding fits the copy. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class RecordRaceTest {

    @Inject
    KeepRecord keepRecord;

    @Inject
    SourceFindings sources;

    @Inject
    FindingTable findings;

    private final UUID subject = Ids.next();
    private final UUID service = Ids.next();
    private final UUID holder = Ids.next();
    private final FindingKey key =
            new FindingKey(FindingSource.SPOT_CHECK, Ids.next().toString(), "CONTACT.MOBILE", subject, service, null);

    @Test
    void a_finding_that_is_opened_before_the_first_copy_commits_has_its_holder() throws Exception {
        race(() -> keep(holder, AccessStatus.LIVE), this::find);

        assertThat(found().owner().holder()).isEqualTo(holder);
        assertThat(found().state()).isEqualTo(FindingState.OPENED);
    }

    @Test
    void a_copy_that_arrives_before_the_finding_commits_takes_it_along() throws Exception {
        race(this::find, () -> keep(holder, AccessStatus.CANCELLED));

        assertThat(found().owner().holder()).isEqualTo(holder);
        assertThat(found().state()).isEqualTo(FindingState.ENDED);
    }

    @Test
    @Tag("long")
    void a_finding_that_is_opened_while_access_ends_and_the_holder_changes_follows_both() throws Exception {
        var buyer = Ids.next();
        UnitOfWork.run(() -> keep(holder, AccessStatus.LIVE));
        race(() -> keep(buyer, AccessStatus.CANCELLED), this::find);

        assertThat(found().owner().holder()).isEqualTo(buyer);
        assertThat(found().state()).isEqualTo(FindingState.ENDED);
    }

    @Test
    @Tag("long")
    void access_that_ends_while_a_finding_is_opened_ends_it() throws Exception {
        UnitOfWork.run(() -> keep(holder, AccessStatus.LIVE));
        race(this::find, () -> keep(holder, AccessStatus.CANCELLED));

        assertThat(found().state()).isEqualTo(FindingState.ENDED);
    }

    /** Runs the second work while the transaction of the first is open, which then waits long enough for the second. */
    private static void race(Runnable first, Runnable second) throws Exception {
        var begun = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> UnitOfWork.run(() -> {
                first.run();
                begun.countDown();
                await(done, 700);
            }));
            var other = threads.submit(() -> {
                await(begun, 20_000);
                UnitOfWork.run(second);
                done.countDown();
            });
            one.get();
            other.get();
        }
    }

    /** Goes on after the time as well: a second work that is blocked by the first does not end before it. */
    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            assertThat(latch.await(milliseconds, TimeUnit.MILLISECONDS)).isIn(true, false);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void find() {
        sources.found(key, FindingActor.inspector(Ids.next()));
    }

    private void keep(UUID byHolder, AccessStatus access) {
        keepRecord.handle(
                new RecordState(
                        subject,
                        byHolder,
                        null,
                        "44",
                        4,
                        "粤ICP备2026000001号",
                        RecordStatus.REGISTERED,
                        List.of(new RecordState.Service(
                                service,
                                "粤ICP备2026000001号-1",
                                "WEBSITE",
                                List.of("race-" + service + ".com"),
                                RecordStatus.REGISTERED,
                                access,
                                Instant.parse("2026-11-24T09:00:00Z"),
                                null,
                                null,
                                null,
                                null)),
                        null),
                null);
    }

    private Finding found() {
        return UnitOfWork.in(() -> findings.lockedUnsettled(key)).orElseThrow();
    }
}
