package cn.icpfiling.filing.unfiled;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Stores the unfiled sites that the authority found online here: one row for each domain, with the latest sighting. */
@ApplicationScoped
public class TakeUnfiledSite {

    private final Sql sql;
    private final Clock clock;

    TakeUnfiledSite(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The address is one of ours, or null if the authority does not name it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(DomainName domain, String address, Instant seenAt) {
        // The column that decides which sighting is newer is set last.
        sql.update(
                "INSERT INTO unfiled_sites (id, domain, address, seen_at, received_at) VALUES (?, ?, ?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE "
                        + "address = IF(VALUES(seen_at) > seen_at, VALUES(address), address), "
                        + "received_at = IF(VALUES(seen_at) > seen_at, VALUES(received_at), received_at), "
                        + "seen_at = GREATEST(seen_at, VALUES(seen_at))",
                Ids.next(),
                domain.ascii(),
                address,
                seenAt,
                clock.instant());
    }
}
