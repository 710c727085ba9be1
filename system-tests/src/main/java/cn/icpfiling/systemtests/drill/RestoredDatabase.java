package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.JudgedFilings;
import cn.icpfiling.systemtests.drill.Ledger.Loss;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** {@code ./icp drill restore}: the database is destroyed while websites are filed, and comes back from what was copied elsewhere. */
public final class RestoredDatabase {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int ICP_PATIENCE_SECONDS = 900;
    private static final int ACCOUNTS = 16;
    private static final int FILINGS_AT_ONCE = 2;
    private static final int SIGN_INS = 3;
    private static final Duration CALM = Duration.ofSeconds(10);
    /** What the canary leaves out. */
    private static final Duration LAST_MINUTE = Duration.ofSeconds(61);

    private static final Duration LONGEST_LOSS = Duration.ofSeconds(60);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(10);
    private static final String[] SCHEMAS = {
        "icp_filing", "icp_verification", "icp_inspection", "icp_account", "icp_legacy"
    };

    private final Stack stack;
    private final Path home;
    private final Icp icp;
    private final Ledger ledger;
    private final JudgedFilings filings;
    private final List<String> violations = new ArrayList<>();

    private RestoredDatabase(Stack stack) {
        this.stack = stack;
        this.home = stack.logs().getParent();
        this.icp = new Icp(stack, ICP_PATIENCE_SECONDS);
        this.ledger = new Ledger(stack);
        this.filings = filings(stack);
    }

