package cn.icpfiling.account.core;

import cn.icpfiling.platform.network.Network;
import java.util.List;

/** The networks that a client may call from, in CIDR notation. Without items, all. */
public record AllowedNetworks(List<String> items) {

    public static final AllowedNetworks ANY = new AllowedNetworks(List.of());

    /** A row that was written before the form of RFC 5952 has all eight groups of an IPv6 address. */
    public AllowedNetworks {
        items = items.stream()
                .map(item -> Network.read(item).map(Network::toString).orElse(item))
                .toList();
    }

    /** Returns the blocks, separated by spaces, as a token carries them. */
    public String text() {
        return String.join(" ", items);
    }
}
