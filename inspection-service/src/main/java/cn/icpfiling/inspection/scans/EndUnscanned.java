package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Ends the findings of domains that the scan does not look at any more: no look could cure them. */
@ApplicationScoped
class EndUnscanned {
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final ScannedSiteTable sites;
    private final SourceFindings findings;

    EndUnscanned(ScannedSiteTable sites, SourceFindings findings) {
        this.sites = sites;
        this.findings = findings;
    }

    void handle(ShellSiteRule rule, BooleanSupplier goesOn) {
        var exemptions = rule.policy().exemptions();
        var page = sites.findingsUnscanned(exemptions, FIRST, PAGE);
        while (!page.isEmpty()) {
            for (var id : page) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                OneSite.judge(id, () -> UnitOfWork.run(() -> findings.noLongerJudged(id)));
            }
            page = page.size() < PAGE ? List.of() : sites.findingsUnscanned(exemptions, page.getLast(), PAGE);
        }
    }
}
