package cn.icpfiling.inspection.policies;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version with its content, in the form of the request that replaces it.
 *
 * @param pageWordsOfRelease whether its page words are those of the release, which the next release may change
 */
@Schema(name = "InspectionPolicyVersionContent")
record PolicyVersionView(
        @NotNull PolicyVersion summary, @NotNull PolicyContent policies, boolean pageWordsOfRelease) {}
