package cn.icpfiling.platform.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IPv4 or IPv6 addresses in CIDR notation (RFC 4632, RFC 4291). */
public final class Network {

    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f:.]{2,45})/(0|[1-9]\\d{0,2})");
    private static final int IPV4_BYTES = 4;
    private static final Pattern ZONE_OR_BRACKETS = Pattern.compile("[\\[\\]]|%.*$");

    private final byte[] first;
    private final int length;

    private Network(byte[] first, int length) {
        this.first = first;
        this.length = length;
    }

    /**
     * Reads a block. An IPv4 address in IPv6 notation ({@code ::ffff:192.0.2.1}) becomes an IPv4 address, so its prefix
     * must fit IPv4.
     *
     * @return empty unless the text is an address, a slash and a prefix length
     */
    public static Optional<Network> read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var length = Integer.parseInt(parts.group(2));
        return bytesOf(parts.group(1))
                .filter(address -> length <= address.length * Byte.SIZE)
                .map(address -> new Network(address, length));
    }

    /** Returns the 4 or 16 bytes of an address literal; empty for any other text. Asks no name server. */
    public static Optional<byte[]> bytesOf(String literal) {
        try {
            return Optional.of(
                    InetAddress.ofLiteral(ZONE_OR_BRACKETS.matcher(literal).replaceAll(""))
                            .getAddress());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether bits behind the prefix are set: the text then means one address and not the block. */
    public boolean hasHostBits() {
        for (var bit = length; bit < first.length * Byte.SIZE; bit++) {
            if ((first[bit / Byte.SIZE] & mask(bit)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** @param address 4 or 16 bytes; false for the other family */
    public boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (var bit = 0; bit < length; bit++) {
            if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask(bit)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether each address of the other block is in this one. */
    public boolean contains(Network other) {
        return length <= other.length && contains(other.first);
    }

    public boolean isIpv4() {
        return first.length == IPV4_BYTES;
    }

    public int length() {
        return length;
    }

    private static int mask(int bit) {
        return 0x80 >>> bit % Byte.SIZE;
    }

    /** Returns the canonical text, so that one block has one text. */
    @Override
    public String toString() {
        return AddressText.of(first) + "/" + length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && length == network.length && Arrays.equals(first, network.first);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + length;
    }
}
