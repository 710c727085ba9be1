package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Cures the findings of all sites that are healthy again, as far as the policy's proof of access is there. */
@ApplicationScoped
class CureFindings {
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    /** For the platform's own requests of one pass. Later sites are cured by a report, at the next scan or a rescan. */
    private static final Duration PROBES = Duration.ofMinutes(10);

    private final ScannedSiteTable sites;
    private final CureSite cureSite;

    CureFindings(ScannedSiteTable sites, CureSite cureSite) {
        this.sites = sites;
        this.cureSite = cureSite;
    }

    /** Returns how many findings were cured. */
    long handle(ShellSiteRule rule, BooleanSupplier goesOn) {
        var exemptions = rule.policy().exemptions();
        var probesEnd = System.nanoTime() + PROBES.toNanos();
        var cured = new AtomicLong();
        var page = sites.healthyWithFinding(exemptions, FIRST, PAGE);
        while (!page.isEmpty()) {
            for (var one : page) {
                var site = one.site();
                if (!goesOn.getAsBoolean()) {
                    return cured.get();
                }
                OneSite.judge(site.serviceId(), () -> {
                    if (cureSite.handle(site, rule, System.nanoTime() < probesEnd) == CureSite.Outcome.CURED) {
                        cured.incrementAndGet();
                    }
                });
            }
            page = page.size() < PAGE
                    ? List.of()
                    : sites.healthyWithFinding(exemptions, page.getLast().finding(), PAGE);
        }
        return cured.get();
    }
}
