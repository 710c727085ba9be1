package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.auditchain.AuditEntry;
import cn.icpfiling.platform.auditchain.Chain;
import cn.icpfiling.platform.auditchain.Link;
import cn.icpfiling.platform.crypto.AuditKeys;
import cn.icpfiling.platform.crypto.NewKeysets;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A whole audit of 10,000 chained entries and three that wait, with its keys and anchors, to be copied and tampered with. */
final class AuditScene {
    static final int CHAINED = 10_000;
    static final int BETWEEN_ANCHORS = 2_500;
    static final String CHAIN = "probe";
    static final String STRANGER = "stranger";

    private static final List<String> TABLES =
            List.of("audit_entries", "audit_chain", "audit_unchained_entries", "audit_anchors");

    private final Path keys;
    private final Path pristineAnchors;
    private final Connection owner;

    AuditScene(Path folder) throws SQLException, IOException, GeneralSecurityException {
        this.keys = folder.resolve("keys");
        this.pristineAnchors = folder.resolve("pristine");
        NewKeysets.main(keys.toString(), CHAIN, STRANGER);
        owner = LocalStack.ownersConnection();
        // Tables that are copied thirty times: without log and fsync it takes half as long, and the rows are the same.
        execute("SET default_storage_engine = MyISAM");
        makeTables();
        fill();
    }

    Connection owner() {
        return owner;
    }

    Path keys() {
        return keys;
    }

    Chain chain(String name) {
        return new Chain(CHAIN, AuditKeys.readChain(keys, name));
    }

    void close() throws SQLException {
        execute("DROP DATABASE audit_pristine", "DROP DATABASE IF EXISTS audit_tampered");
        owner.close();
    }

    /** The tables as they were, without triggers, as the server's owner could make them; and the anchors. */
    void restore(Path anchors) throws SQLException, IOException {
        execute("DROP DATABASE IF EXISTS audit_tampered", "CREATE DATABASE audit_tampered", "USE audit_tampered");
        for (var table : TABLES) {
            execute(
                    "CREATE TABLE " + table + " LIKE audit_pristine." + table,
                    "INSERT INTO " + table + " SELECT * FROM audit_pristine." + table);
        }
        Files.createDirectories(anchors.resolve(CHAIN));
        try (var files = Files.list(pristineAnchors.resolve(CHAIN))) {
            for (var file : files.toList()) {
                Files.copy(file, anchors.resolve(CHAIN).resolve(file.getFileName()));
            }
        }
    }

    void execute(String... statements) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    /** Hashes from a number to the end anew, with whatever keys. */
    void relink(int from, Chain chain) throws SQLException {
        var entries = new ArrayList<AuditEntry>();
        var before = Link.NONE;
        try (var statement = owner.createStatement()) {
            try (var row = statement.executeQuery("SELECT "
                    + AuditTable.aliased("c.number, c.entry_id, c.key_id, c.hash, c.chained_at")
                    + " FROM audit_chain c WHERE number = " + (from - 1))) {
                before = row.next() ? AuditRows.link(row) : before;
            }
            try (var row = statement.executeQuery("SELECT " + AuditTable.aliased(AuditRows.ENTRY)
                    + " FROM audit_chain c JOIN audit_entries e ON e.id = c.entry_id WHERE c.number >= " + from
                    + " ORDER BY c.number")) {
                while (row.next()) {
                    entries.add(AuditRows.entry(row));
                }
            }
            statement.execute("DELETE FROM audit_chain WHERE number >= " + from);
        }
        link(before, entries, chain);
    }

