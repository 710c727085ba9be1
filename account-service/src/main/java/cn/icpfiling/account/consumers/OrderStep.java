package cn.icpfiling.account.consumers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The fields that this service reads of filing-service's order events. */
record OrderStep(
        UUID orderId,
        String orderType,
        UUID holder,
        List<Reason> reasons,
        String subjectNumber,
        List<String> serviceNumbers,
        Expected expected,
        Instant smsUntil,
        Idle idle,
        Ground ground) {

    /** Whether the order ends what is filed. */
    boolean isDeregistration() {
        return OrderType.isDeregistration(orderType);
    }

    /** The provider's reason for a deregistration that the holder did not ask for. */
    record Ground(String reason) {}

    record Reason(String code, String pointer, String rule) {}

    record Idle(int days, LocalDate endsOn) {}

    record Expected(LocalDate from, LocalDate to, boolean provisional) {}
}
