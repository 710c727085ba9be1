package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.AddressFamily;
import cn.icpfiling.inspection.core.networks.IpAddress;
import cn.icpfiling.inspection.core.networks.NetworkOwner;
import cn.icpfiling.inspection.core.networks.PrefixTable;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All networks of one legal day. Immutable: a scan takes one and compares all its addresses with it. */
public final class NetworkSnapshot {

    private static final int IPV4_BYTES = 4;

    private final long version;
    private final LocalDate day;
    private final int size;
    private final Map<AddressFamily, Set<UUID>> providers;
    private final PrefixTable<NetworkOwner> ipv4;
    private final PrefixTable<NetworkOwner> ipv6;

    private NetworkSnapshot(
            long version,
            LocalDate day,
            int size,
            Map<AddressFamily, Set<UUID>> providers,
            PrefixTable<NetworkOwner> ipv4,
            PrefixTable<NetworkOwner> ipv6) {
        this.version = version;
        this.day = day;
        this.size = size;
        this.providers = providers;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static NetworkSnapshot of(long version, LocalDate day, List<RecordedNetwork> networks, NetworkRegions regions) {
        return new NetworkSnapshot(
                version,
                day,
                networks.size(),
                networks.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.network().cidr().family(),
                                Collectors.mapping(RecordedNetwork::provider, Collectors.toUnmodifiableSet()))),
                table(AddressFamily.IPV4, networks, regions),
                table(AddressFamily.IPV6, networks, regions));
    }

    /** A provider has one owner object a region, however many networks it has there. */
    private static PrefixTable<NetworkOwner> table(
            AddressFamily family, List<RecordedNetwork> networks, NetworkRegions regions) {
        var owners = new HashMap<UUID, Map<String, NetworkOwner>>();
        return PrefixTable.of(networks.stream()
                .filter(one -> one.network().cidr().family() == family)
                .map(one -> new PrefixTable.Entry<>(
                        one.network().cidr(),
                        owners.computeIfAbsent(one.provider(), _ -> new HashMap<>())
                                .computeIfAbsent(
                                        one.network().region(),
                                        region ->
                                                new NetworkOwner(one.provider(), region, regions.isMainland(region)))))
                .toList());
    }

    /** Returns the number of changes of all lists that the snapshot contains. */
    public long version() {
        return version;
    }

    public LocalDate day() {
        return day;
    }

    /** Returns the number of networks. */
    public int size() {
        return size;
    }

    /**
     * Tells whether the provider has a network on this day. Without one, no address can be compared with its networks, so
     * that every address of its sites would look as if it were elsewhere.
     */
    public boolean hasNetworksOf(UUID provider) {
        return providers.values().stream().anyMatch(some -> some.contains(provider));
    }

    /**
     * Tells whether the provider has a network of the family of the address on this day. A provider that has published its
     * IPv4 networks alone says nothing about where its IPv6 addresses are.
     *
     * @param address 4 or 16 bytes in network order
     */
    public boolean hasNetworksOf(UUID provider, byte[] address) {
        var family = address.length == IPV4_BYTES ? AddressFamily.IPV4 : AddressFamily.IPV6;
        return providers.getOrDefault(family, Set.of()).contains(provider);
    }

    /**
     * Returns null if no provider claims the address on this day. Allocates nothing for an IPv4 address.
     *
     * @param address 4 or 16 bytes in network order
     */
    public NetworkOwner lookup(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return ipv4.lookup(
                    (address[0] & 0xffL) << 24
                            | (address[1] & 0xffL) << 16
                            | (address[2] & 0xffL) << 8
                            | (address[3] & 0xffL),
                    0);
        }
        var read = IpAddress.of(address);
        return ipv6.lookup(read.high(), read.low());
    }
}
