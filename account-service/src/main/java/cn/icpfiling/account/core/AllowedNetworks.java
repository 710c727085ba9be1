package cn.icpfiling.account.core;

import java.util.List;

/** The networks that a client may call from, in CIDR notation. Without items, all. */
public record AllowedNetworks(List<String> items) {

    public static final AllowedNetworks ANY = new AllowedNetworks(List.of());

    public AllowedNetworks {
        items = List.copyOf(items);
    }

    /** Returns the blocks, separated by spaces, as a token carries them. */
    public String text() {
        return String.join(" ", items);
    }
}
