package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.networks.AddressFamily;
import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.inspection.core.networks.IpAddress;
import cn.icpfiling.inspection.core.networks.Network;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines of the providers' lists, present and removed. */
@ApplicationScoped
public class ProviderNetworkTable {

    private static final int ROWS_A_STATEMENT = 500;
    private static final int RANGES_A_STATEMENT = 50;
    static final String COLUMNS =
            "n.network_id, n.provider, n.first_address, n.prefix_length, n.region, n.valid_from, n.valid_to,"
                    + " n.recorded_at, n.removed_at";
    private static final String NETWORKS = "SELECT " + COLUMNS + " FROM provider_networks n ";
    static final String ON_A_DAY = "n.valid_from <= ? AND (n.valid_to IS NULL OR n.valid_to >= ?)";

    private final Sql sql;

    ProviderNetworkTable(Sql sql) {
        this.sql = sql;
    }

    /** Where a page of a list begins: after this network, or at the first one. */
    public record Position(AddressFamily family, byte[] first, UUID id) {

        public static Position start(AddressFamily family) {
            return new Position(family, new byte[0], new UUID(0, 0));
        }
    }

    /** Returns the lines of a provider's list. */
    public List<RecordedNetwork> current(UUID provider) {
        return sql.list(
                ProviderNetworkTable::network, NETWORKS + "WHERE n.provider = ? AND n.removed_at IS NULL", provider);
    }

    /**
     * Returns the lines of all other lists that share an address with a block, and no others: a change reads them under the
     * lock that all changes wait for.
     *
     * @param blocks of any families, also overlapping ones
     */
    public List<RecordedNetwork> ofOthers(UUID provider, Collection<Cidr> blocks) {
        var found = new LinkedHashMap<UUID, RecordedNetwork>();
        Range.joined(blocks)
                .forEach((family, ranges) -> chunks(ranges, RANGES_A_STATEMENT)
                        .forEach(chunk ->
                                ofOthers(provider, family, chunk).forEach(line -> found.put(line.id(), line))));
        return List.copyOf(found.values());
    }

    private List<RecordedNetwork> ofOthers(UUID provider, AddressFamily family, List<Range> ranges) {
        var values = new ArrayList<Object>();
        Collections.addAll(values, number(family), provider);
        var conditions = new ArrayList<String>();
        for (var range : ranges) {
            var firsts = firstsAround(range.first());
            conditions.add("n.first_address BETWEEN ? AND ? OR (n.first_address IN (" + many("?", firsts.size())
                    + ") AND n.last_address >= ?)");
            Collections.addAll(values, range.first().bytes(), range.last().bytes());
            values.addAll(firsts);
            values.add(range.first().bytes());
        }
        return sql.list(
                ProviderNetworkTable::network,
                NETWORKS + "WHERE n.removed_at IS NULL AND n.family = ? AND n.provider <> ? AND ("
                        + String.join(" OR ", conditions) + ")",
                values.toArray());
    }

    /** Returns the first addresses of all blocks that contain the address. */
    private static List<Object> firstsAround(IpAddress address) {
        return IntStream.rangeClosed(0, address.family().bits())
                .mapToObj(length -> new Cidr.Written(address, length).block().first())
                .distinct()
                .map(first -> (Object) first.bytes())
                .toList();
    }

    /** Addresses without a gap: a block, or neighbouring ones. */
    private record Range(IpAddress first, IpAddress last) {

        static Map<AddressFamily, List<Range>> joined(Collection<Cidr> blocks) {
            var ranges = new ArrayDeque<Range>();
            for (var block : blocks.stream().sorted(Cidr.ORDER).toList()) {
                var present = ranges.peekLast();
                if (present != null && present.reaches(block.first())) {
                    ranges.removeLast();
                    ranges.addLast(new Range(present.first(), later(present.last(), block.last())));
                } else {
                    ranges.addLast(new Range(block.first(), block.last()));
                }
            }
            return ranges.stream()
                    .collect(Collectors.groupingBy(range -> range.first().family()));
        }

        /** Whether the address is in the range, or the next one behind it. */
        private boolean reaches(IpAddress address) {
            return address.family() == last.family()
                    && (address.compareTo(last) <= 0
                            || last.next().filter(address::equals).isPresent());
        }

