package cn.icpfiling.inspection.core.findings;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One version of the policies of inspections. */
public record InspectionPolicies(int version, List<FindingPolicy> findings, List<ShellSitePolicy> shellSites) {

    public InspectionPolicies {
        findings = List.copyOf(findings);
        shellSites = List.copyOf(shellSites);
    }

    /** A version has an entry for all reasons and sources from the first day on, so that there is always a policy. */
    public FindingPolicy of(FindingSource source, String reason, LocalDate day) {
        return findings.stream()
                .filter(entry -> entry.isFor(source, reason, day))
                .max(Comparator.comparingInt(FindingPolicy::closeness).thenComparing(FindingPolicy::validFrom))
                .orElseThrow(() -> new IllegalStateException("no policy for findings on " + day));
    }

    /** Empty before the first entry. */
    public Optional<ShellSitePolicy> shellSite(LocalDate day) {
        return shellSites.stream()
                .filter(entry -> !entry.validFrom().isAfter(day))
                .max(Comparator.comparing(ShellSitePolicy::validFrom));
    }
}
