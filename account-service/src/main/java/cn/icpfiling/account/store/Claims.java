package cn.icpfiling.account.store;

import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Claims rows for one replica. The lease is a time in the row, at which the row is due. A replica reads what is due without a lock, and
 * claims row by row with an UPDATE that says again what is due. If another replica claims the same row, the later UPDATE waits for its
 * commit and changes nothing. It does without SKIP LOCKED, which some databases of MySQL's dialect lack.
 */
final class Claims {

    private Claims() {}

    /**
     * @param due ids of the rows to claim
     * @param claim an UPDATE with the parameter id, which no longer finds a claimed row
     * @return the rows that this replica got, in the order of their ids, in which all replicas lock them
     */
    static List<UUID> won(Collection<UUID> due, Query claim) {
        return due.stream()
                .sorted()
                .filter(id -> claim.setParameter("id", id).executeUpdate() == 1)
                .toList();
    }
}
