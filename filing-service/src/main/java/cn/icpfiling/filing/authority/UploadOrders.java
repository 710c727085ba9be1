package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Uploads approved orders and results of spot checks to the authority, one batch after the other. A batch is first
 * committed with its sequence and bytes, and then sent.
 */
@ApplicationScoped
class UploadOrders {
    private static final int MOST_BATCHES_A_RUN = 50;

    private final UploadBatches batches;
    private final PrepareUpload prepare;
    private final PrepareResults results;
    private final SendUpload send;
    private final UploadSequence sequence;
    private final LeasedJob job;
    private final AuthorityMetrics metrics;

    UploadOrders(
            UploadBatches batches,
            PrepareUpload prepare,
            PrepareResults results,
            SendUpload send,
            UploadSequence sequence,
            Sql sql,
            AuthorityMetrics metrics) {
        this.batches = batches;
        this.prepare = prepare;
        this.results = results;
        this.send = send;
        this.sequence = sequence;
        this.job = AuthorityLease.job(sql, "upload");
        this.metrics = metrics;
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
            return send.handle(lease, open.get());
        }
        var found = results.somebodyWaits();
        if (!found && !prepare.somebodyWaits()) {
            return false;
        }
        // Results go first: they are few, and the queue of orders may never be empty.
        if (found) {
            return results.handle(lease, sequence.next()) || prepare.somebodyWaits();
        }
        return prepare.handle(lease, sequence.next()).isPresent() || prepare.somebodyWaits();
    }
}
