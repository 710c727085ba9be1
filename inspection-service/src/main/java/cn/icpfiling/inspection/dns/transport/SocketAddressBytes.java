package cn.icpfiling.inspection.dns.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Socket addresses as Linux lays them out: {@code sockaddr_in} for IPv4 sockets, {@code sockaddr_in6} for others. */
final class SocketAddressBytes {
    /** Bytes of the longer form. */
    static final int LONGEST = 28;

    static final short INET = 2;
    static final short INET6 = 10;
    private static final int SHORT_FORM = 16;
    private static final int IPV4_BYTES = 4;
    private static final int MAPPED_PREFIX = 10;

    private SocketAddressBytes() {}

    /**
     * The address for a socket of IPv4, or for one of IPv6, which reaches IPv4 through mapped addresses (RFC 4291
     * 2.5.5.2). Null for an IPv6 address at a socket of IPv4.
     */
    static byte[] of(InetSocketAddress address, boolean ipv6) {
        var octets = address.getAddress().getAddress();
        if (!ipv6) {
            return octets.length == IPV4_BYTES
                    ? start(SHORT_FORM, INET, address.getPort()).put(octets).array()
                    : null;
        }
        var bytes = start(LONGEST, INET6, address.getPort()).putInt(0);
        if (octets.length == IPV4_BYTES && address.getAddress().isAnyLocalAddress()) {
            return bytes.array();
        }
        if (octets.length == IPV4_BYTES) {
            bytes.position(bytes.position() + MAPPED_PREFIX).putShort((short) 0xffff);
        }
        bytes.put(octets);
        if (address.getAddress() instanceof Inet6Address six) {
            bytes.order(ByteOrder.nativeOrder()).putInt(six.getScopeId());
        }
        return bytes.array();
    }

    private static ByteBuffer start(int length, short family, int port) {
        return ByteBuffer.allocate(length)
                .order(ByteOrder.nativeOrder())
                .putShort(family)
                .order(ByteOrder.BIG_ENDIAN)
                .putShort((short) port);
    }
}
