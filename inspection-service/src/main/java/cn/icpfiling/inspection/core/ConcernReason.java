package cn.icpfiling.inspection.core;

import java.util.List;
import java.util.Map;

/**
 * The reason for a concern.
 *
 * @param rule rule of verification-service
 * @param code code of special inspections (docs/trade.md 3.3)
 */
public record ConcernReason(String rule, String code) {

    /** D3 is not checked after completion. */
    private static final Map<String, String> CODES = Map.of(
            "D1", "SPONSOR_NAME.DOMAIN_OWNER_DIFFERS",
            "D2", "DOMAIN.REAL_NAME_MISSING",
            "D4", "DOMAIN.EXPIRED",
            "D5", "DOMAIN.TLD_NOT_APPROVED",
            "D6", "DOMAIN.REGISTRAR_NOT_APPROVED");

    /** The codes of all rules of verification-service that a filed domain must keep to, by the rule. */
    public static List<String> codes() {
        return CODES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** @param found verification-service's own code, used if inspections have none for the rule */
    public static ConcernReason of(String rule, String found) {
        return new ConcernReason(rule, CODES.getOrDefault(rule, found));
    }
}
