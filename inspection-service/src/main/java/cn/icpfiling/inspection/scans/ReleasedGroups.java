package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.FrozenProviderTable.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The groups of name servers that mostly have domains of a provider whose release the scan under way uses. Each shard asks for
 * them. They are read once for a scan and its releases, because the reading counts all domains of the provider, and because
 * all shards that this replica runs then judge by the same groups. One short statement tells whether there is a release at all.
 */
@ApplicationScoped
class ReleasedGroups {
    private final Supplier<Releases> releases;
    private final Function<UUID, Set<String>> groupsOf;

    /** Of the releases that were in use last; guarded by this. */
    private Releases readFor;

    private Set<String> groups = Set.of();

    @Inject
    ReleasedGroups(FrozenProviderTable providers) {
        this(providers::releasesInUse, providers::groupsMostlyOf);
    }

    ReleasedGroups(Supplier<Releases> releases, Function<UUID, Set<String>> groupsOf) {
        this.releases = releases;
        this.groupsOf = groupsOf;
    }

    /** Shards that ask at the same moment wait for one reading. */
    synchronized Set<String> current() {
        var inUse = releases.get();
        if (!inUse.equals(readFor)) {
            var read = new HashSet<String>();
            inUse.providers().forEach(provider -> read.addAll(groupsOf.apply(provider)));
            groups = Set.copyOf(read);
            readFor = inUse;
        }
        return groups;
    }
}
