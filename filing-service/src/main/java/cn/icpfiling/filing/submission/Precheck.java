package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.views.FindingView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Every violation at once.
 *
 * @param papersToJudge what a reviewer decides by the papers handed in; it does not keep the order from being submitted
 * @param warnings what a reviewer will look at; they keep no order from being submitted either
 * @param rulesVersion version of the provinces' rules that it was checked by
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

    /** Which order to check. */
    record PrecheckRequest(@NotNull UUID orderId) {}
}
