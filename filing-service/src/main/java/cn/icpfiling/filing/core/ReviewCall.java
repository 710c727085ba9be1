package cn.icpfiling.filing.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * A call of a reviewer to one of the order's phones, as written down; the number itself stands in the order and nowhere else.
 *
 * @param sequence the step of the order's history
 * @param from the number of the provider that was called from
 * @param note null where there is nothing to say
 */
public record ReviewCall(
        UUID orderId,
        long sequence,
        int submission,
        CalledPhone phone,
        CallOutcome outcome,
        String from,
        String note,
        UUID reviewer,
        Instant at) {

    /**
     * Whether they confirm the filing: somebody answered for it, and whoever was asked last at one of the phones did not deny it.
     * A person who denies is not outvoted by another phone.
     */
    public static boolean confirm(List<ReviewCall> calls) {
        var last = new LinkedHashMap<CalledPhone, CallOutcome>();
        calls.stream()
                .sorted(Comparator.comparing(ReviewCall::sequence))
                .filter(call -> call.outcome() != CallOutcome.NOT_REACHED)
                .forEach(call -> last.put(call.phone(), call.outcome()));
        return last.containsValue(CallOutcome.REACHED_CONFIRMED) && !last.containsValue(CallOutcome.REACHED_DENIED);
    }
}
