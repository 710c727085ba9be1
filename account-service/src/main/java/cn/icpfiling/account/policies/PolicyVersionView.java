package cn.icpfiling.account.policies;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version with its content, in the form of the request that replaces it. */
@Schema(name = "SupportPolicyVersionContent")
record PolicyVersionView(
        @NotNull PolicyVersion summary, @NotNull PolicyContent policies) {}
