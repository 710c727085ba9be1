package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The filed domains of sites, for lists: some of each, because a site may have hundreds. */
@ApplicationScoped
public class SiteDomainTable {
    private static final String SOME_OF_ONE =
            "(SELECT service_id, domain FROM filed_site_domains WHERE service_id = ? ORDER BY domain LIMIT ?)";
    private static final int SITES_A_STATEMENT = 50;

    private final Sql sql;

    SiteDomainTable(Sql sql) {
        this.sql = sql;
    }

    private record Row(UUID service, String domain) {}

    /** Returns at most so many domains of each of the sites, as A-labels without www., in their order. */
    public Map<UUID, List<String>> some(List<UUID> services, int mostEach) {
        var rows = new ArrayList<Row>();
        for (var from = 0; from < services.size(); from += SITES_A_STATEMENT) {
            var some = services.subList(from, Math.min(from + SITES_A_STATEMENT, services.size()));
            var values = new ArrayList<Object>();
            some.forEach(service -> Collections.addAll(values, service, mostEach));
            rows.addAll(sql.list(
                    row -> new Row(Binary.toUuid(row.getBytes(1)), row.getString(2)),
                    String.join(" UNION ALL ", Collections.nCopies(some.size(), SOME_OF_ONE)),
                    values.toArray()));
        }
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::service,
                        Collectors.mapping(
                                Row::domain,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        found -> found.stream().sorted().toList()))));
    }
}
