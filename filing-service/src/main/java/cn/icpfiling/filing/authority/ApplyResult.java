package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Deregistered;
import cn.icpfiling.filing.authority.AuthorityResult.News;
import cn.icpfiling.filing.authority.Downloads.State;
import cn.icpfiling.filing.authority.Downloads.StoredResult;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Applies one record of a download, in one transaction with the order or record that it moves. Results come late, twice
 * and out of order. A record with the same content is applied once for each upload of its order, and one that does not
 * fit waits for a member of staff.
 */
@ApplicationScoped
class ApplyResult {
    private static final Logger LOG = Logger.getLogger(ApplyResult.class);

    private final Downloads downloads;
    private final UploadBatches batches;
    private final ApplyOrderResult orderResult;
    private final ApplyNews news;
    private final EndAtAuthority endAtAuthority;
    private final AuthorityMetrics metrics;
    private final Clock clock;
    private final DownloadXml xml = new DownloadXml(Vocabulary.bundled());

    ApplyResult(
            Downloads downloads,
            UploadBatches batches,
            ApplyOrderResult orderResult,
            ApplyNews news,
            EndAtAuthority endAtAuthority,
            AuthorityMetrics metrics,
            Clock clock) {
        this.downloads = downloads;
        this.batches = batches;
        this.orderResult = orderResult;
        this.news = news;
        this.endAtAuthority = endAtAuthority;
        this.metrics = metrics;
        this.clock = clock;
    }

    State handle(UUID id) {
        return UnitOfWork.in(() -> {
            var stored = downloads.locked(id);
            if (stored.state() != State.RECEIVED && stored.state() != State.WAITING) {
                return stored.state();
            }
            var outcome = outcome(stored);
            if (outcome.state() != stored.state()) {
                tell(stored, outcome);
            }
            downloads.settled(id, outcome.state(), outcome.why(), clock.instant());
            return outcome.state();
        });
    }

    private void tell(StoredResult stored, Outcome outcome) {
        metrics.result(stored.group(), outcome.state().name());
        if (outcome.state() == State.UNRESOLVED) {
            LOG.errorf(
                    "a result of the authority (%s) for order %s is left to a person: %s",
                    stored.group(), stored.order(), outcome.why());
        }
    }

    /** The same words may be about a later upload: an applicant who resubmits may be refused for the same reason. */
    private Outcome outcome(StoredResult stored) {
        var said = downloads.appliedBefore(stored);
        if (said.isPresent() && !batches.timesOf(stored.order()).isOfEarlier(said.get())) {
            return Outcome.SAID_BEFORE;
        }
        return applied(stored, said.isPresent());
    }

    private Outcome applied(StoredResult stored, boolean saidOfEarlierUpload) {
        return switch (xml.read(stored)) {
            case News told -> news.handle(told);
            case Deregistered ended when ended.order() == null -> endAtAuthority.handle(ended, stored.id());
            case AuthorityResult ofOrder -> orderResult.handle(stored, ofOrder, saidOfEarlierUpload);
        };
    }

    /** Leaves a result that failed again and again to a member of staff, and flags its order. */
    void giveUp(UUID id, String why) {
        UnitOfWork.run(() -> {
            var stored = downloads.locked(id);
            downloads.settled(id, State.UNRESOLVED, why, clock.instant());
            orderResult.giveUp(stored, why);
            tell(stored, Outcome.unresolved(why));
        });
    }
}
