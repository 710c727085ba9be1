package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerStatus;
import java.time.Instant;
import java.util.UUID;

/** A partner as an administrator sees it. */
record PartnerView(UUID partnerId, String name, PartnerStatus status, Instant openedAt, Instant suspendedAt) {

    static PartnerView of(Partner partner) {
        return new PartnerView(
                partner.id(), partner.name(), partner.status(), partner.openedAt(), partner.suspendedAt());
    }
}
