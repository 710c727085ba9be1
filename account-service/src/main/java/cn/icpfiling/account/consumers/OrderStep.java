package cn.icpfiling.account.consumers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The fields that this service reads of filing-service's order events.
 *
 * @param subjectId null until the order has a filed subject
 */
record OrderStep(
        UUID orderId,
        String orderType,
        UUID holder,
        List<Reason> reasons,
        UUID subjectId,
        String subjectNumber,
        List<String> serviceNumbers,
        Expected expected,
        Instant smsUntil,
        String smsPage,
        Idle idle,
        Ground ground,
        LocalDate retryOn) {

    /** The schema of the order events promises this prefix of each type that ends a record, and of no other. */
    private static final String DEREGISTRATION = "DEREGISTER_";

    /** Whether the order ends what is filed, also of a type that a newer filing-service has added. */
    boolean isDeregistration() {
        return orderType.startsWith(DEREGISTRATION);
    }

    /** The provider's reason for a deregistration that the holder did not ask for. */
    record Ground(String reason) {}

    record Reason(String code, String pointer, String rule) {}

    record Idle(int days, LocalDate endsOn) {}

    record Expected(LocalDate from, LocalDate to, boolean provisional) {}
}
