package cn.icpfiling.inspection.core.networks;

import cn.icpfiling.platform.network.AddressText;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as an unsigned number. An IPv4 address is the whole of {@code high}, from 0 to 2^32 - 1, and {@code low} is
 * 0. An IPv6 address has its first 64 bits in {@code high} and its last 64 bits in {@code low}.
 */
public record IpAddress(AddressFamily family, long high, long low) implements Comparable<IpAddress> {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final long IPV4_LAST = 0xffffffffL;
    private static final String NUMBER = "(0|[1-9]\\d{0,2})";
    /** The JDK also reads "1.2" and "010.0.0.1", which other programs read as other addresses. */
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
    /** Without a zone and without the mixed notation ::1.2.3.4. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}");

    /** @return empty unless the text is one address in dotted decimal form, or in the hexadecimal form of RFC 4291 */
    public static Optional<IpAddress> parse(String text) {
        var isIpv4 = IPV4.matcher(text).matches();
        if (!isIpv4 && !(text.contains(":") && IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            // An IPv4 address that is mapped into IPv6 comes back with four bytes.
            return Optional.of(of(InetAddress.ofLiteral(text).getAddress()))
                    .filter(address -> isIpv4 == (address.family == AddressFamily.IPV4));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** @param address 4 or 16 bytes in network order */
    public static IpAddress of(byte[] address) {
        var bytes = ByteBuffer.wrap(address);
        return switch (address.length) {
            case IPV4_BYTES -> new IpAddress(AddressFamily.IPV4, Integer.toUnsignedLong(bytes.getInt()), 0);
            case IPV6_BYTES -> new IpAddress(AddressFamily.IPV6, bytes.getLong(), bytes.getLong());
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        };
    }

    /** Returns 4 or 16 bytes in network order. The order of bytes is the order of addresses. */
    public byte[] bytes() {
        return family == AddressFamily.IPV4
                ? ByteBuffer.allocate(IPV4_BYTES).putInt((int) high).array()
                : ByteBuffer.allocate(IPV6_BYTES).putLong(high).putLong(low).array();
    }

    /** Returns the address behind this one; empty for the last one of the family. */
    public Optional<IpAddress> next() {
        var isIpv4 = family == AddressFamily.IPV4;
        var isLast = isIpv4 ? high == IPV4_LAST : high == -1 && low == -1;
        if (isLast) {
            return Optional.empty();
        }
        return Optional.of(
                isIpv4 || low == -1 ? new IpAddress(family, high + 1, 0) : new IpAddress(family, high, low + 1));
    }

    /** Returns the canonical text: dotted decimal, or the form of RFC 5952. */
    public String text() {
        return AddressText.of(bytes());
    }

    /** Orders by family, then as unsigned numbers. */
    @Override
    public int compareTo(IpAddress other) {
        var byFamily = family.compareTo(other.family);
        var byHigh = byFamily == 0 ? Long.compareUnsigned(high, other.high) : byFamily;
        return byHigh == 0 ? Long.compareUnsigned(low, other.low) : byHigh;
    }

    @Override
    public String toString() {
        return text();
    }
}
