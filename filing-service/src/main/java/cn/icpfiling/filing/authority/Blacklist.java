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
 * Whom and what the authority lets nobody file, as its downloads (HMDLB) said so far. Certificates are personal data and domains may
 * name somebody, so keyed hashes are kept and nothing else: a question can be answered, the list cannot be read. The newer word wins.
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

    /** In the caller's transaction; a word that is older than the one kept changes nothing. */
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

    /** When the authority said that the domain is barred; empty where it said nothing, or took it back. */
    public Optional<Instant> domainBarredAt(String domain) {
        return barredAt(DOMAIN, domain);
    }

    /** The same of a certificate. */
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

    /** In the one written form; what is no domain is kept as it stands and bars nothing. */
    private static String domain(String value) {
        try {
            return DomainName.parse(value).ascii();
        } catch (IllegalArgumentException notADomain) {
            return value.strip();
        }
    }
}
