package cn.icpfiling.filing.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * What happened to a domain, as the transaction that made it happen tells it.
 *
 * @param partner whose customer's the service is; null where nobody's
 * @param at by the clock of the trade
 */
record DomainHappening(
        String domain, UUID partner, UUID serviceId, String serviceNumber, ServingReason reason, Instant at) {}
