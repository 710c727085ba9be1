package cn.icpfiling.platform.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The one text of an address: dotted decimal, or the form of RFC 5952. The JDK writes all eight groups of an IPv6 address
 * and shortens none.
 */
public final class AddressText {

    private static final int IPV4_BYTES = 4;
    /** Two or more groups of zeros, between whole groups of {@code getHostAddress}. */
    private static final Pattern ZEROS = Pattern.compile("(?<![^:])0(:0)+(?![^:])");

    private AddressText() {}

    /** @param address 4 or 16 bytes in network order */
    public static String of(byte[] address) {
        var whole = whole(address);
        return address.length == IPV4_BYTES ? whole : shortened(whole);
    }

    private static String whole(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(HexFormat.of().formatHex(address), wrongLength);
        }
    }

    /** Shortens the first of the longest runs of groups of zeros (RFC 5952, 4.2). One group of zeros stays. */
    private static String shortened(String whole) {
        var from = 0;
        var to = 0;
        var zeros = ZEROS.matcher(whole);
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > to - from) {
                from = zeros.start();
                to = zeros.end();
            }
        }
        if (from == to) {
            return whole;
        }
        return before(whole, from) + "::" + after(whole, to);
    }

    private static String before(String whole, int from) {
        return from == 0 ? "" : whole.substring(0, from - 1);
    }

    private static String after(String whole, int to) {
        return to == whole.length() ? "" : whole.substring(to + 1);
    }
}
