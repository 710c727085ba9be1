package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.Notation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The authority's blacklist, from its downloads (HMDLB) so far. Certificates are personal data, and a domain may name a
 * person, so only keyed hashes are stored. A value can be checked, but the list cannot be read. The newer entry wins.
 */
@ApplicationScoped
public class Blacklist {

    private static final int DOMAIN = 0;
    private static final String COLUMN = "authority_blacklist";

    private final Sql sql;
    private final KeyedHash hash;

    Blacklist(Sql sql, KeyedHash hash) {
        this.sql = sql;
        this.hash = hash;
    }

    /** Runs in the caller's transaction. An entry that is older than the stored one changes nothing. */
    void take(AuthorityResult.Barred word, Instant at) {
        sql.update(
                "INSERT INTO authority_blacklist (condition_type, condition_index, barred, said_at) VALUES (?, ?, ?,"
                        + " ?) ON DUPLICATE KEY UPDATE barred = IF(VALUES(said_at) >= said_at, VALUES(barred), barred),"
                        + " said_at = GREATEST(said_at, VALUES(said_at))",
                word.conditionType(),
                indexOf(word.conditionType(), word.value()),
                word.barred(),
                word.at() == null ? at : word.at());
    }

    /** Returns when the authority barred the domain; empty if it never did, or removed the entry. */
    public Optional<Instant> domainBarredAt(String domain) {
        return barredAt(DOMAIN, domain);
    }

    /** Returns the same for a certificate. */
    public Optional<Instant> certificateBarredAt(int type, String number) {
        return barredAt(type, number);
    }

    private Optional<Instant> barredAt(int type, String value) {
        return sql.first(
                row -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                "SELECT said_at FROM authority_blacklist WHERE condition_type = ? AND condition_index = ? AND barred",
                type,
                indexOf(type, value));
    }

    private byte[] indexOf(int type, String value) {
        return hash.of(COLUMN, type + ":" + (type == DOMAIN ? domain(value) : Notation.tidy(value)));
    }

    /** Returns the normal form. Text that is no domain is kept as it is and bars nothing. */
    private static String domain(String value) {
        try {
            return DomainName.parse(value).ascii();
        } catch (IllegalArgumentException notADomain) {
            return value.strip();
        }
    }
}
