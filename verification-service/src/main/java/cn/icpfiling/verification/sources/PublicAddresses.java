package cn.icpfiling.verification.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Allows external servers at public addresses only. Bootstrap, redirects and records are foreign input, and must not
 * make the service call its own network. {@code icp.verification.source.allowed-hosts} names the hosts of the
 * one-machine stack.
 */
@ApplicationScoped
class PublicAddresses {

    sealed interface Place {}

    record At(InetAddress address) implements Place {}

    /** No such host. */
    record Nowhere() implements Place {}

    /** An address that is not public. */
    record NotPublic() implements Place {}

    /** IANA's registries of special-purpose addresses, and multicast. */
    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3),
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            Block.of("2002::", 16),
            Block.of("3fff::", 20));

    /** All public IPv6 addresses lie in this block. */
    private static final Block GLOBAL = Block.of("2000::", 3);

    private final Set<String> allowed;

    PublicAddresses(SourceSettings settings) {
        allowed = settings.allowedHosts().orElse(Set.of());
    }

    /** Returns the address to connect to. A host name with even one address that is not public is refused. */
    Place of(String host) {
        try {
            var addresses = InetAddress.getAllByName(host);
            var all = isAllowed(host) || List.of(addresses).stream().allMatch(PublicAddresses::isPublic);
            return all ? new At(addresses[0]) : new NotPublic();
        } catch (UnknownHostException noHost) {
            return new Nowhere();
        }
    }

    /** Whether this is a host of the one-machine stack. */
    boolean isAllowed(String host) {
        return allowed.contains(host);
    }

    static boolean isPublic(InetAddress address) {
        return SPECIAL.stream().noneMatch(block -> block.holds(address))
                && (address instanceof Inet4Address || GLOBAL.holds(address));
    }

    private record Block(int length, BigInteger first, int bits) {

        static Block of(String first, int prefix) {
            var bytes = literal(first).getAddress();
            return new Block(bytes.length, new BigInteger(1, bytes), bytes.length * Byte.SIZE - prefix);
        }

        boolean holds(InetAddress address) {
            var bytes = address.getAddress();
            return bytes.length == length
                    && new BigInteger(1, bytes).shiftRight(bits).equals(first.shiftRight(bits));
        }

        private static InetAddress literal(String text) {
            return InetAddress.ofLiteral(text);
        }
    }
}
