package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.core.cleanuplists.FilingOutcome;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.store.CleanUpListTable;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Shows lists, their rows, and what became of the filings on them. */
@ApplicationScoped
class ReadCleanUpLists {
    private final CleanUpListTable lists;
    private final CleanUpListOperations operations;
    private final FindingTable findings;
    private final FiledSiteRepository sites;
    private final FiledSubjectRepository subjects;
    private final CleanUpListViews views;
    private final KeysetPages pages;
    private final StoredJson json;

    ReadCleanUpLists(
            CleanUpListTable lists,
            CleanUpListOperations operations,
            FindingTable findings,
            FiledSiteRepository sites,
            FiledSubjectRepository subjects,
            CleanUpListViews views,
            KeysetPages pages,
            StoredJson json) {
        this.lists = lists;
        this.operations = operations;
        this.findings = findings;
        this.sites = sites;
        this.subjects = subjects;
        this.views = views;
        this.pages = pages;
        this.json = json;
    }

    @Transactional
    Page<CleanUpListView> page(String cursor, Integer wish) {
        return pages.pageById("clean-up-lists", cursor, wish, CleanUpList::id, lists::page)
                .map(views::brief);
    }

    @Transactional
    CleanUpListView one(UUID id) {
        return views.whole(require(id));
    }

    /** Empty once the rows were deleted after their time. */
    @Transactional
    Page<CleanUpRowView> rows(UUID id, RowState state, String cursor, Integer wish) {
        var operation = require(id).operationId();
        var lineState = state == null ? null : state.lineState();
        return pages.pageByNumber(
                        "clean-up-rows:" + id + ":" + state,
                        cursor,
                        wish,
                        LineResult::line,
                        (after, atMost) ->
                                operations.get().results(operation, lineState, after == null ? 0 : after, atMost))
                .map(line -> CleanUpRowView.of(line, json));
    }

    @Transactional
    Page<CleanUpFilingView> filings(UUID id, String cursor, Integer wish) {
        var list = require(id);
        var page = pages.pageById(
                "clean-up-filings:" + id,
                cursor,
                wish,
                Finding::id,
                (after, atMost) -> findings.ofList(list.id(), after, atMost));
        var outcomes =
                lists.outcomes(list, page.items().stream().map(Finding::id).toList());
        var services = sites.numbersOf(page.items().stream()
                .map(finding -> finding.key().serviceId())
                .filter(Objects::nonNull)
                .toList());
        var ofSubjects = subjects.numbersOf(page.items().stream()
                .map(finding -> finding.key().subjectId())
                .distinct()
                .toList());
        return page.map(finding -> view(finding, outcomes, services, ofSubjects));
    }

    private CleanUpList require(UUID id) {
        return lists.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static CleanUpFilingView view(
            Finding finding,
            Map<UUID, FilingOutcome> outcomes,
            Map<UUID, String> services,
            Map<UUID, String> subjects) {
        var key = finding.key();
        return new CleanUpFilingView(
                finding.id(),
                key.subjectId(),
                subjects.get(key.subjectId()),
                key.serviceId(),
                key.serviceId() == null ? null : services.get(key.serviceId()),
                key.domain(),
                finding.owner().holder(),
                finding.state(),
                outcomes.get(finding.id()),
                finding.stand().firstNotifiedAt());
    }
}