    /** On a slow machine the time of a one-time code may be over before it arrives; the reviewer signs in again then. */
    private static JudgedFilings filings(Stack stack) {
        for (var attempt = 1; ; attempt++) {
            try {
                return new JudgedFilings(
                        stack,
                        ACCOUNTS,
                        LONGEST_OUTAGE.plusMinutes(4),
                        stack.logs().resolve("drill.ndjson"),
                        told -> OUT.println("  " + told));
            } catch (Differs refused) {
                if (attempt == SIGN_INS) {
                    throw refused;
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        System.exit(new RestoredDatabase(Stack.fromEnvironment()).holds() ? 0 : 1);
    }

    private boolean holds() throws IOException, InterruptedException {
        ledger.begins();
        filings.begin(FILINGS_AT_ONCE);
        sleep(CALM);
        icp.does("backup");
        var older = newestDump();
        sleep(CALM.multipliedBy(2));
        icp.does("backup");
        var point = newestDump();
        OUT.println("  two dumps are taken; what is acknowledged from now on is in the binary logs alone");
        sleep(LAST_MINUTE);

        var destroyed = destroy();
        icp.does("restore", "--until", destroyed.plusSeconds(1).toString());
        var served = awaitAnswer(destroyed);
        var loss = Loss.of(ledger.told(), numbers("ICP_DB_SOCKET"), destroyed);
        sleep(CALM);
        ledger.ends();
        var judged = filings.end();
        violations.addAll(judged.violations());
        demand(loss.lost() == 0 || loss.seconds() <= LONGEST_LOSS.toSeconds(), "the loss is longer than a minute");
        demand(loss.lost() == 0, "%d of %d acknowledged numbers are lost".formatted(loss.lost(), loss.acknowledged()));
        demand(
                served.compareTo(LONGEST_OUTAGE) <= 0,
                "the first request succeeded after more than %s".formatted(LONGEST_OUTAGE));
        demand(audit("mariadb") == 0, "the audit of the restored database does not verify");
        OUT.printf(
                "RPO %.1f s: %d acknowledged writes until the database was destroyed, %d lost%n",
                loss.seconds(), loss.acknowledged(), loss.lost());
        OUT.printf("RTO %.0f s: from the destruction to the first request that succeeded%n", served.toMillis() / 1e3);
        OUT.printf(
                "%d websites filed through it: %d events, %d requests without an answer%n",
                judged.filings(), judged.events(), judged.unanswered());

        beside(older, point, destroyed);
        violations.forEach(violation -> OUT.println("VIOLATION " + violation));
        return violations.isEmpty();
    }

    /**
     * A second restore, on a server beside, ends where the second dump was taken: it must equal that dump row by row, and the same
     * checks must miss what came in the minute after.
     */
    private void beside(Path older, Path point, Instant destroyed) throws IOException, InterruptedException {
        var series = point.getParent().getParent().getFileName();
        var place = series + "/"
                + Files.readString(point.resolve("position")).strip().replace(' ', ':');
        icp.does("restore", "--beside", "--until-position", place);
        demand(same(point) == 0, "restored to %s it is not the dump that was taken there".formatted(place));
        demand(same(older) != 0, "the comparison takes an older dump for the same");
        var without = Loss.of(ledger.told(), numbers("ICP_RESTORED_SOCKET"), destroyed);
        demand(
                without.lost() > 0 && without.seconds() >= LAST_MINUTE.toSeconds() - 1,
                "a restore without the last minute is not noticed: %d lost, %.1f s"
                        .formatted(without.lost(), without.seconds()));
        demand(audit("restored-mariadb") == 1, "the audit does not say that its last minute is missing");
        OUT.printf(
                "A restore without the last minute is noticed: %d writes lost, RPO %.1f s, and the audit does not verify%n",
                without.lost(), without.seconds());
    }

    /** Kills the server and deletes its data folder, binary logs included. */
    private Instant destroy() throws IOException, InterruptedException {
        icp.does("stop", "mariadb", "--kill");
        var destroyed = Instant.now();
        try (var files = Files.walk(home.resolve("db"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        OUT.println("  the database is killed and its data folder deleted at " + destroyed);
        return destroyed;
    }

    /** Returns how long it took from the destruction to the first answer that acknowledges a write. */
    private Duration awaitAnswer(Instant destroyed) throws InterruptedException {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < CALM.multipliedBy(6).toNanos()) {
            var first = ledger.told().stream()
                    .map(Ledger.Acknowledged::at)
                    .filter(at -> at.isAfter(destroyed))
                    .min(Comparator.naturalOrder());
            if (first.isPresent()) {
                return Duration.between(destroyed, first.get());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new Differs("No write was acknowledged after the restore");
    }

    private Set<String> numbers(String socket) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        tool("local/target/mariadb/bin/mariadb"),
                        "--no-defaults",
                        "--skip-ssl",
                        "--skip-column-names",
                        "--socket=" + System.getenv(socket),
                        "--user=" + System.getProperty("user.name"),
                        "--execute=SELECT bsn FROM icp_filing.service_numbers")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.getInputStream()) {
            var numbers = new HashSet<>(new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            Differs.unless(process.waitFor() == 0, "The database refused to read the service numbers");
            return numbers;
        }
    }

    private int same(Path dump) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                tool("backup/same.sh"), home.resolve("run/restored-mariadb.cnf").toString(), dump.toString()));
        words.addAll(List.of(SCHEMAS));
        return icp.exitCode(Map.of("DUMP", tool("local/target/mariadb/bin/mariadb-dump")), words);
    }

    private int audit(String server) throws IOException, InterruptedException {
        return icp.exitCode(Map.of("ICP_AUDIT_SERVER", server), "audit", "verify");
    }

    /** Looks at dumps alone: papers are copied all the while, under a name that is gone a moment later. */
    private Path newestDump() throws IOException {
        var dumps = new ArrayList<Path>();
        for (var series : entries(Path.of(System.getenv("ICP_BACKUPS")))) {
            for (var dump : entries(series.resolve("dumps"))) {
                if (Files.exists(dump.resolve("position"))) {
                    dumps.add(dump);
                }
            }
        }
        return dumps.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private String tool(String path) {
        return stack.script().resolveSibling("deploy").resolve(path).toString();
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
