package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.inspection.core.scans.UnknownCause;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.UnansweredSiteTable;
import cn.icpfiling.inspection.tables.UnknownLooks;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sites about which the scans learn nothing, in as many scans and days as make a shell site. Unknown is never "not here", so a person
 * decides, by a campaign over these sites. The last look says who sees to them ({@link UnknownLooks}). Where the name servers refuse,
 * lack or fail the zone, mostly it was dropped and the site is dead: all of these sites. Where they are silent or contradict each other,
 * so many at a time, because an outage of the platform's own network looks the same. Such an outage shows in the scan as a whole: one
 * that learned nothing about a large part of its domains counts as no look of these. The answer that a name server does not serve a zone
 * is no sign of an outage, unless the platform's own resolvers give it.
 */
@ApplicationScoped
public class UnansweredSites {
    /** As many as a list of a campaign has entries. */
    private static final int MOST = 5000;

    /** Scans that are looked through for those that count. */
    private static final int MOST_SCANS = 100;

    private final UnansweredSiteTable sites;
    private final ScanTable scans;
    private final ScanTerms terms;
    private final ScanConfig config;
    private final Clock clock;
    private final UnknownLooks causes = UnknownLooks.bundled();

    UnansweredSites(UnansweredSiteTable sites, ScanTable scans, ScanTerms terms, ScanConfig config, Clock clock) {
        this.sites = sites;
        this.scans = scans;
        this.terms = terms;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Domains that have been unknown for long.
     *
     * @param waiting of those a person has to decide on these now, also those of open campaigns; at most 5,000 and those in turn
     * @param left the others, which no person is given yet: those behind the bound, and those for which the scans found no time
     */
    record Domains(long waiting, long left) {}

    /** At most 5000, none that an open campaign has chosen; the others follow once these are decided. */
    public List<UUID> sites() {
        var silent = enough(true)
                .map(enough ->
                        sites.sitesInTurn(causes.verdicts(UnknownCause.SERVERS), enough, config.unansweredAtATime()))
                .orElse(List.of());
        var refused = enough(resolversAnswer())
                .map(enough -> sites.sites(causes.verdicts(UnknownCause.ZONE), enough, MOST))
                .orElse(List.of());
        return Stream.concat(silent.stream(), refused.stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    Domains domains() {
        var looked = enough(true);
        var silent = domains(UnknownCause.SERVERS, looked);
        var inTurn = Math.min(silent, config.unansweredAtATime());
        return new Domains(
                domains(UnknownCause.ZONE, enough(resolversAnswer())) + inTurn,
                silent - inTurn + domains(UnknownCause.PLATFORM, looked));
    }

    private long domains(UnknownCause cause, Optional<UnansweredSiteTable.Enough> enough) {
        return enough.map(found -> sites.domains(causes.verdicts(cause), found, MOST))
                .orElse(0L);
    }

    /** Whether the newest finished scan counts as no look, because it learned nothing about a large part of its domains. */
    boolean isNewestUnhealthy() {
        return scans.newestFinished().filter(scan -> !isHealthy(scan.totals())).isPresent();
    }

    /**
     * The first unknown look has to lie the days of the policy before the newest scan, and as many scans ago as the policy demands, of those
     * that count as looks; empty before there are so many.
     *
     * @param healthy whether unhealthy scans count as no look
     */
    private Optional<UnansweredSiteTable.Enough> enough(boolean healthy) {
        var policy = terms.rule().policy();
        var finished = scans.newestFinished(MOST_SCANS);
        if (finished.isEmpty()) {
            return Optional.empty();
        }
        var before = LegalTime.startOf(LegalTime.dayOf(finished.getFirst().startedAt())
                .minusDays(policy.days())
                .plusDays(1));
        var byLooks = finished.stream()
                .filter(scan -> !healthy || isHealthy(scan.totals()))
                .skip(policy.looks() - 1L)
                .findFirst();
        return byLooks.flatMap(look -> scans.newestFinishedBefore(before)
                .map(byDays -> new UnansweredSiteTable.Enough(
                        Math.min(look.number(), byDays), policy.looks(), decidedFrom())));
    }

    private Instant decidedFrom() {
        return clock.instant().minus(config.decisionsHold());
    }

    /** Whether a failing zone may be an outage of the platform's own resolvers, which answer SERVFAIL then. */
    private boolean resolversAnswer() {
        return config.resolvers().isPresent();
    }

    /**
     * Domains that were not compared for want of networks say nothing about the scan. Few unknown domains are no outage, however large
     * their part is; nor are zones that are refused, however many: their name servers were reached.
     *
     * @param totals null of a scan whose totals were not kept
     */
    boolean isHealthy(ScanTotals totals) {
        if (totals == null) {
            return true;
        }
        var withoutNetworks = count(UnknownCause.PROVIDER, totals);
        var reached = resolversAnswer() ? 0 : count(UnknownCause.ZONE, totals);
        var unknown = totals.health().getOrDefault(Health.UNKNOWN.name(), 0L) - withoutNetworks - reached;
        var all = totals.health().values().stream().mapToLong(Long::longValue).sum() - withoutNetworks;
        return unknown < config.unknownFewest() || unknown < config.unknownShare() * all;
    }

    private long count(UnknownCause cause, ScanTotals totals) {
        return causes.verdicts(cause).stream()
                .mapToLong(verdict -> totals.verdicts().getOrDefault(verdict, 0L))
                .sum();
    }
}
