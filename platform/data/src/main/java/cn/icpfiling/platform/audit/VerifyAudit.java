package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Chain;
import cn.icpfiling.platform.auditchain.Verification;
import cn.icpfiling.platform.auditchain.Verification.Report;
import cn.icpfiling.platform.crypto.AuditKeys;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The verifier, a separate program: {@code VerifyAudit <keys> <anchors>[:<anchors>…] <chain>=<jdbc url> …}. User and
 * password are in ICP_AUDIT_USER and ICP_AUDIT_PASSWORD. The program calls no service, only reads, and needs the secret
 * of the chain and the public keys of the anchors. Exit codes: 0 clean, 1 findings, 2 the check could not run.
 */
public final class VerifyAudit {
    private static final String LINKS = "SELECT "
            + AuditTable.aliased("c.number, c.entry_id, c.key_id, c.hash, c.chained_at, " + AuditRows.ENTRY)
            + " FROM audit_chain c LEFT JOIN audit_entries e ON e.id = c.entry_id ORDER BY c.number";
    private static final String WAITING = "SELECT " + AuditTable.aliased(AuditRows.ENTRY)
            + " FROM audit_unchained_entries u LEFT JOIN audit_entries e ON e.id = u.entry_id ORDER BY u.n";
    private static final String UNCHAINED = "SELECT 1 FROM audit_entries e"
            + " WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.entry_id = e.id)"
            + " AND NOT EXISTS (SELECT 1 FROM audit_unchained_entries u WHERE u.entry_id = e.id)";

    private VerifyAudit() {}

    public static void main(String... args) {
        var user = System.getenv().getOrDefault("ICP_AUDIT_USER", "icp_audit");
        var password = System.getenv().getOrDefault("ICP_AUDIT_PASSWORD", "");
        System.exit(run(System.out, user, password, args));
    }

    /** Prints the findings and returns the exit code. */
    public static int run(PrintStream out, String user, String password, String... args) {
        if (args.length < 3) {
            out.println("usage: VerifyAudit <keys> <anchors>[:<anchors>...] <chain>=<jdbc url>...");
            return 2;
        }
        var keys = Path.of(args[0]);
        var anchors = Arrays.stream(args[1].split(":")).map(Path::of).toList();
        var worst = 0;
        for (var target : List.of(args).subList(2, args.length)) {
            var chain = target.substring(0, target.indexOf('='));
            try (var connection = connect(target.substring(target.indexOf('=') + 1), user, password)) {
                var begun = System.nanoTime();
                var report = verify(connection, keys, anchors, chain);
                print(out, report, Duration.ofNanos(System.nanoTime() - begun));
                worst = Math.max(worst, report.isClean() ? 0 : 1);
            } catch (SQLException | RuntimeException failure) {
                out.printf("✗ %s could not be verified: %s%n", chain, failure.getMessage());
                worst = 2;
            }
        }
        return worst;
    }

    /** Reads the database in one snapshot. Reads the anchors before the snapshot, so no anchor is newer than it. */
    static Report verify(Connection connection, Path keys, List<Path> places, String name) throws SQLException {
        var outside = AnchorFiles.read(places, name);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        var now = list(connection, "SELECT UTC_TIMESTAMP(6) AS now", row -> AuditRows.instant(row, "now"))
                .getFirst();
        var recorded = list(
                connection,
                "SELECT document FROM audit_anchors ORDER BY sequence",
                row -> AnchorJson.read(row.getString(1)));
        var verification = new Verification(
                new Chain(name, AuditKeys.readChain(keys, name)),
                outside,
                recorded,
                AuditKeys.readAnchors(keys, name),
                now);
        each(connection, LINKS, row -> verification.link(AuditRows.link(row), AuditRows.entry(row)));
        each(connection, WAITING, row -> verification.waiting(AuditRows.entry(row)));
        each(connection, UNCHAINED, row -> verification.unchained());
        connection.rollback();
        return verification.report();
    }

    private static void print(PrintStream out, Report report, Duration took) {
        out.printf(
                "%s %s: %d links, head %s, %d waiting%s, %d anchors met, %d links after the last anchor, %d ms%n",
                report.isClean() ? "✓" : "✗",
                report.chain(),
                report.links(),
                report.links() == 0 ? "-" : report.headHash().substring(0, 16),
                report.waiting(),
                report.oldestWaiting() == null ? "" : " since " + report.oldestWaiting(),
                report.anchorsMet(),
                Math.max(0, report.head() - report.anchored()),
                took.toMillis());
        for (var finding : report.findings()) {
            out.printf(
                    "  %s from number %d on (%d): %s%n",
                    finding.kind(),
                    finding.number(),
                    finding.times(),
                    finding.kind().words());
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, settings(url, user, password));
    }

    /** What stands here wins over the address, so an address that says how the server is checked keeps its word. */
    static Properties settings(String url, String user, String password) {
        var settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("connectionTimeZone", "UTC");
        if (!url.contains("sslMode=")) {
            settings.setProperty("sslMode", "PREFERRED");
            settings.setProperty("allowPublicKeyRetrieval", "true");
        }
        return settings;
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Take {
        void of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String query, Read<T> read) throws SQLException {
        var rows = new ArrayList<T>();
        each(connection, query, row -> rows.add(read.of(row)));
        return rows;
    }

    /** Streams the rows, so the memory does not grow with the length of the chain. */
    private static void each(Connection connection, String query, Take take) throws SQLException {
        try (var statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    take.of(rows);
                }
            }
        }
    }
}
