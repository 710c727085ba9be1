package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.LocalDatabase;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.drill.Callers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The faults that are caused, and how the sections are followed then. */
final class Faults {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(5);
    /** The windows of five minutes of the rules, and their turns. */
    private static final Duration WINDOW = Duration.ofMinutes(7);

    private final Stack stack;
    private final Terminal terminal;

    Faults(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /** All faults by name, in the order in which they are played. */
    Map<String, Consumer<Play>> all() {
        var all = new LinkedHashMap<String, Consumer<Play>>();
        all.put("account-service is away", this::accountServiceIsAway); // first: its alert ends half an hour later
        all.put("the broker is away", this::brokerIsAway);
        all.put("an event is poison until a release mends it", this::eventIsPoison);
        all.put("the providers of SMS are away", this::providersAreAway);
        all.put("a key is older than 400 days", this::keyIsOld);
        all.put("a reviewer leaves an order alone for days", this::reviewIsLate);
        return all;
    }

    private void brokerIsAway(Play play) {
        play.quiet("OutboxStuck");
        icp("stop", "kafka");
        try {
            newAccount().buysTheDomain().signsUp().opensADraft();
            play.fires("OutboxStuck", LONG, "icp_outbox_oldest_seconds", "< 1")
                    .shows(
                            "OutboxStuck",
                            "kubectl logs -l app.kubernetes.io/name=filing-service --tail=-1 --since=10m | grep -i outbox",
                            "cannot be written now")
                    .shows("OutboxStuck", "./icp status", "kafka +-");
            play.does("OutboxStuck", "./icp start kafka");
        } finally {
            icp("start", "kafka"); // for the next play, where this one has failed
        }
        play.ends(LONG);
    }

    /** A table that the handler of verdicts reads is away, as after a faulty release; its return is the next release. */
    private void eventIsPoison(Play play) {
        play.quiet("InboxRecordsPoisoned");
        var database = new LocalDatabase(stack, "icp_filing");
        var filing = newAccount().filledIn();
        database.run("RENAME TABLE rule_settlements TO rule_settlements_away");
        String rows;
        try {
            filing.confirmsAndSubmits();
            play.fires("InboxRecordsPoisoned", LONG, "icp_inbox_parked{reason=\"POISON\"}", "== 0")
                    .shows(
                            "InboxRecordsPoisoned",
                            "kubectl logs -l app.kubernetes.io/name=filing-service --tail=-1 | grep \"is poison\"",
                            "filing-service\\.verdicts");
            rows = play.showsRows(
                    "InboxRecordsPoisoned",
                    "SELECT DISTINCT consumer, event_key, detail FROM inbox_parked_events WHERE reason = 'POISON';",
                    "icp_filing",
                    "filing-service\\.verdicts\t");
            replay(play, rows, "filing-service.verdicts");
            Differs.unless(
                    database.run("SELECT COUNT(*) FROM inbox_parked_events WHERE reason = 'POISON'")
                            .strip()
                            .equals("1"),
                    "a replay of a record that is still poison is to change nothing");
        } finally {
            database.run("RENAME TABLE rule_settlements_away TO rule_settlements");
        }
        replay(play, rows, "filing-service.verdicts");
        play.ends(LONG);
        filing.isVerified().isApprovedByTheReviewer(); // no order of this play may wait for a reviewer in the last one
    }

    /** The block of the page, with consumer and key of the row in place of its example. */
    private void replay(Play play, String rows, String consumer) {
        var section = play.section("Replay a parked record");
        var block = Section.told(section.text()).stream()
                .map(Section.Told::text)
                .filter(code -> code.contains("/internal/parked-events/replay"))
                .findFirst()
                .orElseThrow(() -> new Differs("the page has no block of commands for a replay"));
        var row = rows.lines()
                .filter(line -> line.startsWith(consumer + "\t"))
                .findFirst()
                .orElseThrow()
                .split("\t");
        // the ports of this machine are the reader's choice, and a stack of the reader's may have these
        var filled = block.replace("0190c9a1-…", row[1])
                .replace("8104", Integer.toString(freePort()))
                .replace("8101", Integer.toString(freePort()));
        Differs.unless(
                block.contains(consumer) && !filled.equals(block), "the block of a replay has no place for a key");
        var answer = play.does(section, block, filled);
        Differs.unless(answer.contains("\"waiting\""), "a replay answered: %s", answer);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accountServiceIsAway(Play play) {
        play.quiet("ServiceDown", "EndedSessionsUnknown", "RouteFailing", "ApiAvailabilityBudgetBurnsFast");
        var holder = newAccount().signsUp().caller();
        icp("stop", "account");
        try {
            seesAccountServiceAway(play, holder);
            play.does(play.section("ServiceDown"), "./icp start filing", "./icp start account");
        } finally {
            icp("start", "account"); // for the next play, where this one has failed
        }
        // the share of requests that fail is a number only while requests come
        try (var _ = callers(holder, 1)) {
            play.endsLater("ApiAvailabilityBudgetBurnsFast").ends(WINDOW);
        }
    }

    private static void seesAccountServiceAway(Play play, Caller holder) {
        play.fires("ServiceDown", SOON, "up", "== 1")
                .shows("ServiceDown", "./icp status", "account-service +-")
                .shows(
                        "EndedSessionsUnknown",
                        "kubectl get pods -l app.kubernetes.io/name=account-service",
                        "account-service +-");
        try (var _ = callers(holder, 5)) {
            play.fires("RouteFailing", LONG, "job_uri:http_server_errors:rate5m", "== 0")
                    .fires(
                            "ApiAvailabilityBudgetBurnsFast",
                            LONG,
                            "icp:slo_error_ratio:5m{slo=\"ApiAvailability\"}",
                            "< 0.001")
                    .showsSeries(
                            "ApiAvailabilityBudgetBurnsFast",
                            "job_uri:http_server_errors:rate5m",
                            "uri",
                            "/api/v1/accounts/me")
                    .shows(
                            "ApiAvailabilityBudgetBurnsFast",
                            "kubectl logs -l app.kubernetes.io/name=gateway --tail=-1 --since=10m",
                            "account-service")
                    .fires("EndedSessionsUnknown", LONG, "icp_ended_sessions_age_seconds", "< 10")
                    .shows(
                            "EndedSessionsUnknown",
                            "kubectl logs -l app.kubernetes.io/name=filing-service --tail=-1 --since=10m | grep 'which sessions ended'",
                            "which sessions ended");
        }
    }

    private void providersAreAway(Play play) {
        play.quiet("NoSmsProvider", "SmsProviderResting");
        icp("stop", "sandbox");
        try {
            for (var code = 0; code < 12; code++) {
                Caller.gateway(stack)
                        .post(
                                "/api/v1/one-time-codes",
                                Forms.node()
                                        .put("phone", Applicant.freshPhone())
                                        .put("purpose", "SIGN_UP"));
            }
            play.fires("SmsProviderResting", LONG, "icp_sms_provider_resting", "== 0")
                    .fires("NoSmsProvider", LONG, "icp_sms_providers_usable", ">= 1")
                    .shows(
                            "NoSmsProvider",
                            "kubectl logs -l app.kubernetes.io/name=account-service --tail=-1 --since=10m | grep -i sms",
                            "is not with provider (?:PRIMARY|FALLBACK)");
        } finally {
            icp("start", "sandbox");
        }
        play.does("NoSmsProvider", "Each provider is tried again by itself", () -> {});
        play.ends(LONG);
    }

    private void keyIsOld(Play play) {
        play.quiet("KeyOld");
        new LocalDatabase(stack, "icp_filing")
                .run(
                        "UPDATE key_ages SET seen_at = seen_at - INTERVAL 401 DAY WHERE keyset IN ('fields', 'index', 'stream')");
        play.fires("KeyOld", LONG, "icp_keys_primary_age_seconds", "< 34560000");
        play.showsRows("KeyOld", "SELECT * FROM key_ages", "icp_filing", "fields");
        play.does("KeyOld", "./icp keys rotate");
        play.ends(LONG);
    }

    /** Last, because it moves the test clock. */
    private void reviewIsLate(Play play) {
        play.quiet("ReviewsLate");
        var filing = newAccount().filledIn().confirmsAndSubmits().isVerified();
        Caller.sandbox(stack)
                .post("/clock/advance", Forms.node().put("by", "P6D"))
                .expect(200);
        Staff.forgetSessions();
        play.fires(
                "ReviewsLate",
                LONG,
                "icp_filing_orders_oldest_working_days{state=~\"PROVIDER_REVIEW|PROVIDER_RECHECK\"}",
                "<= 2");
        play.does("ReviewsLate", "the reviewers' desk shows who claimed what", filing::isApprovedByTheReviewer);
        play.ends(LONG);
    }

    /** They ask for their account again and again, whatever is answered. */
    private static Callers callers(Caller holder, int number) {
        var callers = new Callers();
        for (var i = 0; i < number; i++) {
            callers.repeat(200, turn -> holder.get("/api/v1/accounts/me"));
        }
        return callers;
    }

    private FirstFiling newAccount() {
        return FirstFiling.of(Applicant.fresh(), stack, told -> {});
    }

    private void icp(String... words) {
        var outcome = terminal.run("./icp " + String.join(" ", words), Optional.empty());
        Differs.unless(
                outcome.status() == 0, "./icp %s ends with %d: %s", words[0], outcome.status(), outcome.printed());
    }
}
