package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.store.FindingFilter;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads findings: the holder's own, those of a partner's customers, or all for staff. */
@ApplicationScoped
class ReadFindings {
    private final FindingAccess access;
    private final FindingTable findings;
    private final FindingViews views;
    private final KeysetPages pages;
    private final HandedInPapers papers;
    private final PaperHolds paperHolds;
    private final Audit audit;

    ReadFindings(
            FindingAccess access,
            FindingTable findings,
            FindingViews views,
            KeysetPages pages,
            HandedInPapers papers,
            PaperHolds paperHolds,
            Audit audit) {
        this.access = access;
        this.findings = findings;
        this.views = views;
        this.pages = pages;
        this.papers = papers;
        this.paperHolds = paperHolds;
        this.audit = audit;
    }

    /** What the caller wants to see; a null field matches all. */
    record Wanted(
            UUID onBehalfOf,
            UUID subjectId,
            FindingState state,
            FindingSource source,
            String reason,
            String province,
            FindingWait waitingFor) {}

    @Transactional
    Page<FindingView> page(Wanted wanted, String cursor, Integer wish) {
        if (wanted.reason() != null
                && FindingReasons.bundled().find(wanted.reason()).isEmpty()) {
            throw ProblemException.invalid(Violation.of("/query/reason", "FINDING_UNKNOWN_REASON", null));
        }
        var filter = new FindingFilter(
                access.holder(wanted.onBehalfOf()),
                access.partner(),
                access.services(),
                !access.isStaff(),
                wanted.subjectId(),
                wanted.state(),
                wanted.source(),
                wanted.reason(),
                wanted.province());
        if (wanted.waitingFor() != null) {
            return workList(wanted.waitingFor(), filter, cursor, wish);
        }
        var scope = "findings:" + access.caller() + ":" + filter;
        var page = pages.pageById(
                scope, cursor, wish, Finding::id, (before, atMost) -> findings.page(filter, before, atMost));
        return new Page<>(views.all(page.items()), page.next());
    }

    /** The findings that wait longest come first. */
    private Page<FindingView> workList(FindingWait wait, FindingFilter filter, String cursor, Integer wish) {
        var page = pages.page(
                "waiting:" + wait + ":" + access.caller() + ":" + filter,
                cursor,
                wish,
                waiting -> List.of(
                        waiting.since().toString(), waiting.finding().id().toString()),
                (after, atMost) -> after.isEmpty()
                        ? findings.waiting(wait, filter, null, null, atMost)
                        : findings.waiting(
                                wait, filter, LocalDate.parse(after.get(0)), Ids.parse(after.get(1)), atMost));
        return new Page<>(
                views.all(
                        page.items().stream().map(FindingTable.Waiting::finding).toList()),
                page.next());
    }

    /** The papers are asked for before the transaction, and only where there can be any. */
    FindingViews.Shown one(UUID id) {
        var handedIn =
                takesPapers(access.readable(id)) ? papers.shownAtOnce(id) : Optional.<List<FilingPapers.Paper>>empty();
        return UnitOfWork.in(() -> shown(id, handedIn));
    }

    /**
     * Papers cure, prove a cure, come with a contest or hold the last day up. A finding that began anew may have those of an
     * earlier contest. A member sees them with the right for the site only.
     */
    private boolean takesPapers(Finding finding) {
        if (!access.seesSite(finding.key().serviceId())) {
            return false;
        }
        var stand = finding.stand();
        var begunAnew =
                stand.firstNotifiedAt() != null && !stand.firstNotifiedAt().equals(stand.notifiedAt());
        return stand.contests() > 0
                || begunAnew
                || paperHolds.isHeld(finding)
                || FindingReasons.bundled()
                        .find(finding.key().reason())
                        .filter(reason ->
                                !reason.evidence().isEmpty() || reason.cures().contains(Cure.HAND_IN_PAPERS))
                        .isPresent();
    }

    /** The audit records a member of staff who reads the words of a person, before the response leaves. */
    private FindingViews.Shown shown(UUID id, Optional<List<FilingPapers.Paper>> handedIn) {
        var shown = views.whole(access.readable(id), handedIn);
        if (access.isStaff() && shown.hasStatements()) {
            audit.record(Act.of(FindingProgress.OBJECT + ".SHOW", FindingProgress.OBJECT, id));
        }
        return shown;
    }
}
