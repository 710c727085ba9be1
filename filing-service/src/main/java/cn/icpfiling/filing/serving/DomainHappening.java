package cn.icpfiling.filing.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of a domain, as the transaction that caused it records it.
 *
 * @param partner the partner whose customer holds the service; null if there is none
 * @param at by the business clock
 * @param ofPartnerAlone whether only the list of the partner changes, because the domain has another partner now
 */
record DomainHappening(
        String domain,
        UUID partner,
        UUID serviceId,
        String serviceNumber,
        ServingReason reason,
        Instant at,
        boolean ofPartnerAlone) {

    /** A change of the whole list, and of the partner's. */
    DomainHappening(
            String domain, UUID partner, UUID serviceId, String serviceNumber, ServingReason reason, Instant at) {
        this(domain, partner, serviceId, serviceNumber, reason, at, false);
    }
}
