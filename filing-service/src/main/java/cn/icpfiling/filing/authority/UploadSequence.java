package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The sequence numbers of our files at the authority. It takes one number after the other, without a gap. */
@ApplicationScoped
class UploadSequence {
    private static final Logger LOG = Logger.getLogger(UploadSequence.class);

    private final Authority authority;
    private final UploadBatches batches;
    private final AuthorityMetrics metrics;

    UploadSequence(Authority authority, UploadBatches batches, AuthorityMetrics metrics) {
        this.authority = authority;
        this.batches = batches;
        this.metrics = metrics;
    }

    /** Whether the authority has a file with that number, or with a later one. */
    boolean isTaken(long sequence) {
        return authority.lastSequence() >= sequence;
    }

    /**
     * Returns the next number that the authority expects. If the authority lost files, they are sent again first, the
     * same bytes under the same numbers.
     */
    long next() {
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
}
