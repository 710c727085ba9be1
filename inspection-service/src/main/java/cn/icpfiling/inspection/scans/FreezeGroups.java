package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.FrozenGroup;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes back the first unhealthy looks of a group of name servers that turned bad over the whole scan. An engine judges a
 * group by the domains of one shard; a group with few domains in each shard shows only here. The scan counts as missed for
 * domains of a frozen group whose unhealthy run had begun before.
 */
@ApplicationScoped
class FreezeGroups {
    private static final Logger LOG = Logger.getLogger(FreezeGroups.class);
    private static final int BATCH = 500;
    private static final int MOST_IN_THE_LOG = 20;

    /** Groups of one scan that are looked at, those with most bad domains. */
    private static final int MOST = 10_000;

    private final ScanTable scans;
    private final SiteScanTable states;
    private final ScanTerms terms;
    private final ScanConfig config;
    private final FreezeProviders freezeProviders;

    FreezeGroups(
            ScanTable scans,
            SiteScanTable states,
            ScanTerms terms,
            ScanConfig config,
            FreezeProviders freezeProviders) {
        this.scans = scans;
        this.states = states;
        this.terms = terms;
        this.config = config;
        this.freezeProviders = freezeProviders;
    }

    /** Returns how many domains were frozen now. */
    long handle(Scan scan, Lease lease) {
        var frozen = 0L;
        note(scan);
        for (var group : scans.frozenIn(scan.id(), ScanTable.WHOLE_SCAN)) {
            var batch = BATCH;
            while (batch == BATCH && lease.keep()) {
                batch = states.freeze(scan.number(), group.nameServers(), BATCH);
                frozen += batch;
            }
        }
        for (var group : scans.frozen(scan.id(), MOST)) {
            var after = "";
            var upTo = states.endOfBatch(group.nameServers(), after, BATCH);
            while (upTo.isPresent() && lease.keep()) {
                states.miss(scan.number(), group.nameServers(), after, upTo.get());
                after = upTo.get();
                upTo = states.endOfBatch(group.nameServers(), after, BATCH);
            }
        }
        for (var group : scans.frozen(scan.id(), MOST_IN_THE_LOG)) {
            LOG.warnf(
                    "scan %d: the name servers %s turned bad at once, %d of %d domains; their looks do not count",
                    scan.number(), group.nameServers(), group.bad(), group.domains());
        }
        // Last, so that sites of a frozen group do not count against their provider.
        return frozen + freezeProviders.handle(scan, lease);
    }

    /**
     * Notes the groups that are frozen over the whole scan. The note comes first: a group that is half frozen when this
     * replica dies is not below the bounds for the next. A group that one shard froze is frozen in all of them, however few
     * of its domains the others have.
     */
    private void note(Scan scan) {
        var awayForGood = terms.awayForGood();
        var inShards = scans.frozenInShards(scan.id(), MOST).stream()
                .filter(group -> !awayForGood.contains(group.nameServers()))
                .collect(Collectors.toMap(FrozenGroup::nameServers, group -> group));
        for (var group : inShards.values()) {
            var turned = states.turnedBad(scan.number(), group.nameServers());
            if (turned > 0) {
                var others = states.domainsOf(group.nameServers()) - group.domains();
                note(scan, group.nameServers(), Math.max(turned, others), turned);
            }
        }
        for (var turned : states.turnedBad(scan.number(), config.frozenFewest())) {
            var domains = states.domainsOf(turned.nameServers());
            if (turned.bad() >= config.frozenShare() * domains
                    && !awayForGood.contains(turned.nameServers())
                    && !inShards.containsKey(turned.nameServers())) {
                note(scan, turned.nameServers(), domains, turned.bad());
            }
        }
    }

    private void note(Scan scan, String nameServers, long domains, long bad) {
        scans.addFrozen(scan.id(), ScanTable.WHOLE_SCAN, new FrozenGroup(nameServers, domains, bad));
    }
}
