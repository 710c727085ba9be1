package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.store.MaterialLinkRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes expired links; the audit keeps what they showed. */
@ApplicationScoped
class ForgetLinks {

    private static final int PAGE = 500;

    private final MaterialLinkRepository links;
    private final Clock clock;

    ForgetLinks(MaterialLinkRepository links, @MachineClock Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-links",
            every = "${icp.materials.links-tidy}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int forgotten;
        do {
            forgotten = UnitOfWork.in(this::page);
        } while (forgotten == PAGE);
    }

    private int page() {
        var over = links.overBy(clock.instant(), PAGE);
        over.forEach(links::delete);
        return over.size();
    }
}
