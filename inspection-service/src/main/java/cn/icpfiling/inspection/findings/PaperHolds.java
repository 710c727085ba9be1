package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Deadlines;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingHistoryTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Papers that a holder handed in by the last day hold that day up until an inspector has decided about them: access must not
 * end because no inspector had the time to open a paper. An inspector decides by looking again, confirming, extending,
 * dismissing or curing; a decision of the paper's legal day counts only if the hold had begun, because it may have come before
 * the paper. The days of the policy are the inspectors': after them the hold goes on and an alert is raised, since the end of
 * access must not follow from the inspectors' silence. One last day is held up once, so later papers gain no time; only an
 * inspector can give the finding another last day.
 */
@ApplicationScoped
class PaperHolds {
    private static final Set<FindingAct> DECISIONS =
            EnumSet.of(FindingAct.CONFIRM, FindingAct.EXTEND, FindingAct.RECHECK);
    private static final Set<FindingState> TOLD =
            EnumSet.of(FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final PaperHoldTable table;
    private final FindingTable findings;
    private final FindingHistoryTable history;
    private final PolicyVersions policies;
    private final Audit audit;

    PaperHolds(
            PaperHoldTable table,
            FindingTable findings,
            FindingHistoryTable history,
            PolicyVersions policies,
            Audit audit) {
        this.table = table;
        this.findings = findings;
        this.history = history;
        this.policies = policies;
        this.audit = audit;
    }

    /** Whether the finding waits for an inspector to decide about papers. */
    boolean isHeld(Finding finding) {
        return table.find(finding.id()).filter(PaperHoldTable.Hold::isOpen).isPresent();
    }

    /** When an inspector decided about the papers that held the finding up; empty if none has. */
    Optional<Instant> decidedAt(UUID finding) {
        return table.find(finding).map(PaperHoldTable.Hold::decidedAt);
    }

    /** Whether papers can still hold the last day of the finding up, so that they must be known before it passes. */
    boolean mayHold(Finding finding) {
        return !policies.nothingFollows(finding)
                && table.find(finding.id())
                        .filter(hold -> hold.lastDay().equals(lastDay(finding)))
                        .isEmpty();
    }

    /**
     * Begins a hold if an inspector has to decide about one of the papers, and returns whether it did.
     *
     * @param finding locked by the caller, whose last day is over
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean begin(Finding finding, List<FilingPapers.Paper> papers, Instant now) {
        var undecided = undecided(finding, papers);
        if (undecided == 0) {
            return false;
        }
        var today = LegalTime.dayOf(now);
        var reviewBy = Deadlines.after(today, policies.of(finding).paperReviewDays(), List.of(), today)
                .dueOn();
        table.begin(finding.id(), new PaperHoldTable.Hold(lastDay(finding), today, reviewBy, null));
        finding.noted();
        findings.change(finding);
        audit.record(Act.of(FindingProgress.OBJECT + ".HOLD", FindingProgress.OBJECT, finding.id())
                .because(finding.key().reason())
                .with("papers", undecided)
                .with("reviewBy", reviewBy));
        return true;
    }

    /** Follows each step of a finding: an inspector's decision ends the hold, and the end of the finding forgets it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(FindingStep step) {
        if (step.act() == FindingAct.OPEN) {
            return;
        }
        if (!TOLD.contains(step.to())) {
            table.forget(step.findingId());
        } else if (step.actor().role() == FindingRole.INSPECTOR && DECISIONS.contains(step.act())) {
            table.decided(step.findingId(), step.at());
        }
    }

    /** How many papers were handed in by the last day and not before the legal day of an inspector's decision. */
    private long undecided(Finding finding, List<FilingPapers.Paper> papers) {
        var decided = history.lastDecision(finding.id()).map(LegalTime::dayOf);
        return papers.stream()
                .map(paper -> LegalTime.dayOf(paper.handedInAt()))
                .filter(day -> !day.isAfter(lastDay(finding)))
                .filter(day -> decided.filter(day::isBefore).isEmpty())
                .count();
    }

    private static LocalDate lastDay(Finding finding) {
        return Deadlines.lastDay(finding.stand().term());
    }
}
