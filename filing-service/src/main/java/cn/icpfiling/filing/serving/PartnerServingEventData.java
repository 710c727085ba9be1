package cn.icpfiling.filing.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * The data of every event on icp.filing.partner-serving.v1: one change of a partner's list.
 *
 * @param version of the list of this partner
 */
record PartnerServingEventData(
        UUID partner,
        String domain,
        String state,
        Instant since,
        String reason,
        UUID serviceId,
        String serviceNumber,
        long version) {

    static PartnerServingEventData of(ServingEntry entry, UUID partner) {
        return new PartnerServingEventData(
                partner,
                entry.domain(),
                entry.state().name(),
                entry.since(),
                entry.reason().name(),
                entry.serviceId(),
                entry.serviceNumber(),
                entry.version());
    }
}
