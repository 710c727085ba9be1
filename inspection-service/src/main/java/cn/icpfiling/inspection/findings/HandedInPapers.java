package cn.icpfiling.inspection.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The papers that were handed in at a finding. They are asked for when a caller reads the finding, and before the finding
 * passes its last day, so that this service keeps no copy that could lag. Call this outside any transaction.
 */
@ApplicationScoped
class HandedInPapers {
    private static final Logger LOG = Logger.getLogger(HandedInPapers.class);

    private final FilingPapers filing;
    private final FilingPapersAtOnce atOnce;

    HandedInPapers(@RestClient FilingPapers filing, @RestClient FilingPapersAtOnce atOnce) {
        this.filing = filing;
        this.atOnce = atOnce;
    }

    /** Empty if filing-service did not answer, which is not the same as no paper. */
    Optional<List<FilingPapers.Paper>> of(UUID finding) {
        return answered(() -> filing.handedIn(finding));
    }

    /** The same with one short try, because a reader waits. */
    Optional<List<FilingPapers.Paper>> shownAtOnce(UUID finding) {
        return answered(() -> atOnce.handedIn(finding));
    }

    /** A call that a retry gives up, or that gets no token, is no answer either. */
    private static Optional<List<FilingPapers.Paper>> answered(Supplier<FilingPapers.Answer> question) {
        try {
            return Optional.ofNullable(question.get()).map(FilingPapers.Answer::items);
        } catch (RuntimeException silent) {
            LOG.infof("papers of a finding are not known: %s", silent.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
