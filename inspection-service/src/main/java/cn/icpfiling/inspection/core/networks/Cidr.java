package cn.icpfiling.inspection.core.networks;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses (RFC 4632, RFC 4291). Two blocks are disjoint, or one contains the other.
 *
 * @param first its lowest address
 * @param length prefix length in bits
 */
public record Cidr(IpAddress first, int length) {

    /** A block comes before the blocks that it contains. */
    public static final Comparator<Cidr> ORDER =
            Comparator.comparing(Cidr::first).thenComparingInt(Cidr::length);

    private static final Pattern TEXT = Pattern.compile("([^/]+)/(0|[1-9]\\d{0,2})");
    private static final long IPV4_BITS = 0xffffffffL;

    public Cidr {
        if (length < 0 || length > first.family().bits()) {
            throw new IllegalArgumentException("no prefix length: " + length);
        }
        if (!first.equals(lowest(first, length))) {
            throw new IllegalArgumentException("host bits are set");
        }
    }

    /** An address and a prefix length as a caller wrote them: the address may have host bits. */
    public record Written(IpAddress address, int length) {

        /** Returns the block that contains the address. */
        public Cidr block() {
            return new Cidr(lowest(address, length), length);
        }

        public boolean hasHostBits() {
            return !address.equals(block().first());
        }
    }

    /** @return empty unless the text is an address, a slash and a prefix length */
    public static Optional<Written> read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var length = Integer.parseInt(parts.group(2));
        return IpAddress.parse(parts.group(1))
                .filter(address -> length <= address.family().bits())
                .map(address -> new Written(address, length));
    }

    /** Refuses a text that is no block with IllegalArgumentException: for blocks of the service's own files and settings. */
    public static Cidr parse(String text) {
        return read(text)
                .filter(written -> !written.hasHostBits())
                .map(Written::block)
                .orElseThrow(() -> new IllegalArgumentException("not a CIDR block: " + text));
    }

    public AddressFamily family() {
        return first.family();
    }

    /** Returns the highest address of the block. */
    public IpAddress last() {
        return family() == AddressFamily.IPV4
                ? new IpAddress(AddressFamily.IPV4, first.high() | (~highMask() & IPV4_BITS), 0)
                : new IpAddress(AddressFamily.IPV6, first.high() | ~highMask(), first.low() | ~lowMask(length));
    }

    public boolean contains(IpAddress address) {
        return address.family() == family() && lowest(address, length).equals(first);
    }

    public boolean overlaps(Cidr other) {
        return contains(other.first) || other.contains(first);
    }

    public String text() {
        return first.text() + "/" + length;
    }

    private long highMask() {
        return highMask(first.family(), length);
    }

    private static IpAddress lowest(IpAddress address, int length) {
        var family = address.family();
        return new IpAddress(family, address.high() & highMask(family, length), address.low() & lowMask(length));
    }

    private static long highMask(AddressFamily family, int length) {
        if (length == 0) {
            return 0;
        }
        return family == AddressFamily.IPV4
                ? (IPV4_BITS << (AddressFamily.IPV4.bits() - length)) & IPV4_BITS
                : -1L << (Long.SIZE - Math.min(length, Long.SIZE));
    }

    private static long lowMask(int length) {
        return length <= Long.SIZE ? 0 : -1L << (AddressFamily.IPV6.bits() - length);
    }

    @Override
    public String toString() {
        return text();
    }
}
