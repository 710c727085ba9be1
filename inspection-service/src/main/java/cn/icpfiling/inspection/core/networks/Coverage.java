package cn.icpfiling.inspection.core.networks;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** How many of the addresses of some blocks other blocks have, too. */
public final class Coverage {

    private Coverage() {}

    /**
     * Returns the part of the addresses that is lost, 0 to 1: the greater of the two families, because 2^96 addresses of IPv6
     * would hide every loss of IPv4. A family without addresses before loses nothing.
     */
    public static double lost(Collection<Cidr> before, Collection<Cidr> after) {
        return List.of(AddressFamily.values()).stream()
                .mapToDouble(family -> lost(disjoint(before, family), disjoint(after, family)))
                .max()
                .orElse(0);
    }

    private static double lost(TreeMap<IpAddress, Cidr> before, TreeMap<IpAddress, Cidr> after) {
        var all = 0.0;
        var kept = 0.0;
        for (var block : before.values()) {
            all += size(block);
            var below = after.floorEntry(block.first());
            kept += below != null
                            && below.getValue().contains(block.first())
                            && below.getValue().length() <= block.length()
                    ? size(block)
                    : after.subMap(block.first(), true, block.last(), true).values().stream()
                            .mapToDouble(Coverage::size)
                            .sum();
        }
        return all == 0 ? 0 : (all - kept) / all;
    }

    /** The blocks of a family by their first address, without those that another one contains. */
    private static TreeMap<IpAddress, Cidr> disjoint(Collection<Cidr> blocks, AddressFamily family) {
        var byFirst = new TreeMap<IpAddress, Cidr>();
        blocks.stream()
                .filter(block -> block.family() == family)
                .sorted(Cidr.ORDER)
                .forEach(block -> {
                    var last = byFirst.lastEntry();
                    if (last == null || !last.getValue().contains(block.first())) {
                        byFirst.put(block.first(), block);
                    }
                });
        return byFirst;
    }

    private static double size(Cidr block) {
        return Math.scalb(1.0, block.family().bits() - block.length());
    }
}
