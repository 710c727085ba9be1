package cn.icpfiling.platform.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The part of a caller's address that limits count by. */
public final class CallerNetwork {

    private static final int IPV4_BYTES = 4;

    /** A provider gives a customer at least 64 bits of IPv6, so a caller chooses the second half of an address. */
    private static final int NETWORK_BYTES = 8;

    /** A hosting plan gives one customer 65,536 networks, which share 48 bits. A mobile carrier gives them to as many people. */
    private static final int SITE_BYTES = 6;

    private CallerNetwork() {}

    /**
     * Returns a whole IPv4 address, also of one that IPv6 maps, or the first half of an IPv6 address, as hex digits.
     *
     * @param literal an address, also in brackets or with a zone; returned as it is if it is no address
     */
    public static String of(String literal) {
        return Network.bytesOf(literal)
                .map(bytes -> bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES))
                .map(HexFormat.of()::formatHex)
                .orElse(literal);
    }

    /**
     * Returns the first 48 bits of an IPv6 address, as hex digits, which one caller or many have; empty for other addresses. A limit by
     * them asks for more and refuses no caller.
     */
    public static Optional<String> siteOf(String literal) {
        return Network.bytesOf(literal)
                .filter(bytes -> bytes.length > IPV4_BYTES)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, SITE_BYTES));
    }
}