        private static IpAddress later(IpAddress one, IpAddress other) {
            return one.compareTo(other) < 0 ? other : one;
        }
    }

    /** Adds lines to a provider's list. */
    public void add(UUID provider, List<Network> networks, Instant at) {
        chunks(networks).forEach(chunk -> {
            var values = new ArrayList<>();
            for (var network : chunk) {
                Collections.addAll(
                        values,
                        Ids.next(),
                        provider,
                        number(network.cidr().family()),
                        network.cidr().first().bytes(),
                        network.cidr().last().bytes(),
                        network.cidr().length(),
                        network.region(),
                        network.validFrom(),
                        network.validTo(),
                        at);
            }
            sql.update(
                    "INSERT INTO provider_networks (network_id, provider, family, first_address, last_address, prefix_length,"
                            + " region, valid_from, valid_to, recorded_at) VALUES "
                            + many("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", chunk.size()),
                    values.toArray());
        });
    }

    /** Removes lines from their lists. */
    public void remove(List<UUID> networks, Instant at) {
        chunks(networks).forEach(chunk -> {
            var values = new ArrayList<Object>();
            values.add(at);
            values.addAll(chunk);
            sql.update(
                    "UPDATE provider_networks SET removed_at = ? WHERE network_id IN (" + many("?", chunk.size()) + ")",
                    values.toArray());
        });
    }

    /**
     * Deletes lines that were removed before a time.
     *
     * @param atMost how many
     * @return how many were deleted
     */
    public int forget(Instant removedBefore, int atMost) {
        return sql.update(
                "DELETE FROM provider_networks WHERE removed_at < ? ORDER BY removed_at LIMIT ?",
                removedBefore,
                atMost);
    }

    /** @param on only lines that are valid on this day; null for all */
    public List<RecordedNetwork> page(UUID provider, LocalDate on, Position after, int limit) {
        var values = new ArrayList<Object>();
        Collections.addAll(values, provider, number(after.family()), after.first(), after.first(), after.id());
        if (on != null) {
            Collections.addAll(values, on, on);
        }
        values.add(limit);
        return sql.list(
                ProviderNetworkTable::network,
                NETWORKS + "WHERE n.provider = ? AND n.removed_at IS NULL AND n.family = ?"
                        + " AND (n.first_address > ? OR (n.first_address = ? AND n.network_id > ?))"
                        + (on == null ? "" : " AND " + ON_A_DAY)
                        + " ORDER BY n.first_address, n.network_id LIMIT ?",
                values.toArray());
    }

    /**
     * Returns the lines, removed ones too, that claim an address for a day; present ones first, then the newest first.
     *
     * @param knownAt only lines that were in their list at this time; null for all
     */
    public List<RecordedNetwork> claims(IpAddress address, LocalDate on, Instant knownAt, int limit) {
        var firsts = firstsAround(address);
        var values = new ArrayList<Object>();
        values.add(number(address.family()));
        values.addAll(firsts);
        Collections.addAll(values, address.bytes(), on, on);
        if (knownAt != null) {
            Collections.addAll(values, knownAt, knownAt);
        }
        values.add(limit);
        return sql.list(
                ProviderNetworkTable::network,
                NETWORKS + "WHERE n.family = ? AND n.first_address IN (" + many("?", firsts.size())
                        + ") AND n.last_address >= ? AND " + ON_A_DAY
                        + (knownAt == null
                                ? ""
                                : " AND n.recorded_at <= ? AND (n.removed_at IS NULL OR n.removed_at > ?)")
                        + " ORDER BY n.removed_at IS NOT NULL, n.recorded_at DESC LIMIT ?",
                values.toArray());
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        return chunks(all, ROWS_A_STATEMENT);
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(chunk -> all.subList(chunk * size, Math.min(all.size(), (chunk + 1) * size)))
                .toList();
    }

    private static String many(String placeholders, int times) {
        return String.join(", ", Collections.nCopies(times, placeholders));
    }

    private static int number(AddressFamily family) {
        return family == AddressFamily.IPV4 ? 4 : 6;
    }

    static RecordedNetwork network(ResultSet row) throws SQLException {
        return new RecordedNetwork(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                new Network(
                        new Cidr(IpAddress.of(row.getBytes(3)), row.getInt(4)),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class)),
                instant(row, 8),
                instant(row, 9));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
