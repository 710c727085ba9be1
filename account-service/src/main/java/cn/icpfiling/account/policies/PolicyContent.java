package cn.icpfiling.account.policies;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rules of the support as a whole, as an administrator sends them and as they are stored. */
@Schema(name = "SupportPolicies")
record PolicyContent(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid CaseRule> cases) {}
