package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.verification.core.rules.Registrar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Filed domains by the subjects of the lists: top-level domain and registrar. Each page is a range of a key, in its
 * order.
 */
@ApplicationScoped
public class ListedDomainTable {

    private static final String IN_THE_REGISTER = "f.state IN ('ACCESS_CANCELLED', 'SERVED')";

    private final Sql sql;

    ListedDomainTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A filed domain.
     *
     * @param registrar null if the answer is about top-level domains
     */
    public record Filed(
            UUID id,
            String domain,
            String tld,
            String state,
            UUID serviceId,
            String serviceNumber,
            Registrar registrar) {}

    /** Returns the top-level domains that domains are or were filed under. Jumps from one to the next in the key. */
    public List<String> tlds() {
        return sql.list(row -> row.getString(1), "SELECT DISTINCT f.tld FROM filed_domains f ORDER BY f.tld");
    }

    /** Returns the number of filed domains under these top-level domains. */
    public long numberUnder(Collection<String> tlds) {
        if (tlds.isEmpty()) {
            return 0;
        }
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM filed_domains f WHERE f.tld IN (" + marks(tlds) + ") AND "
                                + IN_THE_REGISTER,
                        tlds.toArray())
                .orElseThrow();
    }

    public long withoutRegistrar() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM filed_domains f LEFT JOIN domain_registrars r ON r.domain = f.domain WHERE "
                                + IN_THE_REGISTER + " AND r.domain IS NULL")
                .orElseThrow();
    }

    public long of(Collection<Registrar> registrars) {
        if (registrars.isEmpty()) {
            return 0;
        }
        var values = new ArrayList<Object>();
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM domain_registrars r JOIN filed_domains f ON f.domain = r.domain WHERE "
                                + among(registrars, values) + " AND " + IN_THE_REGISTER,
                        values.toArray())
                .orElseThrow();
    }

    /** @param after the last row of the previous page, null for the first page */
    public List<Filed> under(Collection<String> tlds, Filed after, int limit) {
        if (tlds.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(tlds);
        var from = "";
        if (after != null) {
            from = " AND (f.tld > ? OR (f.tld = ? AND (f.state > ? OR (f.state = ? AND (f.domain > ?"
                    + " OR (f.domain = ? AND f.id > ?))))))";
            values.addAll(List.of(
                    after.tld(),
                    after.tld(),
                    after.state(),
                    after.state(),
                    after.domain(),
                    after.domain(),
                    after.id()));
        }
        values.add(limit);
        return sql.list(
                row -> filed(row, null),
                "SELECT f.id, f.domain, f.tld, f.state, f.service_id, f.service_number FROM filed_domains f WHERE f.tld IN ("
                        + marks(tlds) + ") AND " + IN_THE_REGISTER + from
                        + " ORDER BY f.tld, f.state, f.domain, f.id LIMIT ?",
                values.toArray());
    }

    /** @param after the last row of the previous page, null for the first page */
    public List<Filed> at(Collection<Registrar> registrars, Filed after, int limit) {
        if (registrars.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>();
        var among = among(registrars, values);
        var from = "";
        if (after != null) {
            var id = DomainRegistrarTable.id(after.registrar());
            var name = DomainRegistrarTable.name(after.registrar());
            from = " AND (r.iana_id > ? OR (r.iana_id = ? AND (r.name > ? OR (r.name = ? AND r.domain >= ?))))";
            values.addAll(List.of(id, id, name, name, after.domain()));
        }
        // One more, because the domain of the previous row may have no further row.
        values.add(limit + 1);
        var beyond = "";
        if (after != null) {
            beyond = " AND (p.domain <> ? OR f.id > ?)";
            values.addAll(List.of(after.domain(), after.id()));
        }
        values.add(limit);
        return sql.list(
                row -> filed(row, DomainRegistrarTable.registrar(row.getInt(7), row.getString(8))),
                "SELECT f.id, f.domain, f.tld, f.state, f.service_id, f.service_number, p.iana_id, p.name FROM"
                        + " (SELECT r.iana_id, r.name, r.domain FROM domain_registrars r WHERE " + among + from
                        + " AND EXISTS (SELECT 1 FROM filed_domains f WHERE f.domain = r.domain AND " + IN_THE_REGISTER
                        + ") ORDER BY r.iana_id, r.name, r.domain LIMIT ?) p"
                        + " JOIN filed_domains f ON f.domain = p.domain WHERE " + IN_THE_REGISTER + beyond
                        + " ORDER BY p.iana_id, p.name, p.domain, f.id LIMIT ?",
                values.toArray());
    }

    private static String marks(Collection<String> values) {
        return values.stream().map(_ -> "?").collect(Collectors.joining(","));
    }

    private static String among(Collection<Registrar> registrars, List<Object> values) {
        registrars.forEach(registrar -> {
            values.add(DomainRegistrarTable.id(registrar));
            values.add(DomainRegistrarTable.name(registrar));
        });
        return registrars.stream().map(_ -> "(?,?)").collect(Collectors.joining(",", "(r.iana_id, r.name) IN (", ")"));
    }

    private static Filed filed(ResultSet row, Registrar registrar) throws SQLException {
        return new Filed(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Binary.toUuid(row.getBytes(5)),
                row.getString(6),
                registrar);
    }
}
