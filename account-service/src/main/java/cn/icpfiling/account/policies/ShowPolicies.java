package cn.icpfiling.account.policies;

import cn.icpfiling.account.store.SupportPolicyTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the versions of the rules of the support. */
@ApplicationScoped
class ShowPolicies {
    private static final String SCOPE = "support-policies";

    private final SupportPolicyTable table;
    private final PolicyVersions versions;
    private final KeysetPages pages;

    ShowPolicies(SupportPolicyTable table, PolicyVersions versions, KeysetPages pages) {
        this.table = table;
        this.versions = versions;
        this.pages = pages;
    }

    Page<PolicyVersion> page(String cursor, Integer wish) {
        var page = pages.pageByNumber(
                SCOPE,
                cursor,
                wish,
                SupportPolicyTable.Row::version,
                (before, atMost) -> table.page(before == null ? Integer.MAX_VALUE : before.intValue(), atMost));
        var inForce = versions.versionInForce();
        return page.map(row -> PolicyVersion.of(row, inForce));
    }

    PolicyVersionView one(int version) {
        var inForce = versions.versionInForce();
        var summary = version == PolicyVersions.SHIPPED
                ? PolicyVersion.shipped(inForce)
                : PolicyVersion.of(
                        table.row(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)), inForce);
        return new PolicyVersionView(summary, versions.content(version));
    }
}
