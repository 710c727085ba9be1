package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes photographs whose time is over; their results stay. Also deletes unused links, counts of former days, and
 * photographs that a crash left without a row.
 */
@ApplicationScoped
class ForgetFaces implements DueJobs {

    private static final int PAGE = 200;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final AuthenticityStepRepository steps;
    private final FaceTries tries;
    private final Storage storage;
    private final Audit audit;
    private final Duration photoFor;
    private final Clock clock;
    private final Clock machine;

    ForgetFaces(
            AuthenticityStepRepository steps,
            FaceTries tries,
            Storage storage,
            Audit audit,
            @ConfigProperty(name = "icp.authenticity.photo-for") Duration photoFor,
            Clock clock,
            @MachineClock Clock machine) {
        this.steps = steps;
        this.tries = tries;
        this.storage = storage;
        this.audit = audit;
        this.photoFor = photoFor;
        this.clock = clock;
        this.machine = machine;
    }

    @Scheduled(
            identity = "forget-faces",
            every = "${icp.authenticity.tidy}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runDue();
        var now = machine.instant();
        UnitOfWork.run(() -> {
            steps.forgetUnused(now.minus(A_DAY));
            tries.forget(LegalTime.dayOf(now).minusDays(1));
        });
        storage.deleteOlderThan(Shelf.FACES, now.minus(photoFor).minus(A_DAY));
    }

    @Override
    public void runDue() {
        List<AuthenticityStep> over;
        do {
            over = UnitOfWork.in(() -> steps.photosOverBy(clock.instant(), PAGE));
            over.forEach(this::forget);
        } while (over.size() == PAGE);
    }

    /**
     * Deletes the file first. After a crash a row remains, which the next run finds again; a file without a row could
     * not be found.
     */
    private void forget(AuthenticityStep over) {
        storage.delete(Shelf.FACES, over.photoId());
        UnitOfWork.run(() -> {
            var step = steps.findById(over.id(), LockModeType.PESSIMISTIC_WRITE);
            if (step.photoId() != null) {
                step.forgetPhoto();
                audit.record(Act.of("AUTHENTICITY.FORGET", "ORDER", step.orderId())
                        .with("part", step.part())
                        .with("step", step.id()));
            }
        });
    }
}
