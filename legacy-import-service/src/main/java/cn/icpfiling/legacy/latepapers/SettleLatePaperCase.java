package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.FiledHolder;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.latepapers.LatePaper;
import cn.icpfiling.legacy.core.latepapers.LatePaperCase;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.legacy.store.FiledHolderRepository;
import cn.icpfiling.legacy.store.LatePaperCaseRepository;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.supportcases.SupportCases;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Opens the case of one filing, or does what the support decided in it: a grant has all given-up papers of the filing looked for again, any
 * other end closes them, and account-service tells the holder which of both. A case whose papers were all decided about at the list of late
 * papers is withdrawn. account-service is asked outside of any transaction; while it does not answer, the papers stay given up.
 */
@ApplicationScoped
class SettleLatePaperCase {

    private static final Logger LOG = Logger.getLogger(SettleLatePaperCase.class);
    private static final String KIND = "LEGACY_LATE_PAPER";

    /** The kind takes no papers, so it does not matter whose papers it would need. */
    private static final String HOLDER_KIND = "PERSON";

    /** Another case has the object, or the same request was sent with another holder. */
    private static final Set<String> OF_ANOTHER_HOLDER =
            Set.of("CASE_OPEN_ALREADY", CommonProblem.IDEMPOTENCY_KEY_REUSED.name());

    private final LatePaperCaseRepository asked;
    private final LatePaperRepository latePapers;
    private final LegacyFilingRepository filings;
    private final FiledHolderRepository holders;
    private final SupportCases cases;
    private final Audit audit;
    private final Clock machine;

    SettleLatePaperCase(
            LatePaperCaseRepository asked,
            LatePaperRepository latePapers,
            LegacyFilingRepository filings,
            FiledHolderRepository holders,
            SupportCases cases,
            Audit audit,
            @MachineClock Clock machine) {
        this.asked = asked;
        this.latePapers = latePapers;
        this.filings = filings;
        this.holders = holders;
        this.cases = cases;
        this.audit = audit;
        this.machine = machine;
    }

    /** @param holder who has the filing now; null if no account is known */
    private record Question(UUID caseId, UUID holder, List<UUID> papers) {}

    void handle(UUID id) {
        try {
            UnitOfWork.in(() -> asked.findByIdOptional(id).map(this::question))
                    .ifPresent(question -> goOn(id, question));
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The late papers %s wait for account-service: %s",
                    id, trouble.getClass().getSimpleName());
        }
    }

    private Question question(LatePaperCase found) {
        return new Question(found.caseId(), holderOf(found.filing()), latePapers.givenUp(found.filing()));
    }

    /** The filing may have moved to another account since it came over. */
    private UUID holderOf(UUID filing) {
        var found = filings.findByIdOptional(filing);
        return found.map(LegacyFiling::subjectId)
                .flatMap(holders::findByIdOptional)
                .map(FiledHolder::account)
                .or(() -> found.map(LegacyFiling::account))
                .orElse(null);
    }

    private void goOn(UUID id, Question question) {
        if (question.papers().isEmpty()) {
            Optional.ofNullable(question.caseId()).ifPresent(cases::withdraw);
            UnitOfWork.run(() -> asked.deleteById(id));
            return;
        }
        if (question.caseId() == null) {
            Optional.ofNullable(question.holder()).ifPresent(holder -> open(id, holder));
            return;
        }
        var result = cases.resultOf(question.caseId());
        if (result != SupportCases.Result.OPEN) {
            UnitOfWork.run(() -> decide(id, question, result == SupportCases.Result.GRANTED));
        }
    }

    /**
     * If the filing has moved since an opening whose answer was lost, account-service has a case of the old holder for this question. Then
     * the question is dropped, so that the next round asks anew, as another question to the new holder. What becomes of the old case
     * changes nothing.
     */
    private void open(UUID id, UUID holder) {
        try {
            cases.open(KIND, holder, HOLDER_KIND, id, null, null)
                    .ifPresent(opened ->
                            UnitOfWork.run(() -> asked.locked(id).ifPresent(found -> found.openedCase(opened))));
        } catch (WebApplicationException refused) {
            if (AnsweredProblem.code(refused)
                    .filter(OF_ANOTHER_HOLDER::contains)
                    .isEmpty()) {
                throw refused;
            }
            UnitOfWork.run(() -> asked.deleteById(id));
        }
    }

    private void decide(UUID id, Question question, boolean again) {
        if (asked.locked(id).isEmpty()) {
            return;
        }
        question.papers().stream()
                .flatMap(paper -> latePapers.locked(paper).stream())
                .filter(paper -> paper.state() == LatePaperState.GIVEN_UP)
                .forEach(paper -> decide(paper, question.caseId(), again));
        asked.deleteById(id);
    }

    private void decide(LatePaper paper, UUID supportCase, boolean again) {
        var now = machine.instant();
        var event = again ? paper.tryAgain(now) : paper.close(now);
        audit.record(Act.of(event, "LEGACY_PAPER", paper.paper())
                .with("filing", paper.filing())
                .with("case", supportCase));
    }
}
