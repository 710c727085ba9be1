package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.FrozenGroup;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.UnjudgedProviderTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows scans with their progress. */
@ApplicationScoped
class ReadScans {
    private static final int MOST_GROUPS = 50;

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final FrozenProviderTable frozenProviders;
    private final UnjudgedProviderTable unjudged;
    private final KeysetPages pages;
    private final CurrentActor actor;

    ReadScans(
            ScanTable scans,
            ScanShardTable shards,
            FrozenProviderTable frozenProviders,
            UnjudgedProviderTable unjudged,
            KeysetPages pages,
            CurrentActor actor) {
        this.scans = scans;
        this.shards = shards;
        this.frozenProviders = frozenProviders;
        this.unjudged = unjudged;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    Page<ScanView> page(String cursor, Integer wish) {
        return page(cursor, wish, "scans:" + actor.caller());
    }

    /** @param list to which the cursor is bound */
    Page<ScanView> page(String cursor, Integer wish, String list) {
        var page = pages.pageByNumber(list, cursor, wish, Scan::number, scans::page);
        var beside = beside(page.items());
        return page.map(scan -> view(scan, beside));
    }

    @Transactional
    ScanView one(UUID id) {
        return scans.find(id).map(this::view).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    ScanView view(Scan scan) {
        return view(scan, beside(List.of(scan)));
    }

    /** What other tables know of some scans. */
    private record Beside(
            Map<UUID, ScanShardTable.Progress> progress,
            Map<UUID, ScanTotals> totals,
            Map<UUID, List<FrozenGroup>> groups,
            Map<UUID, List<FrozenProviderTable.Shown>> providers,
            Map<UUID, List<UnjudgedProviderTable.Noted>> unjudged) {}

    private Beside beside(List<Scan> shown) {
        var ids = shown.stream().map(Scan::id).toList();
        var withoutTotals = shown.stream()
                .filter(scan -> scan.totals() == null)
                .map(Scan::id)
                .toList();
        return new Beside(
                shards.progress(ids),
                shards.totals(withoutTotals),
                scans.frozen(ids, MOST_GROUPS),
                frozenProviders.shownIn(ids, MOST_GROUPS),
                unjudged.of(ids, MOST_GROUPS));
    }

    private static ScanView view(Scan scan, Beside beside) {
        var progress = beside.progress().get(scan.id());
        var totals = scan.totals() == null ? beside.totals().getOrDefault(scan.id(), ScanTotals.none()) : scan.totals();
        return new ScanView(
                scan.id(),
                scan.number(),
                scan.state(),
                scan.startedBy(),
                scan.startedAt(),
                scan.endedAt(),
                scan.planned(),
                scan.shards(),
                progress.done(),
                scan.domains(),
                progress.seen(),
                BigDecimal.valueOf(progress.rate())
                        .setScale(1, RoundingMode.HALF_UP)
                        .doubleValue(),
                totals.verdicts(),
                totals.health(),
                totals.frozen(),
                totals.written(),
                totals.opened(),
                totals.cured(),
                beside.groups().getOrDefault(scan.id(), List.of()).stream()
                        .map(group -> new ScanView.FrozenGroupView(group.nameServers(), group.domains(), group.bad()))
                        .toList(),
                beside.providers().getOrDefault(scan.id(), List.of()).stream()
                        .map(ReadScans::view)
                        .toList(),
                beside.unjudged().getOrDefault(scan.id(), List.of()).stream()
                        .map(one -> new ScanView.UnjudgedProviderView(one.provider(), one.name(), one.domains()))
                        .toList());
    }

    private static ScanView.FrozenProviderView view(FrozenProviderTable.Shown shown) {
        var frozen = shown.frozen();
        return new ScanView.FrozenProviderView(
                frozen.scan(),
                frozen.provider(),
                shown.name(),
                frozen.sites(),
                frozen.away(),
                frozen.decision(),
                frozen.decidedBy(),
                frozen.decidedAt());
    }
}
