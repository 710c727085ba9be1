package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.FrozenProvider;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.NetworkListTable;
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
    private final NetworkListTable lists;
    private final KeysetPages pages;
    private final CurrentActor actor;

    ReadScans(
            ScanTable scans,
            ScanShardTable shards,
            FrozenProviderTable frozenProviders,
            UnjudgedProviderTable unjudged,
            NetworkListTable lists,
            KeysetPages pages,
            CurrentActor actor) {
        this.scans = scans;
        this.shards = shards;
        this.frozenProviders = frozenProviders;
        this.unjudged = unjudged;
        this.lists = lists;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    Page<ScanView> page(String cursor, Integer wish) {
        var page = pages.pageByNumber("scans:" + actor.caller(), cursor, wish, Scan::number, scans::page);
        var noted = unjudged.of(page.items().stream().map(Scan::id).toList(), MOST_GROUPS);
        return page.map(scan -> view(scan, noted));
    }

    @Transactional
    ScanView one(UUID id) {
        return scans.find(id).map(this::view).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    ScanView view(Scan scan) {
        return view(scan, unjudged.of(List.of(scan.id()), MOST_GROUPS));
    }

    private ScanView view(Scan scan, Map<UUID, List<UnjudgedProviderTable.Noted>> noted) {
        var progress = shards.progress(scan.id());
        var totals = scan.totals() == null ? shards.totals(scan.id()) : scan.totals();
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
                scans.frozen(scan.id(), MOST_GROUPS).stream()
                        .map(group -> new ScanView.FrozenGroupView(group.nameServers(), group.domains(), group.bad()))
                        .toList(),
                frozenProviders.shownIn(scan.id(), scan.number(), MOST_GROUPS).stream()
                        .map(this::view)
                        .toList(),
                noted.getOrDefault(scan.id(), List.of()).stream()
                        .map(one -> new ScanView.UnjudgedProviderView(one.provider(), one.name(), one.domains()))
                        .toList());
    }

    private ScanView.FrozenProviderView view(FrozenProvider frozen) {
        return new ScanView.FrozenProviderView(
                frozen.scan(),
                frozen.provider(),
                lists.find(frozen.provider()).map(NetworkList::name).orElse(null),
                frozen.sites(),
                frozen.away(),
                frozen.decision(),
                frozen.decidedBy(),
                frozen.decidedAt());
    }
}
