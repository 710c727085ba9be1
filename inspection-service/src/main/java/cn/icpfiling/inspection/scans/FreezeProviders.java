package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.FrozenProvider;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes back the first unhealthy looks of a provider many of whose sites turned away in one scan: a list of networks that
 * lost lines by mistake does that. The provider stays frozen in the next scans, too, until a person releases or discards the
 * looks ({@code DecideFrozenProvider}): no number of scans makes a wrong list right.
 */
@ApplicationScoped
class FreezeProviders {
    private static final Logger LOG = Logger.getLogger(FreezeProviders.class);
    private static final int BATCH = 500;

    private final FrozenProviderTable providers;
    private final ScanConfig config;

    FreezeProviders(FrozenProviderTable providers, ScanConfig config) {
        this.providers = providers;
        this.config = config;
    }

    /** Returns how many domains were frozen now. */
    long handle(Scan scan, Lease lease) {
        var released = UnitOfWork.in(() -> providers.releasedFor(scan.number()));
        note(scan, released);
        var frozen = 0L;
        for (var provider : providers.open()) {
            if (released.contains(provider.provider())) {
                continue;
            }
            frozen += freeze(scan, provider.provider(), lease);
            for (var found : List.of(false, true)) {
                miss(scan, provider.provider(), found, lease);
            }
            tell(scan, provider);
        }
        return frozen;
    }

    /** The note comes first: a provider that is half frozen when this replica dies is not below the bounds for the next. */
    private void note(Scan scan, Set<UUID> released) {
        for (var turned : providers.turnedAway(scan.number(), config.frozenProviderFewest())) {
            if (released.contains(turned.provider())) {
                continue;
            }
            var sites = providers.here(turned.provider()) + turned.away();
            if (turned.away() >= config.frozenProviderShare() * sites) {
                providers.add(scan.id(), turned.provider(), sites, turned.away());
            }
        }
    }

    private long freeze(Scan scan, UUID provider, Lease lease) {
        var frozen = 0L;
        var batch = providers.firstUnhealthy(scan.number(), provider, FrozenProviderTable.Place.FIRST, BATCH);
        while (batch.isPresent() && lease.keep()) {
            frozen += providers.freeze(scan.number(), batch.get().ofProvider());
            batch = providers.firstUnhealthy(
                    scan.number(), provider, batch.get().last(), BATCH);
        }
        return frozen;
    }

    private void miss(Scan scan, UUID provider, boolean found, Lease lease) {
        var after = "";
        var upTo = providers.endOfBatch(found, after, BATCH);
        while (upTo.isPresent() && lease.keep()) {
            providers.miss(scan.number(), provider, found, after, upTo.get());
            after = upTo.get();
            upTo = providers.endOfBatch(found, after, BATCH);
        }
    }

    private static void tell(Scan scan, FrozenProvider provider) {
        LOG.warnf(
                "scan %d: provider %s is frozen, %d of %d domains turned away at once; their looks do not count until a person"
                        + " decides; its list of networks: /api/v1/provider-networks/%s%s",
                scan.number(),
                provider.provider(),
                provider.away(),
                provider.sites(),
                provider.provider(),
                provider.provider().equals(NetworkList.OWN_PROVIDER) ? " (our own)" : "");
    }
}
