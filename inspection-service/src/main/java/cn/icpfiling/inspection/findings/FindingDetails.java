package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.store.FindingChangeTable;
import cn.icpfiling.inspection.store.FindingEvidenceTable;
import cn.icpfiling.inspection.store.FindingHistoryTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads what only a single finding is shown with. */
@ApplicationScoped
class FindingDetails {
    private static final int MOST_REPEATED = 20;

    private final FindingHistoryTable history;
    private final FindingChangeTable changes;
    private final FindingEvidenceTable evidence;
    private final ScanEvidence scanEvidence;
    private final RepeatedCheckTable repeats;

    FindingDetails(
            FindingHistoryTable history,
            FindingChangeTable changes,
            FindingEvidenceTable evidence,
            ScanEvidence scanEvidence,
            RepeatedCheckTable repeats) {
        this.history = history;
        this.changes = changes;
        this.evidence = evidence;
        this.scanEvidence = scanEvidence;
        this.repeats = repeats;
    }

    /** What a finding is shown with; null for what is not shown. */
    record Details(
            List<FindingView.ChangeView> changes,
            List<FindingView.PaperView> handedIn,
            List<LookView> looks,
            List<RescanView> rescans,
            List<RepeatedCheckView> repeatedChecks,
            List<FindingView.StepView> steps) {
        static final Details NONE = new Details(null, null, null, null, null, null);
    }

    /**
     * @param papers that were handed in; empty if they are not known
     * @param forStaff whether looks of the platform that wait are shown, too: they would tell a holder their moment
     */
    Details of(Finding finding, Optional<List<FilingPapers.Paper>> papers, boolean forStaff) {
        var named = evidence.of(finding.id());
        return new Details(
                changes.of(finding.id()).stream()
                        .map(entry -> new FindingView.ChangeView(entry.orderId(), entry.changedOn()))
                        .toList(),
                papers.map(found ->
                                found.stream().map(FindingView.PaperView::of).toList())
                        .orElse(null),
                scanEvidence.looks(finding),
                scanEvidence.rescans(finding, forStaff),
                repeated(finding, forStaff),
                history.of(finding.id()).stream()
                        .map(entry -> FindingView.StepView.of(entry, named.get(entry.sequence())))
                        .toList());
    }

    /** What a member sees without the right for the site that the finding names: no paper, no order and no words about that site. */
    Details withoutWords(Finding finding) {
        return new Details(
                null,
                null,
                null,
                null,
                null,
                history.of(finding.id()).stream()
                        .map(entry -> FindingView.StepView.of(entry, null).withoutWords())
                        .toList());
    }

    /** The newest first; null for a finding of another source. */
    private List<RepeatedCheckView> repeated(Finding finding, boolean forStaff) {
        var source = finding.key().source();
        if (source != FindingSource.CAMPAIGN && source != FindingSource.CONCERN) {
            return null;
        }
        var newest = forStaff
                ? repeats.newest(finding.id(), MOST_REPEATED)
                : repeats.newestForHolder(finding.id(), MOST_REPEATED);
        return newest.stream().map(RepeatedCheckView::of).toList();
    }
}
