package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.findings.InspectionPolicies;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The policies as a whole, as an administrator sends them and as they are stored. */
@Schema(name = "InspectionPolicies")
record PolicyContent(
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid FindingPolicyEntry> findings,

        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid ShellSiteEntry> shellSites) {

    InspectionPolicies policies(int version) {
        return new InspectionPolicies(
                version,
                findings.stream().map(FindingPolicyEntry::policy).toList(),
                shellSites.stream().map(ShellSiteEntry::policy).toList());
    }
}
