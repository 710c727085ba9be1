package cn.icpfiling.account.quotas;

import cn.icpfiling.account.core.QuotaKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The quotas of a partner that no administrator changed. */
@ApplicationScoped
class QuotaDefaults {

    private final Map<QuotaKind, Integer> defaults = new EnumMap<>(QuotaKind.class);

    QuotaDefaults(
            @ConfigProperty(name = "icp.quotas.requests-a-minute") int requestsAMinute,
            @ConfigProperty(name = "icp.quotas.requests-a-day") int requestsADay,
            @ConfigProperty(name = "icp.quotas.open-operations") int openOperations,
            @ConfigProperty(name = "icp.quotas.customers") int customers,
            @ConfigProperty(name = "icp.quotas.clients") int clients) {
        defaults.put(QuotaKind.REQUESTS_A_MINUTE, requestsAMinute);
        defaults.put(QuotaKind.REQUESTS_A_DAY, requestsADay);
        defaults.put(QuotaKind.OPEN_OPERATIONS, openOperations);
        defaults.put(QuotaKind.CUSTOMERS, customers);
        defaults.put(QuotaKind.CLIENTS, clients);
    }

    int of(QuotaKind kind) {
        return defaults.get(kind);
    }
}
