package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Hands papers of a case in at filing-service, and deletes them there. Never call it inside a transaction. */
@ApplicationScoped
class CasePapers {

    private final CasePapersApi filing;

    CasePapers(@RestClient CasePapersApi filing) {
        this.filing = filing;
    }

    /**
     * Freezes the papers of the case. 409 CASE_PAPERS_MISSING names the papers that are missing, CASE_PAPERS_NOT_SCANNED if
     * the virus scanner has not answered; 503 UPSTREAM_UNAVAILABLE if filing-service does not answer.
     */
    void handIn(UUID caseId, List<CasePaper> required) {
        try {
            requireComplete(filing.list(caseId), required);
            // A draft may have been deleted since.
            requireComplete(filing.handIn(caseId), required);
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    /** Fails if filing-service does not answer. */
    void delete(UUID caseId) {
        filing.delete(caseId);
    }

    private static void requireComplete(CasePapersApi.Answer papers, List<CasePaper> required) {
        if (papers.items().stream().anyMatch(CasePapersApi.Paper::isQuarantined)) {
            throw new ProblemException(AccountProblem.CASE_PAPERS_NOT_SCANNED);
        }
        var there = papers.items().stream()
                .filter(CasePapersApi.Paper::counts)
                .map(CasePapersApi.Paper::kind)
                .collect(Collectors.toSet());
        var missing = required.stream()
                .map(CasePaper::name)
                .filter(kind -> !there.contains(kind))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ProblemException(AccountProblem.CASE_PAPERS_MISSING, missing);
        }
    }
}
