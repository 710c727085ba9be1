package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;

/** Fetches one paper of a filing that was handed over without it. Call it outside of any transaction, as often as needed. */
@ApplicationScoped
public class FetchPaper {

    private static final Logger LOG = Logger.getLogger(FetchPaper.class);

    private final SendPapers papers;

    FetchPaper(SendPapers papers) {
        this.papers = papers;
    }

    /** What came of one try. */
    public enum Outcome {
        ARRIVED,
        /** The old platform's bucket has no file, and filing-service has none of it. */
        MISSING,
        /** The file cannot be kept, or filing-service does not miss it. */
        UNREADABLE,
        /** The bucket or filing-service did not answer. */
        SILENT
    }

    public Outcome handle(String legacyFiling, LegacyPaper paper) {
        try {
            return papers.late(legacyFiling, paper)
                    .map(loss -> loss == SentPapers.Loss.MISSING ? Outcome.MISSING : Outcome.UNREADABLE)
                    .orElse(Outcome.ARRIVED);
        } catch (OldPapers.Unanswered | WebApplicationException | ProcessingException silent) {
            LOG.warnf(
                    "Paper %s is looked for later: %s",
                    paper.id(), silent.getClass().getSimpleName());
            return Outcome.SILENT;
        }
    }
}
