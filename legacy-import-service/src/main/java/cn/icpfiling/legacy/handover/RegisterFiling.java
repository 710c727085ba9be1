package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Has filing-service register a filing. Call it outside of any transaction, as often as needed. */
@ApplicationScoped
class RegisterFiling {

    private static final Logger LOG = Logger.getLogger(RegisterFiling.class);
    private static final String OTHER_BODY = "IDEMPOTENCY_KEY_REUSED";

    private final SendPapers papers;
    private final ImportedFilings filing;
    private final Answers answers;

    RegisterFiling(SendPapers papers, @RestClient ImportedFilings filing, Answers answers) {
        this.papers = papers;
        this.filing = filing;
        this.answers = answers;
    }

    /**
     * @param missing papers without which a registered filing went over, because the old platform has no file
     * @param unreadable the same, because the file cannot be kept
     */
    record Answered(HandOver outcome, List<LegacyPaper> missing, List<LegacyPaper> unreadable) {

        Answered(HandOver outcome) {
            this(outcome, List.of(), List.of());
        }
    }

    Answered handle(OldFiling old) {
        try {
            var sent = papers.handle(old);
            var registered = register(old.filing().handOverId().toString(), old.request(sent));
            return registered == null || registered.subjectId() == null
                    ? unanswered(old, "an answer without a subject")
                    : new Answered(
                            new HandOver.Done(registered.subjectId()),
                            sent.lostBy(SentPapers.Loss.MISSING),
                            sent.lostBy(SentPapers.Loss.UNREADABLE));
        } catch (WebApplicationException answered) {
            return answers.refusal(answered)
                    .filter(_ -> !answers.isOfOlder(answered, old.sites()))
                    .map(code -> new Answered(new HandOver.Refused(code)))
                    .orElseGet(() ->
                            unanswered(old, "status " + answered.getResponse().getStatus()));
        } catch (OldPapers.Unanswered silent) {
            return unanswered(old, silent.getMessage());
        } catch (ProcessingException | ProblemException silent) {
            return unanswered(old, silent.getClass().getSimpleName());
        }
    }

    /**
     * A paper may be lost between two tries, which changes the request. The registration is idempotent by the old id of the filing,
     * so another key is safe then.
     */
    private ImportedFilings.Registered register(String key, FilingToRegister request) {
        try {
            return filing.register(key, request);
        } catch (WebApplicationException answered) {
            if (answers.code(answered).filter(OTHER_BODY::equals).isEmpty()) {
                throw answered;
            }
            return filing.register(Ids.next().toString(), request);
        }
    }

    private static Answered unanswered(OldFiling old, String trouble) {
        LOG.warnf(
                "Filing %s of the old platform waits for filing-service: %s",
                old.filing().id(), trouble);
        return new Answered(new HandOver.Pending());
    }
}
