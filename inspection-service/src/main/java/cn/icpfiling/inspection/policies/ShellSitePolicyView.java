package cn.icpfiling.inspection.policies;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What holds for shell sites on a legal day.
 *
 * @param rule when a site is a shell site
 * @param notice time to mend, reminders, contests and consequence of the finding
 * @param domainAlive the reasons for which re-verification, and not the scan, opens a finding about a domain that is not alive
 * @param entries every dated entry of the rule, the latest first
 */
@Schema(name = "ShellSitePolicy")
record ShellSitePolicyView(
        int version,
        @NotNull LocalDate on,
        @NotNull ShellSiteEntry rule,
        @NotNull FindingPolicyEntry notice,
        @NotNull List<String> domainAlive,
        @NotNull List<ShellSiteEntry> entries) {}
