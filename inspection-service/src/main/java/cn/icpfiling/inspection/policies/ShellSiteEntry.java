package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** An entry of the policy for shell sites as an administrator sends it, and as the public reads it. */
record ShellSiteEntry(
        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9-]{0,39}$") String id,

        @NotNull LocalDate validFrom,
        @NotNull @Min(1) @Max(50) Integer looks,
        @NotNull @Min(0) @Max(365) Integer days,
        @NotNull Boolean oneSubdomainSuffices,

        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = "^[A-Z]{2}$") String> excludedRegions,

        @NotNull @Size(max = 10) List<ShellSitePolicy.@NotNull Exemption> exemptions,

        @NotNull @Size(max = 10) List<ShellSitePolicy.@NotNull AccessRecord> accessRecords,

        @NotNull PolicyStatus status,
        @NotNull @Size(min = 1, max = 300) String source) {

    ShellSitePolicy policy() {
        return new ShellSitePolicy(
                id,
                validFrom,
                looks,
                days,
                oneSubdomainSuffices,
                excludedRegions,
                Set.copyOf(exemptions),
                Set.copyOf(accessRecords));
    }
}
