package cn.icpfiling.account.quotas;

import cn.icpfiling.account.core.QuotaKind;
import cn.icpfiling.account.core.QuotaReason;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of a quota as an administrator writes it.
 *
 * @param clientId null for the whole partner
 * @param validFrom null for now
 */
record NewQuota(
        @NotNull QuotaKind kind,
        UUID clientId,
        @NotNull @Min(0) @Max(10_000_000) Integer most,
        Instant validFrom,
        @NotNull QuotaReason reason) {}
