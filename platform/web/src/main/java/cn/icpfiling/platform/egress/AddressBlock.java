package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation.
 *
 * @param first the address before the slash, 4 or 16 bytes; bits behind the prefix are ignored
 * @param length of the prefix in bits
 */
record AddressBlock(byte[] first, int length) {

    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f:.]+)/(\\d{1,3})");

    /** Refuses a text that is no block with IllegalArgumentException: blocks come from this release and from settings. */
    static AddressBlock parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a CIDR block: " + text);
        }
        var first = InetAddress.ofLiteral(parts.group(1)).getAddress();
        var length = Integer.parseInt(parts.group(2));
        if (length > first.length * Byte.SIZE) {
            throw new IllegalArgumentException("not a CIDR block: " + text);
        }
        return new AddressBlock(first, length);
    }

    /** @param address 4 or 16 bytes; false for the other family */
    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (var bit = 0; bit < length; bit++) {
            var mask = 0x80 >>> bit % Byte.SIZE;
            if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
