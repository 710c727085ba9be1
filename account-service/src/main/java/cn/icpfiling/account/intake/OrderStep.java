package cn.icpfiling.account.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What we read of filing-service's order events; the rest is none of our business. */
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

    /** Whether the order ends what is filed; false for a type of order that is not known here. */
    boolean isDeregistration() {
        return OrderType.of(orderType).map(OrderType::isDeregistration).orElse(false);
    }

    /** The provider's own, and no wish of the holder's. */
    record Ground(String reason) {}

    record Reason(String code, String pointer, String rule) {}

    record Idle(int days, LocalDate endsOn) {}

    record Expected(LocalDate from, LocalDate to, boolean provisional) {}
}
