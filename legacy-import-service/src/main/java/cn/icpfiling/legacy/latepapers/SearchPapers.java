package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.core.latepapers.LatePaper;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyPaperRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Has all papers of a filing that came over looked for again, on the word of a person of the support: for filings whose hand-over noted no
 * late papers, and for papers that were given up or closed. What filing-service has already changes nothing there.
 */
@ApplicationScoped
class SearchPapers {

    /** Far more papers than filing-service keeps of a filing. */
    private static final int MOST = 200;

    private final LegacyFilingRepository filings;
    private final LegacyPaperRepository papers;
    private final LatePaperRepository latePapers;
    private final Audit audit;
    private final Clock machine;

    SearchPapers(
            LegacyFilingRepository filings,
            LegacyPaperRepository papers,
            LatePaperRepository latePapers,
            Audit audit,
            @MachineClock Clock machine) {
        this.filings = filings;
        this.papers = papers;
        this.latePapers = latePapers;
        this.audit = audit;
        this.machine = machine;
    }

    /**
     * What is looked for now.
     *
     * @param awaited how many papers of the filing a job looks for
     * @param indexed how many the index of the old platform names
     */
    @Schema(name = "LegacyPaperSearch")
    record Search(
            @NotNull UUID subjectId,
            @NotNull UUID filingId,
            @NotNull int awaited,
            @NotNull int indexed) {}

    /** 404 for a subject that did not come from the old platform. */
    @Transactional(Transactional.TxType.MANDATORY)
    Search handle(UUID subject) {
        var filing = filings.ofSubject(subject)
                .map(found -> filings.locked(found.id()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var indexed = papers.ofFiling(filing.id());
        var now = machine.instant();
        var awaited = indexed.stream()
                .limit(MOST)
                .filter(paper -> isLookedFor(filing, paper, now))
                .count();
        audit.record(Act.of("LEGACY_FILING.SEARCH_PAPERS", "LEGACY_FILING", filing.id())
                .with("subject", subject)
                .with("awaited", awaited));
        return new Search(subject, filing.id(), Math.toIntExact(awaited), indexed.size());
    }

    private boolean isLookedFor(LegacyFiling filing, LegacyPaper paper, Instant now) {
        var known = latePapers.locked(paper.id());
        if (known.isEmpty()) {
            latePapers.persist(LatePaper.searched(paper.id(), filing.id(), paper.kind(), filing.handedOverAt(), now));
            return true;
        }
        var late = known.get();
        if (List.of(LatePaperState.GIVEN_UP, LatePaperState.CLOSED).contains(late.state())) {
            audit.record(
                    Act.of(late.tryAgain(now), "LEGACY_PAPER", late.paper()).with("filing", late.filing()));
        }
        return late.state() == LatePaperState.AWAITED;
    }
}
