package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Sends a committed batch, outside any transaction. After any failure the same bytes go again under the same sequence,
 * or the authority's own count shows that they arrived. So no order is lost, and none is filed twice.
 */
@ApplicationScoped
class SendUpload {
    private static final Logger LOG = Logger.getLogger(SendUpload.class);
    private static final int MOST_REFUSALS = 6;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    /**
     * The authority was available and did not take the file. After several such answers the content itself is
     * suspected.
     */
    private static final Set<Cause> ABOUT_THE_FILE = EnumSet.of(Cause.UNREADABLE_ANSWER, Cause.HASH_DIFFERS);

    private final Authority authority;
    private final UploadBatches batches;
    private final UploadSequence sequence;
    private final SettleUpload settle;
    private final AuthorityMetrics metrics;
    private final Clock machineClock;
    private final UploadXml xml = new UploadXml(Vocabulary.bundled());

    SendUpload(
            Authority authority,
            UploadBatches batches,
            UploadSequence sequence,
            SettleUpload settle,
            AuthorityMetrics metrics,
            @MachineClock Clock machineClock) {
        this.authority = authority;
        this.batches = batches;
        this.sequence = sequence;
        this.settle = settle;
        this.metrics = metrics;
        this.machineClock = machineClock;
    }

    /**
     * Sends the batch if it is due, and settles it by the answer. One that was taken is not sent again, only settled. Returns false while
     * the batch rests.
     */
    boolean handle(Lease lease, UploadBatch batch) {
        if (batch.taken()) {
            settle.orders(lease, batch);
            return true;
        }
        if (machineClock.instant().isBefore(batch.nextAttemptAt())) {
            return false;
        }
        try {
            if (batch.offeredBefore() && sequence.isTaken(batch.sequence())) {
                settle.taken(lease, batch);
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
                settle.taken(lease, batch);
                metrics.uploaded("taken");
            }
            case UploadAnswer.SequenceTaken() -> {
                if (batch.offeredBefore()) {
                    settle.taken(lease, batch);
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
        var next = sequence.next();
        if (next == batch.sequence()) {
            return;
        }
        try {
            var document = ZippedFile.unpack(batch.zipped(), EnterpriseInterface.LARGEST_FILE);
            var renumbered = xml.renumbered(document, batch.sequence(), next);
            var packed = ZippedFile.pack(batch.fileName(), renumbered);
            if (!lease.renewing(() -> batches.renumbered(batch.id(), next, packed))) {
                return;
            }
            metrics.uploaded("renumbered");
            LOG.warnf("upload %d becomes %d", batch.sequence(), next);
        } catch (UnreadableXml e) {
            throw new IllegalStateException("our own file of batch " + batch.id() + " cannot be read", e);
        }
    }

    private void rest(UploadBatch batch, AuthorityUnavailable why) {
        var refused = ABOUT_THE_FILE.contains(why.why());
        metrics.unavailable(why);
        var rest = BACKOFF.after(batch.attempts() + 1L);
        batches.answered(
                batch.id(), why.why().name(), refused, machineClock.instant().plus(rest));
        if (refused && batch.refusals() + 1 >= MOST_REFUSALS && !sequence.isTaken(batch.sequence())) {
            settle.refused(batch, why.why().name(), "refused " + MOST_REFUSALS + " times");
            metrics.uploaded("refused");
        }
    }
}
