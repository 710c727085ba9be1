package cn.icpfiling.filing.core;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One reason why an act is not allowed now.
 *
 * @param orderId the order that stands in the way; null where none does
 * @param rule the dated rule that forbids it; null where it is no dated rule
 * @param on the day from which that rule holds
 */
public record ActBlock(Code code, UUID orderId, String rule, LocalDate on) {

    /** Why; key of its texts with the prefix ACT_. */
    public enum Code {
        RECORD_DEREGISTERED,
        LEGACY_NOT_IMPORTED,
        ORDER_IN_PROGRESS,
        ACCESS_CANCELLED,
        ACCESS_LIVE,
        LAST_DOMAIN,
        EMPTY_SUBJECT,
        PROVINCE_FORBIDS;

        public String key() {
            return "ACT_" + name();
        }
    }

    public static ActBlock of(Code code) {
        return new ActBlock(code, null, null, null);
    }
}
