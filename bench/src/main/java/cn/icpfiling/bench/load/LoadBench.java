package cn.icpfiling.bench.load;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.service.FilingDatabase;
import cn.icpfiling.bench.service.Issuer;
import cn.icpfiling.platform.id.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * P11: exports of the old platform, from the start of a load to its report, compared with LOAD DATA LOCAL of the very rows
 * that the load made.
 */
@ApplicationScoped
public class LoadBench {
    private static final double MUST = 0.35;
    private static final double AIM = 0.6;
    private static final Plan FULL = new Plan(Duration.ZERO, 3, 6, true);
    private static final List<String> KINDS = List.of("ACCOUNTS", "SUBJECTS");
    private static final List<String> ALL_KINDS =
            List.of("ACCOUNTS", "SUBJECTS", "SITES", "DOMAINS", "ORDERS", "PAPERS");
    private static final List<String> TABLES = List.of("legacy_accounts", "legacy_filings");

    private final FilingDatabase database;
    private final URI service;
    private final int issuerPort;
    private final String issuer;
    private final Settings settings;

    LoadBench(
            FilingDatabase database,
            Settings settings,
            @ConfigProperty(name = "icp.bench.service") URI service,
            @ConfigProperty(name = "icp.bench.issuer-port") int issuerPort,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.database = database;
        this.settings = settings;
        this.service = service;
        this.issuerPort = issuerPort;
        this.issuer = issuer;
    }

    /** Where the exports are, and who may empty tables. */
    @ApplicationScoped
    static class Settings {
        private final Optional<String> exports;
        private final String url;
        private final String user;
        private final String password;

        Settings(
                @ConfigProperty(name = "icp.bench.exports") Optional<String> exports,
                @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
                @ConfigProperty(name = "icp.db.ddl-user") String user,
                @ConfigProperty(name = "icp.db.ddl-password") String password) {
            this.exports = exports;
            this.url = url;
            this.user = user;
            this.password = password;
        }

        Path folder() {
            return Path.of(exports.orElseThrow(() -> new IllegalStateException("icp.bench.exports is not set")));
        }

        void empty() throws SQLException {
            try (var connection = DriverManager.getConnection(url, user, password);
                    var statement = connection.createStatement()) {
                for (var table : TABLES) {
                    statement.execute("TRUNCATE TABLE " + table);
                }
            }
        }
    }

    /** The rows of the files, and the time. */
    record Loaded(long rows, double seconds) {
        double perSecond() {
            return rows / seconds;
        }
    }

    public void run(Function<Plan, Pairs> pairs, boolean shortForm, PrintStream out, Report report) throws Exception {
        var folder = settings.folder();
        var files = files(folder, KINDS);
        var plan = planned(folder, KINDS);
        try (var tokens = Issuer.at(issuerPort, issuer);
                var api = new LegacyLoadApi(service, tokens.token(Ids.next(), "administrator"))) {
            // The first loads compile the service's code; the last of them makes the rows of the plain side.
            for (var round = 0; round < (shortForm ? 1 : 3); round++) {
                settings.empty();
                check(api.ended(api.uploaded(files)), plan);
            }
            var finished = finished(folder);
            var rows = plan.values().stream().mapToLong(counts -> counts[0]).sum();
            out.printf(
                    "%,d rows in the files, %,d stored%n",
                    rows, finished.stream().mapToLong(FinishedRows::rows).sum());
            var result = pairs.apply(shortForm ? Plan.SHORT : FULL)
                    .run(
                            "P11: rows a second from the start of a load to its report, and by LOAD DATA",
                            byTheService(api, files, plan, rows),
                            byLoadData(finished),
                            Loaded::perSecond);
            report.add(new Finding(
                    "P11",
                    "rows a second: parsed, judged, encrypted, indexed, stored and reported",
                    result.ours(Loaded::perSecond).with("%.0f"),
                    result.plain(Loaded::perSecond).with("%.0f"),
                    result.ratio(Loaded::perSecond).with("%.2f"),
                    result.ratio(Loaded::perSecond).median(),
                    MUST,
                    AIM,
                    true,
                    result.valid()));
        }
    }

