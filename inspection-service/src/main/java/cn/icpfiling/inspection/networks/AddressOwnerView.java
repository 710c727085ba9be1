package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose an address is on a day.
 *
 * @param claims the line that holds now, if there is one and it was known, and then lines that were removed since, newest first
 */
@Schema(name = "AddressOwner")
record AddressOwnerView(String address, LocalDate on, List<ClaimView> claims) {

    /** @param removedAt null for the line that holds now */
    @Schema(name = "AddressClaim")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimView(
            UUID providerId,
            String name,
            String cidr,
            String region,
            boolean mainland,
            LocalDate validFrom,
            LocalDate validTo,
            Instant recordedAt,
            Instant removedAt) {

        static ClaimView of(RecordedNetwork claim, String name, NetworkRegions regions) {
            var network = claim.network();
            return new ClaimView(
                    claim.provider(),
                    name,
                    network.cidr().text(),
                    network.region(),
                    regions.isMainland(network.region()),
                    network.validFrom(),
                    network.validTo(),
                    claim.recordedAt(),
                    claim.removedAt());
        }
    }
}
