package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.views.FindingView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Every violation at once.
 *
 * @param papersToJudge findings that a reviewer decides by the papers handed in; they do not refuse the submission
 * @param warnings findings that a reviewer will check; they do not refuse the submission either
 * @param rulesVersion version of the provinces' rules that was used
 */
record Precheck(
        @NotNull UUID orderId,
        @NotNull boolean passed,
        @NotNull List<FindingView> errors,
        @NotNull List<FindingView> unknowns,
        @NotNull List<FindingView> papersToJudge,
        @NotNull List<FindingView> warnings,
        @NotNull int rulesVersion,
        @NotNull Instant checkedAt) {

    /** The order to check. */
    record PrecheckRequest(@NotNull UUID orderId) {}
}
