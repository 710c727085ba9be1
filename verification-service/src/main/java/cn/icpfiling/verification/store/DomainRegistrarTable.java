package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.verification.core.rules.Registrar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The registrar that a registry last named for a domain. */
@ApplicationScoped
public class DomainRegistrarTable {

    private static final int LONGEST_NAME = 255;
    private static final int NO_ID = 0;

    private final Sql sql;

    DomainRegistrarTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Joins the caller's transaction. A newer answer is not overwritten.
     *
     * @param domain A-label
     */
    public void keep(String domain, Registrar registrar, Instant toldAt) {
        sql.update("""
                INSERT INTO domain_registrars (domain, iana_id, name, told_at) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE
                    iana_id = IF(VALUES(told_at) >= told_at, VALUES(iana_id), iana_id),
                    name = IF(VALUES(told_at) >= told_at, VALUES(name), name),
                    told_at = GREATEST(told_at, VALUES(told_at))""", domain, id(registrar), name(registrar), toldAt);
    }

    /** Returns the distinct registrars in the table, in the order of the key. */
    public List<Registrar> told(int limit) {
        return sql.list(
                row -> registrar(row.getInt(1), row.getString(2)),
                "SELECT DISTINCT iana_id, name FROM domain_registrars ORDER BY iana_id, name LIMIT ?",
                limit);
    }

    static Registrar registrar(int ianaId, String name) {
        return new Registrar(name.isEmpty() ? null : name, ianaId == NO_ID ? null : ianaId);
    }

    static int id(Registrar registrar) {
        return registrar.ianaId() == null ? NO_ID : registrar.ianaId();
    }

    static String name(Registrar registrar) {
        var name = registrar.name() == null ? "" : registrar.name();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
