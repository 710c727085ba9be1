package cn.icpfiling.filing.core.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * A reviewer's call to one of the order's phones, as recorded. The number itself is stored in the order only.
 *
 * @param sequence the step of the order's history
 * @param from the provider's number from which the reviewer called
 * @param note null if there is nothing to say
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
     * Checks whether the calls confirm the filing: the last answer of at least one phone confirms it, and the last
     * answer of no phone denies it. Another phone does not outweigh a denial.
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
