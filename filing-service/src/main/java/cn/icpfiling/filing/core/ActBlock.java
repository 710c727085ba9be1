package cn.icpfiling.filing.core;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One reason why an act is not allowed now.
 *
 * @param orderId the order that blocks the act; null if no order does
 * @param rule the dated rule that forbids it; null if no dated rule does
 * @param on the day from which that rule holds
 */
public record ActBlock(Code code, UUID orderId, String rule, LocalDate on) {

    /** The reason. The key of its texts has the prefix ACT_. */
    public enum Code {
        RECORD_DEREGISTERED,
        LEGACY_NOT_IMPORTED,
        ORDER_IN_PROGRESS,
        ACCESS_CANCELLED,
        ACCESS_LIVE,
        SITE_WITHOUT_DOMAIN,
        LAST_DOMAIN,
        EMPTY_SUBJECT,
        BLACKLISTED,
        END_UNDER_WAY,
        PROVINCE_FORBIDS;

        public String key() {
            return "ACT_" + name();
        }
    }

    public static ActBlock of(Code code) {
        return new ActBlock(code, null, null, null);
    }
}
