package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.progress.FindingView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Every violation at once.
 *
 * @param papersToJudge what a reviewer decides by the papers handed in; it does not keep the order from being submitted
 */
record Precheck(
        @NotNull UUID orderId,
        @NotNull boolean passed,
        @NotNull List<FindingView> errors,
        @NotNull List<FindingView> unknowns,
        @NotNull List<FindingView> papersToJudge,
        @NotNull Instant checkedAt) {

    /** Which order to check. */
    record PrecheckRequest(@NotNull UUID orderId) {}
}
