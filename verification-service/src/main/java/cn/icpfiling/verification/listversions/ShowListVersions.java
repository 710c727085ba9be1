package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.lists.ListFile;
import cn.icpfiling.verification.store.ListVersionTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Lists the versions of a list, newest first, each with its current state. */
@ApplicationScoped
class ShowListVersions {

    private final ListVersionTable table;
    private final ApprovedLists lists;
    private final KeysetPages pages;
    private final CurrentActor actor;
    private final Clock clock;

    ShowListVersions(ListVersionTable table, ApprovedLists lists, KeysetPages pages, CurrentActor actor, Clock clock) {
        this.table = table;
        this.lists = lists;
        this.pages = pages;
        this.actor = actor;
        this.clock = clock;
    }

    Page<ListVersionView> page(ListKind kind, String cursor, Integer wish) {
        var scope = "list-versions " + kind + " " + actor.get().id();
        var page = pages.pageById(
                scope, cursor, wish, ListVersion::id, (before, atMost) -> table.page(kind, before, atMost));
        var schedule = table.schedule(kind);
        var now = clock.instant();
        return page.map(one -> ListVersionView.of(one, schedule, now));
    }

    /** Returns the entries as a CSV file that can be uploaded as another version. */
    String file(UUID id) {
        var version = found(id);
        return ListFile.write(version.kind(), lists.content(version.kind(), id).entries());
    }

    ListVersionView one(UUID id) {
        var version = found(id);
        return ListVersionView.of(version, table.schedule(version.kind()), clock.instant());
    }

    private ListVersion found(UUID id) {
        return table.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
