package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Digests of what the bootstrap file said last of each part of a member of staff. */
@ApplicationScoped
public class BootstrapPartTable {

    private final Sql sql;

    BootstrapPartTable(Sql sql) {
        this.sql = sql;
    }

    private record Row(String part, byte[] digest) {}

    /** By the part's name; empty for a member of whom no file was applied. */
    public Map<String, byte[]> of(UUID account) {
        return sql
                .list(
                        row -> new Row(row.getString(1), row.getBytes(2)),
                        "SELECT part, digest FROM bootstrap_parts WHERE account_id = ?",
                        account)
                .stream()
                .collect(Collectors.toMap(Row::part, Row::digest));
    }

    public void put(UUID account, String part, byte[] digest) {
        sql.update(
                "INSERT INTO bootstrap_parts (account_id, part, digest) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE digest = ?",
                account,
                part,
                digest,
                digest);
    }
}
