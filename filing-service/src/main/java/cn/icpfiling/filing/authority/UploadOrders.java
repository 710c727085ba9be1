package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Sends approved orders to the authority. A batch is committed with its sequence and bytes, and then sent outside any
 * transaction. After any failure the same bytes go again under the same sequence, or the authority's own count shows
 * that they arrived. So no order is lost, and none is filed twice.
 */
@ApplicationScoped
class UploadOrders {
    private static final Logger LOG = Logger.getLogger(UploadOrders.class);
    private static final int MOST_BATCHES_A_RUN = 50;
    private static final int MOST_REFUSALS = 6;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));
    private static final int KEPT_DAYS = 100;

    /**
     * The authority was available and did not take the file. After several such answers the content itself is
     * suspected.
     */
    private static final Set<Cause> ABOUT_THE_FILE = EnumSet.of(Cause.UNREADABLE_ANSWER, Cause.HASH_DIFFERS);

    private final Authority authority;
    private final UploadBatches batches;
    private final PrepareUpload prepare;
    private final PrepareResults results;
    private final SettleUpload settle;
    private final LeasedJob job;
    private final AuthorityMetrics metrics;
    private final Clock clock;
    private final Clock machineClock;
    private final UploadXml xml = new UploadXml(Vocabulary.bundled());

    UploadOrders(
            Authority authority,
            UploadBatches batches,
            PrepareUpload prepare,
            PrepareResults results,
            SettleUpload settle,
            Sql sql,
            AuthorityMetrics metrics,
            Clock clock,
            @MachineClock Clock machineClock) {
        this.authority = authority;
        this.batches = batches;
        this.prepare = prepare;
        this.results = results;
        this.settle = settle;
        this.job = AuthorityLease.job(sql, "upload");
        this.metrics = metrics;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    @Scheduled(
            identity = "authority-upload",
            every = "${icp.authority.upload-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        try {
            for (var round = 0; round < MOST_BATCHES_A_RUN && lease.keep(); round++) {
                if (!step(lease)) {
                    return;
                }
            }
        } catch (AuthorityUnavailable e) {
            metrics.unavailable(e);
        }
    }

    /** Settles or opens one batch; false when there is nothing to do now. */
    private boolean step(Lease lease) {
        var open = batches.open();
        if (open.isPresent()) {
            return deliver(lease, open.get());
        }
        var found = results.somebodyWaits();
        if (!found && !prepare.somebodyWaits()) {
            return false;
        }
        batches.forgetContentSentBefore(clock.instant().minus(KEPT_DAYS, ChronoUnit.DAYS));
        // Results go first: they are few, and the queue of orders may never be empty.
        if (found) {
            return results.handle(lease, freeSequence()) || prepare.somebodyWaits();
        }
        return prepare.handle(lease, freeSequence()).isPresent() || prepare.somebodyWaits();
    }

    private boolean deliver(Lease lease, UploadBatch batch) {
        if (machineClock.instant().isBefore(batch.nextAttemptAt())) {
            return false;
        }
        try {
            if (batch.offeredBefore() && authority.lastSequence() >= batch.sequence()) {
                settle.taken(batch);
                metrics.uploaded("found-taken");
                return true;
            }
            offer(lease, batch);
            return true;
        } catch (AuthorityUnavailable e) {
            rest(batch, e);
            return false;
        }
    }

    private void offer(Lease lease, UploadBatch batch) {
        batches.offered(batch.id());
        switch (authority.upload(batch.file())) {
            case UploadAnswer.Taken() -> {
                settle.taken(batch);
                metrics.uploaded("taken");
            }
            case UploadAnswer.SequenceTaken() -> {
                if (batch.offeredBefore()) {
                    settle.taken(batch);
                    metrics.uploaded("found-taken");
                } else {
                    // never offered before, so the number was used by another file and ours was put aside
                    renumber(lease, batch);
                }
            }
            case UploadAnswer.SequenceGap(var missing) -> {
                LOG.warnf("upload %d is ahead, the authority misses %s", batch.sequence(), missing);
                renumber(lease, batch);
            }
            case UploadAnswer.Refused(var code, var text) -> {
                settle.refused(batch, code, text);
                metrics.uploaded("refused");
            }
        }
    }

    /** Not taken under its number: it goes out again under the one the authority waits for. */
    private void renumber(Lease lease, UploadBatch batch) {
        var sequence = freeSequence();
        if (sequence == batch.sequence()) {
            return;
        }
        try {
            var document = ZippedFile.unpack(batch.zipped(), EnterpriseInterface.LARGEST_FILE);
            var renumbered = xml.renumbered(document, batch.sequence(), sequence);
            var packed = ZippedFile.pack(batch.fileName(), renumbered);
            if (!lease.renewing(() -> batches.renumbered(batch.id(), sequence, packed))) {
                return;
            }
            metrics.uploaded("renumbered");
            LOG.warnf("upload %d becomes %d", batch.sequence(), sequence);
        } catch (UnreadableXml e) {
            throw new IllegalStateException("our own file of batch " + batch.id() + " cannot be read", e);
        }
    }

    /**
     * Returns the next number that the authority expects. If the authority lost files, they are sent again first, the
     * same bytes under the same numbers.
     */
    private long freeSequence() {
        for (var next = authority.lastSequence() + 1; ; next++) {
            var lost = batches.sent(next);
            if (lost.isEmpty()) {
                return next;
            }
            LOG.warnf("the authority lost upload %d, it is sent again", next);
            var answer = authority.upload(lost.get().file());
            if (!(answer instanceof UploadAnswer.Taken) && !(answer instanceof UploadAnswer.SequenceTaken)) {
                throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "upload " + next + " is asked for and refused");
            }
            metrics.uploaded("sent-again");
        }
    }

    private void rest(UploadBatch batch, AuthorityUnavailable why) {
        var refused = ABOUT_THE_FILE.contains(why.why());
        metrics.unavailable(why);
        var rest = BACKOFF.after(batch.attempts() + 1L);
        batches.answered(
                batch.id(), why.why().name(), refused, machineClock.instant().plus(rest));
        if (refused && batch.refusals() + 1 >= MOST_REFUSALS && authority.lastSequence() < batch.sequence()) {
            settle.refused(batch, why.why().name(), "refused " + MOST_REFUSALS + " times");
            metrics.uploaded("refused");
        }
    }
}
