package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Network;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of a list. */
@Schema(name = "ProviderNetwork")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NetworkView(String cidr, String region, boolean mainland, LocalDate validFrom, LocalDate validTo) {

    static NetworkView of(Network network, NetworkRegions regions) {
        return new NetworkView(
                network.cidr().text(),
                network.region(),
                regions.isMainland(network.region()),
                network.validFrom(),
                network.validTo());
    }
}
