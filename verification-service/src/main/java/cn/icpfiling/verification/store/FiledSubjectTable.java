package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Whose the filed subjects are: ids of accounts and partners alone (ADR 0064). */
@ApplicationScoped
public class FiledSubjectTable {

    private final Sql sql;

    FiledSubjectTable(Sql sql) {
        this.sql = sql;
    }

    /** @param partner null for a holder without a partner */
    public void keep(UUID subject, UUID holder, UUID partner) {
        sql.update(
                "INSERT INTO filed_subjects (subject_id, holder_id, partner_id) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE holder_id = VALUES(holder_id), partner_id = VALUES(partner_id)",
                subject,
                holder,
                partner);
    }

    /** Those of the subjects that the account holds. */
    public Set<UUID> ofHolder(UUID holder, Collection<UUID> subjects) {
        return of("holder_id", holder, subjects);
    }

    /** Those of the subjects that customers of the partner hold. */
    public Set<UUID> ofPartner(UUID partner, Collection<UUID> subjects) {
        return of("partner_id", partner, subjects);
    }

    private Set<UUID> of(String column, UUID owner, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Set.of();
        }
        var values = new ArrayList<Object>(subjects);
        values.add(owner);
        return new HashSet<>(sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT subject_id FROM filed_subjects WHERE subject_id IN ("
                        + String.join(", ", Collections.nCopies(subjects.size(), "?")) + ") AND " + column + " = ?",
                values.toArray()));
    }
}
