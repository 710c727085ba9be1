package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.networks.NetworkSnapshot;
import cn.icpfiling.inspection.networks.ProviderNetworks;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** What a look is judged by: the rule of the day and the networks of all providers. */
@ApplicationScoped
class ScanTerms {
    private final PolicyVersions policies;
    private final ProviderNetworks networks;
    private final ScanTable scans;
    private final ReleasedGroups releasedGroups;
    private final Clock clock;

    ScanTerms(
            PolicyVersions policies,
            ProviderNetworks networks,
            ScanTable scans,
            ReleasedGroups releasedGroups,
            Clock clock) {
        this.policies = policies;
        this.networks = networks;
        this.scans = scans;
        this.releasedGroups = releasedGroups;
        this.clock = clock;
    }

    /**
     * The terms of one run; all parts are immutable.
     *
     * @param awayForGood groups of name servers that are not frozen any more
     */
    record Terms(ShellSiteRule rule, NetworkSnapshot networks, Set<String> awayForGood) {

        boolean isAwayForGood(String nameServers) {
            return !awayForGood.isEmpty() && awayForGood.contains(ScanTable.cut(nameServers));
        }
    }

    /**
     * Groups that each of the last scans has frozen, as many as the policy wants looks: no outage lasts that long. From
     * then on their looks count. So name servers whose domains were all away at the first scan are judged at last. And
     * groups that mostly have domains of a provider whose looks a person released for this scan: frozen again by their name
     * servers, the released looks would never count.
     */
    Set<String> awayForGood() {
        var groups = scans.frozenInLast(rule().policy().looks());
        groups.addAll(releasedGroups.current());
        return groups;
    }

    ShellSiteRule rule() {
        var day = LegalTime.dayOf(clock.instant());
        return policies.inForce()
                .shellSite(day)
                .map(ShellSiteRule::new)
                .orElseThrow(() -> new IllegalStateException("no policy for shell sites on " + day));
    }

    /** 503 while the networks are not known: unknown networks are not the same as no networks. */
    Terms now() {
        try {
            // A list that was published before counts, also if no poll has read it yet.
            networks.refresh();
            return new Terms(rule(), networks.current(), awayForGood());
        } catch (IllegalStateException unknown) {
            throw new ProblemException(CommonProblem.SERVICE_UNAVAILABLE).causedBy(unknown);
        }
    }
}
