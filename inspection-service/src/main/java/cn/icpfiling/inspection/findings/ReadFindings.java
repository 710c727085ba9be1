package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads findings: the holder's own, those of a partner's customers, or all for staff. */
@ApplicationScoped
class ReadFindings {
    private final FindingAccess access;
    private final FindingTable findings;
    private final FindingViews views;
    private final KeysetPages pages;
    private final Audit audit;

    ReadFindings(FindingAccess access, FindingTable findings, FindingViews views, KeysetPages pages, Audit audit) {
        this.access = access;
        this.findings = findings;
        this.views = views;
        this.pages = pages;
        this.audit = audit;
    }

    /** What the caller wants to see; a null field matches all. */
    record Wanted(UUID subjectId, FindingState state, FindingSource source, String reason, String province) {}

    @Transactional
    Page<FindingView> page(Wanted wanted, String cursor, Integer wish) {
        if (wanted.reason() != null
                && FindingReasons.bundled().find(wanted.reason()).isEmpty()) {
            throw ProblemException.invalid(Violation.of("/query/reason", "FINDING_UNKNOWN_REASON", null));
        }
        var filter = new FindingTable.Filter(
                access.holder(),
                access.partner(),
                !access.isStaff(),
                wanted.subjectId(),
                wanted.state(),
                wanted.source(),
                wanted.reason(),
                wanted.province());
        var scope = "findings:" + access.caller() + ":" + filter;
        var page = pages.pageById(
                scope, cursor, wish, Finding::id, (before, atMost) -> findings.page(filter, before, atMost));
        return new Page<>(views.all(page.items()), page.next());
    }

    /** The audit records a member of staff who reads the words of a person, before the response leaves. */
    @Transactional
    FindingViews.Shown one(UUID id) {
        var shown = views.whole(access.readable(id));
        if (access.isStaff() && shown.hasStatements()) {
            audit.record(Act.of(FindingProgress.OBJECT + ".SHOW", FindingProgress.OBJECT, id));
        }
        return shown;
    }
}
