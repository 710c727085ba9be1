package cn.icpfiling.bench.read;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.measure.Spread;
import cn.icpfiling.bench.read.Filing.Thing;
import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.Done;
import cn.icpfiling.bench.service.FilingDatabase;
import cn.icpfiling.bench.service.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** P15: reads one filing of a million, and compares it with the lightest JSON of the same process. */
@ApplicationScoped
public class ReadBench {
    private static final int CALLERS = 16;
    private static final String PING = "/q/health/live";

    private final Register register;
    private final FilingDatabase database;
    private final URI service;
    private final URI management;
    private final int issuerPort;
    private final String issuer;

    ReadBench(
            Register register,
            FilingDatabase database,
            @ConfigProperty(name = "icp.bench.service") URI service,
            @ConfigProperty(name = "icp.bench.management") URI management,
            @ConfigProperty(name = "icp.bench.issuer-port") int issuerPort,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.register = register;
        this.database = database;
        this.service = service;
        this.management = management;
        this.issuerPort = issuerPort;
        this.issuer = issuer;
    }

    /**
     * The resources that are read one by one. The target is about a filing, which is the subject on record; the two
     * others are only reported.
     */
    private enum One {
        SUBJECT(Thing.SUBJECT, "/api/v1/subjects/", true),
        SERVICE(Thing.SERVICE, "/api/v1/services/", false),
        ORDER(Thing.ORDER, "/api/v1/orders/", false);

        private final Thing thing;
        private final String path;
        private final boolean judged;

        One(Thing thing, String path, boolean judged) {
            this.thing = thing;
            this.path = path;
            this.judged = judged;
        }

        String told() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public void run(Function<Plan, Pairs> pairs, boolean shortForm, PrintStream out, Report report) throws Exception {
        var scale = shortForm ? Scale.SHORT : Scale.FULL;
        register.fill(scale.filings(), out);
        try (var tokens = Issuer.at(issuerPort, issuer);
                var counter = database.connection()) {
            counter.setAutoCommit(true);
            for (var what : One.values()) {
                one(what, pairs.apply(scale.one()), scale, tokens, counter, report, out);
            }
            report.add(orderAgainstSubject(pairs.apply(scale.one()), scale, tokens, counter));
        }
    }

    private void one(
            One what, Pairs pairs, Scale scale, Issuer tokens, Connection counter, Report report, PrintStream out)
            throws Exception {
        var readers = new ArrayList<Reader>();
        var pings = new ArrayList<Reader>();
        try {
            open(readers, what, scale, tokens);
            for (var i = 0; i < CALLERS; i++) {
                pings.add(new Reader(
                        management, List.of(ReadRequest.open(management).of(PING))));
            }
            scale.warmUp()
                    .until(run -> Crew.atWork(readers, scale.each(), counter).perSecond(), out);
            var result = pairs.run(
                    "P15: one %s a call, answers a second, %d callers".formatted(what.told(), CALLERS),
                    Crew.side(readers, scale.each(), counter),
                    Crew.side(pings, scale.each(), counter),
                    Done::perSecond);
            judge(what, result, report);
        } finally {
            close(readers);
            close(pings);
        }
    }

    /** Fills the list with the callers, each with paths of its own, so that what was opened is closed if one fails. */
    private void open(List<Reader> readers, One what, Scale scale, Issuer tokens) throws Exception {
        var paths = register.readOneByOne(scale.filings(), what.thing).stream()
                .map(id -> what.path + id)
                .toList();
        for (var i = 0; i < CALLERS; i++) {
            var caller = new ReadRequest(service, tokens.tokenOfPartner(Filing.PARTNER));
            var own = new ArrayList<byte[]>();
            for (var path = i; path < paths.size(); path += CALLERS) {
                own.add(caller.of(paths.get(path)));
            }
            readers.add(new Reader(service, own));
        }
    }

    private static void close(List<Reader> readers) throws Exception {
        for (var one : readers) {
            one.close();
        }
    }

    private static void judge(One what, Pairs.Result<Done> result, Report report) {
        report.add(found(
                what,
                "GET of one %s against GET of %s, answers/s".formatted(what.told(), PING),
                result.ours(Done::perSecond).with("%,.0f"),
                result.plain(Done::perSecond).with("%,.0f"),
                result.ratio(Done::perSecond),
                result.valid()));
        report.add(found(
                what,
                "processor time an answer, all processes, µs (the ratio is that of plain to ours)",
                result.cpuMicros(true, Done::calls).with("%.0f"),
                result.cpuMicros(false, Done::calls).with("%.0f"),
                result.cpuRatio(Done::calls),
                result.valid()));
        report.add(told(
                "statements an answer that read rows",
                result,
                result.ours(Done::rowStatements).with("%.2f"),
                result.plain(Done::rowStatements).with("%.2f")));
        report.add(told(
                "p50, ms",
                result,
                result.ours(Done::p50).with("%.2f"),
                result.plain(Done::p50).with("%.2f")));
        report.add(told(
                "p99, ms",
                result,
                result.ours(Done::p99).with("%.2f"),
                result.plain(Done::p99).with("%.2f")));
    }

    private static Finding found(One what, String name, String ours, String plain, Spread ratio, boolean valid) {
        var told = ratio.with("%.2f");
        return what.judged
                ? new Finding("P15", name, ours, plain, told, ratio.median(), 0.12, 0.20, true, valid)
                : Finding.told("", name, ours, plain, told, valid);
    }

    private static Finding told(String what, Pairs.Result<Done> result, String ours, String plain) {
        return Finding.told("", what, ours, plain, "", result.valid());
    }

    /**
     * Front ends poll orders. Orders and subjects are read in turn: both use the database, which a busy host slows down
     * more than it slows down the plain answer, so two figures of different minutes have no ratio that holds.
     */
    private Finding orderAgainstSubject(Pairs pairs, Scale scale, Issuer tokens, Connection counter) throws Exception {
        var orders = new ArrayList<Reader>();
        var subjects = new ArrayList<Reader>();
        try {
            open(orders, One.ORDER, scale, tokens);
            open(subjects, One.SUBJECT, scale, tokens);
            var result = pairs.run(
                    "P15: one order a call, then one subject a call, answers a second, %d callers".formatted(CALLERS),
                    Crew.side(orders, scale.each(), counter),
                    Crew.side(subjects, scale.each(), counter),
                    Done::perSecond);
            var ratio = result.cpuMultiple(Done::calls);
            return new Finding(
                    "P15",
                    "processor time of an order to that of a subject",
                    result.cpuMicros(true, Done::calls).with("%.0f"),
                    result.cpuMicros(false, Done::calls).with("%.0f"),
                    ratio.with("%.2f"),
                    ratio.median(),
                    2.00,
                    1.50,
                    false,
                    result.valid());
        } finally {
            close(orders);
            close(subjects);
        }
    }
}
