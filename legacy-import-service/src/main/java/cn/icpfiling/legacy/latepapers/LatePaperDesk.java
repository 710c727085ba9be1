package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.core.latepapers.LatePaper;
import cn.icpfiling.legacy.core.latepapers.LatePaperCase;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.legacy.store.LatePaperCaseRepository;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyPaperRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Shows late papers to the support, and takes what a person decides about one. */
@ApplicationScoped
class LatePaperDesk {

    private final LatePaperRepository latePapers;
    private final LegacyPaperRepository papers;
    private final LegacyFilingRepository filings;
    private final LatePaperCaseRepository cases;
    private final KeysetPages pages;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock machine;

    LatePaperDesk(
            LatePaperRepository latePapers,
            LegacyPaperRepository papers,
            LegacyFilingRepository filings,
            LatePaperCaseRepository cases,
            KeysetPages pages,
            CurrentActor actor,
            Audit audit,
            @MachineClock Clock machine) {
        this.latePapers = latePapers;
        this.papers = papers;
        this.filings = filings;
        this.cases = cases;
        this.pages = pages;
        this.actor = actor;
        this.audit = audit;
        this.machine = machine;
    }

    /** What a person decides about a paper that did not come. */
    enum Decision {
        /** The paper is looked for from now on, as often as before. */
        TRY_AGAIN,
        /** The paper does not come; the holder hands another one in with the next order. */
        CLOSE
    }

    @Transactional
    Page<LatePaperView> page(LatePaperState state, String cursor, Integer wish) {
        return pages.pageById(
                        "legacy-late-papers:" + actor.caller() + ":" + state,
                        cursor,
                        wish,
                        LatePaper::paper,
                        (after, atMost) -> latePapers.inState(state, after, atMost))
                .map(this::view);
    }

    /** 409 ACT_NOT_ALLOWED for a paper that came, or about which a person has decided. */
    @Transactional(Transactional.TxType.MANDATORY)
    LatePaperView decide(UUID id, Decision decision) {
        var paper = latePapers.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var event = switch (decision) {
            case TRY_AGAIN -> paper.tryAgain(machine.instant());
            case CLOSE -> paper.close(machine.instant());
        };
        audit.record(Act.of(event, "LEGACY_PAPER", id).with("filing", paper.filing()));
        return view(paper);
    }

    private LatePaperView view(LatePaper paper) {
        return new LatePaperView(
                paper.paper(),
                paper.filing(),
                papers.findByIdOptional(paper.paper())
                        .map(LegacyPaper::legacyId)
                        .orElse(null),
                filings.findByIdOptional(paper.filing())
                        .map(LegacyFiling::subjectId)
                        .orElse(null),
                paper.kind(),
                paper.state(),
                paper.reason(),
                paper.tries(),
                paper.missedAt(),
                paper.nextTryAt(),
                paper.endedAt(),
                paper.state() == LatePaperState.GIVEN_UP
                        ? cases.ofFiling(paper.filing())
                                .map(LatePaperCase::caseId)
                                .orElse(null)
                        : null);
    }
}
