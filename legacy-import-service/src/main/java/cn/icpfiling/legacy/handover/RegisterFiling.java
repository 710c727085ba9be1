package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Has filing-service register a filing. Call it outside of any transaction, as often as needed. */
@ApplicationScoped
class RegisterFiling {

    private static final Logger LOG = Logger.getLogger(RegisterFiling.class);
    private static final String OTHER_BODY = "IDEMPOTENCY_KEY_REUSED";

    private final Holders holders;
    private final SendPapers papers;
    private final ImportedFilings filing;
    private final Answers answers;
    private final LegacyFilingRepository filings;

    RegisterFiling(
            @RestClient Holders holders,
            SendPapers papers,
            @RestClient ImportedFilings filing,
            Answers answers,
            LegacyFilingRepository filings) {
        this.holders = holders;
        this.papers = papers;
        this.filing = filing;
        this.answers = answers;
        this.filings = filings;
    }

    /**
     * @param missing papers without which a registered filing went over, because the old platform has no file
     * @param unreadable the same, because the file cannot be kept
     * @param sums of what was given
     */
    record Answered(HandOver outcome, List<LegacyPaper> missing, List<LegacyPaper> unreadable, HandOverSums sums) {

        Answered(HandOver outcome) {
            this(outcome, List.of(), List.of(), HandOverSums.NONE);
        }
    }

    /**
     * Once the account was seen open, filing-service alone refuses: it may have registered the filing in a try whose answer was lost, and
     * the account may be closed for the moment that account-service needs to find the filing and to open it again.
     */
    Answered handle(OldFiling old) {
        try {
            var end = old.filing().isAccountSeenOpen() ? Optional.<Answered>empty() : endByAccount(old);
            if (end.isPresent()) {
                return end.get();
            }
            var sent = papers.handle(old);
            var registered = register(old.filing().handOverId().toString(), old.request(sent));
            return registered == null || registered.subjectId() == null
                    ? unanswered(old, "an answer without a subject")
                    : new Answered(
                            new HandOver.Done(registered.subjectId()),
                            sent.lostBy(SentPapers.Loss.MISSING),
                            sent.lostBy(SentPapers.Loss.UNREADABLE),
                            HandOverSums.of(old, sent));
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
     * The account is asked for while the filing is on its way: account-service first closes an account and then asks whether a filing is,
     * so that of the two at least one stops. Empty if it is open.
     */
    private Optional<Answered> endByAccount(OldFiling old) {
        var given = old.filing();
        var holder = holders.show(given.account());
        if (holder == null || holder.status() == null) {
            return Optional.of(unanswered(old, "an answer without a status of the account"));
        }
        if (holder.isClosed()) {
            return Optional.of(new Answered(new HandOver.Refused(RefusedHandOver.IMPORT_ACCOUNT_UNKNOWN)));
        }
        return UnitOfWork.in(() -> filings.sawAccountOpen(given.id(), given.handOverId()))
                ? Optional.empty()
                : Optional.of(unanswered(old, "another try has ended"));
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
                "Filing %s of the old platform waits for account-service or filing-service: %s",
                old.filing().id(), trouble);
        return new Answered(new HandOver.Pending());
    }
}
