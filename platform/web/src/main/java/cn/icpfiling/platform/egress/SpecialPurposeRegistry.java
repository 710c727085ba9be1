package cn.icpfiling.platform.egress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The addresses that the public cannot reach, {@code lists/special-purpose-networks.csv}. Its header names the sources. */
public final class SpecialPurposeRegistry {

    private static final int IPV4_BYTES = 4;
    /** Not parsed: the JDK reads a mapped address as the IPv4 address. */
    private static final AddressBlock MAPPED =
            new AddressBlock(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);

    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");
    private static final AddressBlock NAT64_LOCAL = AddressBlock.parse("64:ff9b:1::/48");
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16");
    private static final AddressBlock TEREDO = AddressBlock.parse("2001::/32");

    private static final SpecialPurposeRegistry BUNDLED = new SpecialPurposeRegistry();

    private final List<Entry> entries;
    private final List<Row> rows;
    /**
     * @param block in CIDR notation
     * @param source the standard that reserves the block
     */
    public record Entry(String block, String source) {}

    private record Row(AddressBlock block, String source) {}

    private SpecialPurposeRegistry() {
        try (var lines = new BufferedReader(new InputStreamReader(
                SpecialPurposeRegistry.class.getResourceAsStream("/lists/special-purpose-networks.csv"),
                StandardCharsets.UTF_8))) {
            entries = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .map(values -> new Entry(values[0], values[1]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        rows = entries.stream()
                .map(entry -> new Row(AddressBlock.parse(entry.block()), entry.source()))
                .toList();
    }

    public static SpecialPurposeRegistry bundled() {
        return BUNDLED;
    }

    public List<Entry> entries() {
        return entries;
    }

    /**
     * Returns the standard that reserves the address, or an IPv4 address within it; empty for an address that the public reaches.
     *
     * @param address 4 or 16 bytes
     */
    public Optional<String> reservedBy(byte[] address) {
        var own = rows.stream()
                .filter(row -> row.block().contains(address))
                .map(Row::source)
                .findFirst();
        return own.isPresent() ? own : embedded(address).flatMap(this::reservedBy);
    }

    /**
     * The IPv4 address that a router or a tunnel takes out of an IPv6 address: mapped (RFC 4291), NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), and the client of Teredo (RFC 4380), whose bits are inverted.
     */
    static Optional<byte[]> embedded(byte[] address) {
        if (MAPPED.contains(address) || NAT64.contains(address) || NAT64_LOCAL.contains(address)) {
            return Optional.of(bytes(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return Optional.of(bytes(address, 2));
        }
        if (TEREDO.contains(address)) {
            var client = bytes(address, 12);
            for (var at = 0; at < client.length; at++) {
                client[at] = (byte) ~client[at];
            }
            return Optional.of(client);
        }
        return Optional.empty();
    }

    private static byte[] bytes(byte[] address, int from) {
        return Arrays.copyOfRange(address, from, from + IPV4_BYTES);
    }
}
