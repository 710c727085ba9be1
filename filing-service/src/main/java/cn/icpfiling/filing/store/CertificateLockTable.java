package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The locks of certificates. One live subject and one submitted order a certificate are two keys in two tables, so a writer of the one and a
 * writer of the other meet here. A row stands for all certificates whose blind index begins with the same two bytes: it names no holder, and
 * the table does not grow. Two writers that know a certificate under one common key of the index meet, also while that key changes.
 */
@ApplicationScoped
public class CertificateLockTable {

    private static final int BYTE = 0xFF;

    private final Sql sql;

    CertificateLockTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the certificate until the end of the caller's transaction, after the locks of accounts and before that of a subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(BlindValue certificate) {
        stripes(certificate)
                .forEach(stripe -> sql.update(
                        "INSERT INTO certificate_locks (stripe) VALUES (?)"
                                + " ON DUPLICATE KEY UPDATE stripe = VALUES(stripe)",
                        stripe));
    }

    /** Returns the rows in the order in which every writer takes them, so that two do not wait for each other. */
    static SortedSet<Integer> stripes(BlindValue certificate) {
        return Stream.of(certificate.a(), certificate.b())
                .filter(Objects::nonNull)
                .map(CertificateLockTable::stripe)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Integer stripe(byte[] index) {
        return (index[0] & BYTE) << Byte.SIZE | index[1] & BYTE;
    }
}
