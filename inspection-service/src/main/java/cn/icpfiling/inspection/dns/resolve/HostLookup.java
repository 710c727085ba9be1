package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.wire.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lookup of a name server's own address, and the delegations that wait for it. */
final class HostLookup {
    /** Hosts that {@link #pathTo} looks at; a wider net of hosts counts as too deep. */
    private static final int MOST_SEARCHED = 256;

    final Name name;

    /** The budget of the lookup of the scan that started this one. */
    final HostBudget budget;

    final List<Waiter> waiting = new ArrayList<>(1);

    /** The hosts that this lookup itself waits for. */
    final List<HostLookup> needs = new ArrayList<>(0);

    /**
     * Where the search for the address was cut short: the lookups that a circle led back to, or {@link #STOP}. The
     * result holds for this search only, so the result is not kept.
     */
    final Set<HostLookup> cuts = new HashSet<>(0);

    /** Hosts in a row that the address rests on, this one included. */
    int height = 1;

    /** Stands in {@link #cuts} for a bound that stopped the search. */
    static final HostLookup STOP = new HostLookup(Name.ROOT, new HostBudget());

    /** A delegation that waits, and the number of this host among the delegation's hosts. */
    record Waiter(DelegationWait delegation, int host) {}

    /** How one lookup stands behind another. */
    enum Path {
        FREE,
        CIRCLE,
        TOO_DEEP
    }

    HostLookup(Name name, HostBudget budget) {
        this.name = name;
        this.budget = budget;
    }

    /**
     * Tells whether this lookup waits, directly or through others, for the given one, or for a row of hosts that is
     * {@code longest} or more long.
     */
    Path pathTo(HostLookup other, int longest) {
        if (this == other) {
            return Path.CIRCLE;
        }
        var seen = new HashSet<HostLookup>();
        var level = List.of(this);
        for (var length = 1; !level.isEmpty(); length++) {
            if (length >= longest || seen.size() > MOST_SEARCHED) {
                return Path.TOO_DEEP;
            }
            var next = new ArrayList<HostLookup>();
            for (var host : level) {
                for (var needed : host.needs) {
                    if (needed == other) {
                        return Path.CIRCLE;
                    }
                    if (seen.add(needed)) {
                        next.add(needed);
                    }
                }
            }
            level = next;
        }
        return Path.FREE;
    }
}
