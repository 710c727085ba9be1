package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.views.FindingView;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every violation of many orders that can be found without a query to another service. */
record BulkPrecheck(@NotNull List<Item> items, @NotNull Instant checkedAt) {

    static final int MOST = 1_000;

    /** The result for one order. */
    enum Outcome {
        /** No full pass: the domain rules were not checked. */
        LOCAL_RULES_HOLD,
        BROKEN,
        NOT_FOUND,
        /** The order does not wait for its applicant. */
        NOT_WAITING
    }

    /** One order. */
    record Item(
            @NotNull UUID orderId,
            @NotNull Outcome outcome,
            @NotNull List<FindingView> errors,
            @NotNull List<FindingView> warnings) {

        static Item without(UUID order, Outcome outcome) {
            return new Item(order, outcome, List.of(), List.of());
        }
    }

    /** The orders to check. */
    record BulkPrecheckRequest(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull UUID> orderIds) {}
}
