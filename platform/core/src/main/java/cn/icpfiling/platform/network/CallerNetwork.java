package cn.icpfiling.platform.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The part of a caller's address that limits count by. */
public final class CallerNetwork {

    private static final int IPV4_BYTES = 4;

    /** A provider gives a customer at least 64 bits of IPv6, so a caller chooses the second half of an address. */
    private static final int NETWORK_BYTES = 8;

    private CallerNetwork() {}

    /**
     * Returns a whole IPv4 address, also of one that IPv6 maps, or the first half of an IPv6 address, as hex digits.
     *
     * @param literal an address, also in brackets or with a zone; returned as it is if it is no address
     */
    public static String of(String literal) {
        try {
            var bytes = InetAddress.ofLiteral(literal.replaceAll("[\\[\\]]|%.*$", ""))
                    .getAddress();
            return HexFormat.of().formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
        } catch (IllegalArgumentException notAnAddress) {
            return literal;
        }
    }
}
