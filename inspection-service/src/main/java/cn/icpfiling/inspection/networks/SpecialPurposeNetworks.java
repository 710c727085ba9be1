package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.platform.egress.SpecialPurposeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses that no provider can serve a site from: private, reserved, documentation, multicast. */
@ApplicationScoped
class SpecialPurposeNetworks {

    private final List<Special> all = SpecialPurposeRegistry.bundled().entries().stream()
            .map(entry -> new Special(Cidr.parse(entry.block()), entry.source()))
            .toList();
    private final List<Cidr> accepted;

    /** @param source where the block is reserved */
    private record Special(Cidr block, String source) {}

    SpecialPurposeNetworks(
            @ConfigProperty(name = "icp.networks.accepted-special-purpose") Optional<List<String>> accepted) {
        this.accepted = accepted.orElse(List.of()).stream().map(Cidr::parse).toList();
    }

    /** Returns the standard that reserves addresses of the block; empty if none does, or if the setting accepts the block. */
    Optional<String> reservedBy(Cidr block) {
        var isAccepted =
                accepted.stream().anyMatch(one -> one.length() <= block.length() && one.contains(block.first()));
        return isAccepted
                ? Optional.empty()
                : all.stream()
                        .filter(special -> special.block().overlaps(block))
                        .map(Special::source)
                        .findFirst();
    }
}
