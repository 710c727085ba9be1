package cn.icpfiling.account.quotas;

import cn.icpfiling.account.core.QuotaKind;
import cn.icpfiling.account.core.QuotaReason;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of a quota that an administrator decided.
 *
 * @param clientId null for the whole partner
 */
record QuotaChangeView(
        UUID changeId, QuotaKind kind, UUID clientId, int most, Instant validFrom, QuotaReason reason, Instant setAt) {}
