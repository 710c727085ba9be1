package cn.icpfiling.platform.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The networks that a client may call from. An empty list allows every address. */
public record Networks(List<Network> items) {

    /** The bound keeps the claim of a token below 1.5 KiB. */
    public static final int MOST = 32;

    public static final Networks ANY = new Networks(List.of());

    /** The address that no caller has. */
    private static final Network UNSPECIFIED = Network.read("::/128").orElseThrow();

    public Networks {
        items = List.copyOf(items);
    }

    /** Reads blocks that are separated by spaces, as a token carries them. A text that is no block allows no address. */
    public static Networks parse(String claim) {
        return claim == null || claim.isBlank()
                ? ANY
                : new Networks(Arrays.stream(claim.strip().split(" +"))
                        .map(text -> Network.read(text).orElse(UNSPECIFIED))
                        .toList());
    }

    /** @param literal null if the address is unknown, which only an empty list allows */
    public boolean allow(String literal) {
        if (items.isEmpty()) {
            return true;
        }
        return literal != null
                && Network.bytesOf(literal)
                        .filter(address -> items.stream().anyMatch(network -> network.contains(address)))
                        .isPresent();
    }

    /** Whether each block of the other list is in one block of this one, so that the other allows no address more. */
    public boolean contain(Networks other) {
        return items.isEmpty()
                || !other.items.isEmpty()
                        && other.items.stream().allMatch(block -> items.stream().anyMatch(own -> own.contains(block)));
    }

    /** Returns the blocks, separated by spaces. */
    public String text() {
        return items.stream().map(Network::toString).collect(Collectors.joining(" "));
    }
}
