package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the order of any account that the provider or the authority has for a domain or a certificate, by the keys that let one order have
 * either.
 */
@ApplicationScoped
public class SubmittedOrderTable {

    private final Sql sql;

    SubmittedOrderTable(Sql sql) {
        this.sql = sql;
    }

    public Optional<UUID> ofDomain(String ascii) {
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT order_id FROM domain_holds WHERE domain = ? AND order_id IS NOT NULL",
                ascii);
    }

    public Optional<UUID> ofCertificate(BlindValue certificate) {
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM orders WHERE open_certificate = ? UNION SELECT id FROM orders WHERE open_certificate_b = ?",
                certificate.a(),
                certificate.b());
    }
}
