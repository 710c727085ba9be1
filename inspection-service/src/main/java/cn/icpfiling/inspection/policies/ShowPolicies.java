package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.store.InspectionPolicyTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;

/** Reads the versions of the policies, and what holds for shell sites on a day. */
@ApplicationScoped
class ShowPolicies {
    private static final String SCOPE = "inspection-policies";
    private static final String SHELL = "SITE.SHELL";

    private final InspectionPolicyTable table;
    private final PolicyVersions versions;
    private final KeysetPages pages;
    private final Clock clock;

    ShowPolicies(InspectionPolicyTable table, PolicyVersions versions, KeysetPages pages, Clock clock) {
        this.table = table;
        this.versions = versions;
        this.pages = pages;
        this.clock = clock;
    }

    Page<PolicyVersion> page(String cursor, Integer wish) {
        var page = pages.pageByNumber(
                SCOPE,
                cursor,
                wish,
                InspectionPolicyTable.Row::version,
                (before, atMost) -> table.page(before == null ? Integer.MAX_VALUE : before.intValue(), atMost));
        var inForce = versions.versionInForce();
        return page.map(row -> PolicyVersion.of(row, inForce));
    }

    PolicyVersionView one(int version) {
        var inForce = versions.versionInForce();
        var summary = version == PolicyVersions.SHIPPED
                ? new PolicyVersion(version, inForce == version, null, null, null, null)
                : PolicyVersion.of(
                        table.row(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)), inForce);
        return new PolicyVersionView(summary, versions.content(version), versions.hasWordsOfRelease(version));
    }

    /** @param wish the legal day; null for today. 404 before the first entry. */
    ShellSitePolicyView shellSites(LocalDate wish) {
        var day = wish == null ? LegalTime.dayOf(clock.instant()) : wish;
        var version = versions.versionInForce();
        var content = versions.content(version);
        var policies = versions.version(version);
        var rule = policies.shellSite(day).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var notice = policies.of(FindingSource.SCAN, SHELL, day);
        return new ShellSitePolicyView(
                version,
                day,
                content.shellSites().stream()
                        .filter(entry -> entry.id().equals(rule.id()))
                        .findFirst()
                        .orElseThrow(),
                content.findings().stream()
                        .filter(entry -> entry.id().equals(notice.id()))
                        .findFirst()
                        .orElseThrow(),
                ConcernReason.codes(),
                content.shellSites().stream()
                        .sorted(Comparator.comparing(ShellSiteEntry::validFrom).reversed())
                        .toList());
    }
}