    /** Loads all tables once; each count must be that of the plan. Then once more: nothing may change. */
    public void prove(PrintStream out) throws Exception {
        var folder = settings.folder();
        var files = files(folder, ALL_KINDS);
        var plan = planned(folder, ALL_KINDS);
        try (var tokens = Issuer.at(issuerPort, issuer);
                var api = new LegacyLoadApi(service, tokens.token(Ids.next(), "administrator"))) {
            var load = api.uploaded(files);
            var begun = System.nanoTime();
            var ended = api.ended(load);
            var seconds = (System.nanoTime() - begun) / 1e9;
            check(ended, plan);
            checkCodes(api.report(load).path("setAside"), plan(folder).path("faults"));
            var rows = plan.values().stream().mapToLong(counts -> counts[0]).sum();
            out.printf(
                    Locale.ROOT,
                    "%,d rows in %.0f s, %,.0f a second; the report equals the plan%n",
                    rows,
                    seconds,
                    rows / seconds);
            var again = api.ended(api.uploaded(files)).path("rows");
            if (again.path("added").asLong() != 0 || again.path("changed").asLong() != 0) {
                throw new IllegalStateException("the second load changed something: " + again);
            }
            out.println("the same files once more: nothing changed");
        }
    }

    private static Map<String, Path> files(Path folder, List<String> kinds) {
        var files = new LinkedHashMap<String, Path>();
        kinds.forEach(kind -> files.put(kind, folder.resolve(kind.toLowerCase(Locale.ROOT) + ".csv")));
        return files;
    }

    private Side<Loaded> byTheService(LegacyLoadApi api, Map<String, Path> files, Map<String, long[]> plan, long rows) {
        return new Side<>() {
            private String load;

            @Override
            public void prepare() throws Exception {
                settings.empty();
                load = api.uploaded(files);
            }

            @Override
            public Loaded measure() throws Exception {
                var begun = System.nanoTime();
                var ended = api.ended(load);
                var seconds = (System.nanoTime() - begun) / 1e9;
                check(ended, plan);
                return new Loaded(rows, seconds);
            }
        };
    }

    private Side<Loaded> byLoadData(List<FinishedRows> finished) {
        return new Side<>() {
            @Override
            public void prepare() throws SQLException {
                settings.empty();
            }

            @Override
            public Loaded measure() throws Exception {
                var begun = System.nanoTime();
                try (var connection = database.loading()) {
                    for (var table : finished) {
                        table.load(connection);
                    }
                }
                var seconds = (System.nanoTime() - begun) / 1e9;
                return new Loaded(
                        finished.stream().mapToLong(FinishedRows::rows).sum(), seconds);
            }
        };
    }

    private List<FinishedRows> finished(Path folder) throws Exception {
        try (var connection = database.connection()) {
            return List.of(
                    FinishedRows.read(connection, TABLES.get(0), folder),
                    FinishedRows.read(connection, TABLES.get(1), folder));
        }
    }

    /** Rows, stored rows and rows to be set aside by kind, from the generator. */
    private static Map<String, long[]> planned(Path folder, List<String> kinds) throws IOException {
        var planned = new LinkedHashMap<String, long[]>();
        for (var file : plan(folder).path("files")) {
            var kind = file.path("kind").asText();
            if (kinds.contains(kind)) {
                planned.put(kind, new long[] {
                    file.path("rows").asLong(),
                    file.path("stored").asLong(),
                    file.path("setAside").asLong()
                });
            }
        }
        return planned;
    }

    private static JsonNode plan(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("plan.json").toFile());
    }

    /** Each planted fault is set aside for its own reason, not for another one that hides it. */
    static void checkCodes(JsonNode setAside, JsonNode planted) {
        var told = byCode(setAside);
        var wanted = byCode(planted);
        if (wanted.isEmpty() || !told.equals(wanted)) {
            throw new IllegalStateException("of the faults %s the report has %s".formatted(wanted, told));
        }
    }

    private static Map<String, Long> byCode(JsonNode counts) {
        return StreamSupport.stream(counts.spliterator(), false)
                .collect(Collectors.toMap(
                        count -> count.path("kind").asText() + " "
                                + count.path("code").asText(),
                        count -> count.path("rows").asLong(),
                        Long::sum,
                        TreeMap::new));
    }

    /** A load that loses a row, or takes a planted fault, fails the bench. */
    private static void check(JsonNode load, Map<String, long[]> plan) {
        if (!load.path("state").asText().equals("FINISHED")) {
            throw new IllegalStateException("the load ended as " + load);
        }
        StreamSupport.stream(load.path("files").spliterator(), false).forEach(file -> {
            var wanted = plan.get(file.path("kind").asText());
            var rows = file.path("rows");
            if (rows.path("read").asLong() != wanted[0]
                    || rows.path("added").asLong() != wanted[1]
                    || rows.path("setAside").asLong() != wanted[2]) {
                throw new IllegalStateException(
                        "of %d, %d and %d rows a file shows %s".formatted(wanted[0], wanted[1], wanted[2], file));
            }
        });
    }
}
