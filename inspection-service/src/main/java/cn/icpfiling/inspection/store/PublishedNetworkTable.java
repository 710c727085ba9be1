package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The networks of all lists as the scan reads them. Each read is a transaction, because a transaction has a longest life: a
 * read without an end would keep the scan on old networks for ever.
 */
@ApplicationScoped
public class PublishedNetworkTable {

    private final Sql sql;

    PublishedNetworkTable(Sql sql) {
        this.sql = sql;
    }

    /** All networks of one day, as one state of the database. */
    public record DayOfNetworks(long version, List<RecordedNetwork> networks) {}

    /** Returns the number of changes of all lists. */
    @Transactional
    public long version() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT version FROM network_publications WHERE name = ?",
                        NetworkListTable.PUBLICATION)
                .orElseThrow();
    }

    /** One statement sees one state, so version and networks belong together. */
    @Transactional
    public DayOfNetworks on(LocalDate day) {
        var versions = new ArrayList<Long>();
        var found = sql.list(
                row -> {
                    versions.add(row.getLong(10));
                    return row.getBytes(1) == null ? null : ProviderNetworkTable.network(row);
                },
                "SELECT " + ProviderNetworkTable.COLUMNS
                        + ", p.version FROM network_publications p LEFT JOIN provider_networks n ON n.removed_at IS NULL AND "
                        + ProviderNetworkTable.ON_A_DAY + " WHERE p.name = ?",
                day,
                day,
                NetworkListTable.PUBLICATION);
        return new DayOfNetworks(
                versions.getFirst(), found.stream().filter(Objects::nonNull).toList());
    }
}
