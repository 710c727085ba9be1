package cn.icpfiling.account.quotas;

import cn.icpfiling.account.core.QuotaKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A quota in force.
 *
 * @param clientId null for the whole partner
 * @param validFrom null for a default of the settings
 * @param used only of CUSTOMERS and CLIENTS, which this service counts
 */
record QuotaView(QuotaKind kind, UUID clientId, int most, Instant validFrom, Integer used) {}
