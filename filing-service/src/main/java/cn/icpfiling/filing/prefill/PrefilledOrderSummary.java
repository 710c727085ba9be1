package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** A prefilled order in a list. */
record PrefilledOrderSummary(
        @NotNull UUID prefilledOrderId,
        @NotNull PrefillState state,
        @NotNull String domain,
        @NotNull Instant expiresAt,
        @NotNull Instant createdAt,
        @NotNull Instant changedAt) {

    static PrefilledOrderSummary of(PrefilledOrder found) {
        return new PrefilledOrderSummary(
                found.id(),
                found.state(),
                found.outline().domain(),
                found.expiresAt(),
                found.createdAt(),
                found.changedAt());
    }
}
