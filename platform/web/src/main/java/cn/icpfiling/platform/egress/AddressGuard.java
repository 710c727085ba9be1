package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Decides whether a request may go to an address. */
final class AddressGuard {

    private static final String OWN = "OWN_NETWORK";

    private final SpecialPurposeRegistry registry = SpecialPurposeRegistry.bundled();
    private final List<AddressBlock> accepted;
    private final List<AddressBlock> refused;

    /**
     * @param accepted blocks of the registry that a sandbox may reach
     * @param refused blocks that no request may reach although they are public: the platform's own
     */
    AddressGuard(List<String> accepted, List<String> refused) {
        this.accepted = accepted.stream().map(AddressBlock::parse).toList();
        this.refused = refused.stream().map(AddressBlock::parse).toList();
    }

    /** Returns why not: the standard that reserves the address, or OWN_NETWORK. An address within the address counts too. */
    Optional<String> refusal(InetAddress address) {
        return refusal(address.getAddress());
    }

    private Optional<String> refusal(byte[] address) {
        if (refused.stream().anyMatch(block -> block.contains(address))) {
            return Optional.of(OWN);
        }
        var within = SpecialPurposeRegistry.embedded(address).flatMap(this::refusal);
        if (within.isPresent()) {
            return within;
        }
        return accepted.stream().anyMatch(block -> block.contains(address))
                ? Optional.empty()
                : registry.reservedBy(address);
    }
}
