package cn.icpfiling.bench.write;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.measure.Spread;
import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.Done;
import cn.icpfiling.bench.service.FilingDatabase;
import cn.icpfiling.bench.service.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** P16: enters the subject of an order at filing-service, and compares it with the same SQL statements sent by hand. */
@ApplicationScoped
public class WriteBench {
    /** The maximum of the service's own pool. */
    private static final int CONNECTIONS = 8;

    /** As many as the plain side has threads, so that no caller waits for a connection on either side. */
    private static final int APPLICANTS = CONNECTIONS;

    /** For the plain side. Each thread writes its own drafts in turn. */
    private static final int PLAIN_DRAFTS = 2 * CONNECTIONS;

    /** A service that is compiled on the core on which it runs reaches its full speed after a minute or two. */
    private static final Duration SERVICE_WARMS_UP = Duration.ofSeconds(180);

    private final Orders orders;
    private final FilingDatabase database;
    private final URI service;
    private final int issuerPort;
    private final String issuer;

    WriteBench(
            Orders orders,
            FilingDatabase database,
            @ConfigProperty(name = "icp.bench.service") URI service,
            @ConfigProperty(name = "icp.bench.issuer-port") int issuerPort,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.orders = orders;
        this.database = database;
        this.service = service;
        this.issuerPort = issuerPort;
        this.issuer = issuer;
    }

    public void run(Pairs pairs, boolean shortForm, Report report) throws Exception {
        var length = Duration.ofSeconds(shortForm ? 1 : 8);
        var applicants = new ArrayList<Applicant>();
        var plain = new ArrayList<PlainJdbc>();
        try (var tokens = Issuer.at(issuerPort, issuer);
                var counter = counter()) {
            for (var draft : orders.drafted(APPLICANTS)) {
                applicants.add(new Applicant(service, draft, tokens.token(draft.holder(), "applicant")));
            }
            var others = orders.drafted(PLAIN_DRAFTS);
            for (var i = 0; i < CONNECTIONS; i++) {
                plain.add(new PlainJdbc(database.connection(), List.of(others.get(i), others.get(i + CONNECTIONS))));
            }
            Crew.atWork(applicants, shortForm ? length : SERVICE_WARMS_UP, counter);
            judge(
                    pairs.run(
                            "P16: subjects entered a second, %d callers, %d connections to the database"
                                    .formatted(APPLICANTS, CONNECTIONS),
                            Crew.side(applicants, length, counter),
                            Crew.side(plain, length, counter),
                            Done::perSecond),
                    report);
        } finally {
            for (var applicant : applicants) {
                applicant.close();
            }
            for (var one : plain) {
                one.close();
            }
        }
    }

    private static void judge(Pairs.Result<Done> result, Report report) {
        var statements = result.ours(Done::rowStatements).min();
        if (result.plain(Done::rowStatements).median() > statements + 0.05) {
            throw new IllegalStateException("the plain side sends more statements than the service does: "
                    + result.plain(Done::rowStatements).with("%.2f") + " against " + statements);
        }
        report.add(judged(
                "PUT of an order's subject against its statements by hand, writes/s",
                result.ours(Done::perSecond).with("%,.0f"),
                result.plain(Done::perSecond).with("%,.0f"),
                result.ratio(Done::perSecond),
                result.valid()));
        report.add(judged(
                "processor time a write, all processes, µs (the ratio is that of plain to ours)",
                result.cpuMicros(true, Done::calls).with("%.0f"),
                result.cpuMicros(false, Done::calls).with("%.0f"),
                result.cpuRatio(Done::calls),
                result.valid()));
        report.add(Finding.told(
                "",
                "statements a write that read or change rows",
                result.ours(Done::rowStatements).with("%.2f"),
                result.plain(Done::rowStatements).with("%.2f"),
                "",
                result.valid()));
        report.add(Finding.told(
                "",
                "the same with COMMIT and SET",
                result.ours(Done::allStatements).with("%.2f"),
                result.plain(Done::allStatements).with("%.2f"),
                "",
                result.valid()));
        report.add(Finding.told(
                "",
                "p50, ms",
                result.ours(Done::p50).with("%.2f"),
                result.plain(Done::p50).with("%.2f"),
                "",
                result.valid()));
        report.add(Finding.told(
                "",
                "p99, ms",
                result.ours(Done::p99).with("%.2f"),
                result.plain(Done::p99).with("%.2f"),
                "",
                result.valid()));
    }

    private static Finding judged(String what, String ours, String plain, Spread ratio, boolean valid) {
        return new Finding("P16", what, ours, plain, ratio.with("%.2f"), ratio.median(), 0.6, 0.8, true, valid);
    }

    private Connection counter() throws SQLException {
        var connection = database.connection();
        connection.setAutoCommit(true);
        return connection;
    }
}