    /** Entries as a service would write and chain them, behind the chain's end. */
    void append(Chain writer, Chain linker, int first, int count, Instant at) throws SQLException {
        var entries = new ArrayList<AuditEntry>();
        for (var i = 0; i < count; i++) {
            entries.add(writer.withMac(entry(first + i, at)));
        }
        insert(entries);
        var head = Link.NONE;
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT "
                        + AuditTable.aliased("c.number, c.entry_id, c.key_id, c.hash, c.chained_at")
                        + " FROM audit_chain c ORDER BY number DESC LIMIT 1")) {
            head = row.next() ? AuditRows.link(row) : head;
        }
        link(head, entries, linker);
    }

    static AuditEntry entry(int n, Instant at) {
        return new AuditEntry(
                new UUID(0x019b_0000_0000_7000L, n),
                at,
                new UUID(1, n % 7),
                "icp-web",
                "reviewer",
                "ORDER.APPROVE",
                "ORDER",
                new UUID(2, n),
                "DONE",
                "NONE",
                "{\"sequence\":\"1\"}",
                "0af7651916cd43dd8448eb211c80319c",
                0,
                null);
    }

    UnaryOperator<byte[]> signer(String name) {
        try {
            var signer = TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(keys.resolve(name + "-anchor.json")), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
            return bytes -> {
                try {
                    return signer.sign(bytes);
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeTables() throws SQLException, IOException {
        execute("DROP DATABASE IF EXISTS audit_pristine", "CREATE DATABASE audit_pristine", "USE audit_pristine");
        execute(changes("0005-audit"));
    }

    /** What a service's schema is made of. */
    static String[] changes(String name) throws IOException {
        try (var file = AuditScene.class.getResourceAsStream("/db/platform/" + name + ".sql")) {
            var changes = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(changes.split(";\n"))
                    .filter(change -> !change.isBlank())
                    .toArray(String[]::new);
        }
    }

    private void fill() throws SQLException {
        var chain = chain(CHAIN);
        var begun = now().minusSeconds(7200);
        var entries = new ArrayList<AuditEntry>();
        for (var n = 1; n <= CHAINED + 3; n++) {
            entries.add(chain.withMac(entry(n, begun.plusMillis(n * 500L))));
        }
        insert(entries);
        var links = link(Link.NONE, entries.subList(0, CHAINED), chain);
        execute("DELETE u FROM audit_unchained_entries u JOIN audit_chain c ON c.entry_id = u.entry_id");
        Anchor before = null;
        for (var n = BETWEEN_ANCHORS; n <= CHAINED; n += BETWEEN_ANCHORS) {
            var head = links.get(n - 1);
            before = Anchor.after(before, CHAIN, head, head.chainedAt(), signer(CHAIN));
            AnchorFiles.write(pristineAnchors, before);
            try (var insert = owner.prepareStatement("INSERT INTO audit_anchors VALUES (?, ?, ?)")) {
                insert.setLong(1, before.sequence());
                insert.setLong(2, before.number());
                insert.setString(3, AnchorJson.write(before));
                insert.executeUpdate();
            }
        }
    }

    Instant now() throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT UTC_TIMESTAMP(6) AS now")) {
            row.next();
            return AuditRows.instant(row, "now");
        }
    }

    void insert(List<AuditEntry> entries) throws SQLException {
        try (var insert =
                owner.prepareStatement("INSERT INTO audit_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var entry : entries) {
                Object[] values = {
                    Binary.of(entry.id()), utc(entry.at()), Binary.of(entry.account()), entry.client(), entry.roles(),
                    entry.act(), entry.objectType(), Binary.of(entry.objectId()), entry.outcome(), entry.reason(),
                    entry.details(), entry.traceId(), entry.keyId(), entry.mac()
                };
                for (var i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<Link> link(Link before, List<AuditEntry> entries, Chain chain) throws SQLException {
        var links = new ArrayList<Link>();
        try (var insert = owner.prepareStatement("INSERT INTO audit_chain VALUES (?, ?, ?, ?, ?)")) {
            var last = before;
            for (var entry : entries) {
                last = chain.next(last, entry, entry.at());
                links.add(last);
                insert.setLong(1, last.number());
                insert.setBytes(2, Binary.of(last.entryId()));
                insert.setInt(3, last.keyId());
                insert.setBytes(4, last.hash());
                insert.setObject(5, utc(last.chainedAt()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return links;
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
