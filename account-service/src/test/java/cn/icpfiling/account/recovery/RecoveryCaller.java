package cn.icpfiling.account.recovery;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.rest.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A caller who searches for the account of a domain, with the phone of the principal in the filing. */
final class RecoveryCaller {

    private static final String RECOVERIES = "/api/v1/account-recoveries";

    final Caller caller = new Caller();
    final Caller principal = new Caller();

    static String freshDomain() {
        return "d-" + UUID.randomUUID() + ".cn";
    }

    /** A domain filed under this account. */
    String domainOf(String account, String route) {
        var domain = freshDomain();
        Caller.isFiled(domain, account, principal.phone(), route);
        return domain;
    }

    /** A domain whose filing waits on the old platform; no account has it. */
    String domainOnTheOldPlatform(String route) {
        return domainOf("", route);
    }

    Response begins(String domain) {
        return begins(domain, caller.solvedPicture());
    }

    Response begins(String domain, Map<String, Object> captcha) {
        return caller.request()
                .body(captcha == null ? Map.of("domain", domain) : Map.of("domain", domain, "captcha", captcha))
                .post(RECOVERIES);
    }

    String begun(String domain) {
        return begins(domain).then().statusCode(202).extract().path("recoveryId");
    }

    Response requestCode(String recovery) {
        return caller.request().post(RECOVERIES + "/" + recovery + "/code");
    }

    Response proves(String recovery, String digits) {
        return caller.request().body(Map.of("code", digits)).post(RECOVERIES + "/" + recovery + "/proof");
    }

    Response asksSupport(String recovery) {
        return caller.request()
                .body(Map.of("name", "王小明", "phone", caller.phone(), "message", "负责人已更换手机号"))
                .post(RECOVERIES + "/" + recovery + "/case");
    }

    /** The code that the principal reads off the phone. */
    String codeOnThePhone() {
        sendDue();
        return principal.codeOnThePhone();
    }

    static String other(String digits) {
        return digits.equals("000000") ? "000001" : "000000";
    }

    /** How many recoveries still wait for their phone to be found. */
    static long unsettled(String recovery) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement(
                        "select count(*) from account_recoveries where id = unhex(replace(?, '-', '')) and due_at is not null")) {
            query.setString(1, recovery);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    static void awaitSettled(String recovery) {
        sendDue();
        await().atMost(Duration.ofSeconds(15)).until(() -> unsettled(recovery) == 0);
    }

    /** What the service does once a second, at once; what is due again later is left to its beat. */
    static void sendDue() {
        CDI.current().select(SendRecoveryCodes.class).get().sendDue();
    }

    static void forgetLimits() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from limit_events");
        }
    }

    static void age(Duration by) throws SQLException {
        try (var database = LocalStack.connection();
                var update =
                        database.prepareStatement("update limit_events set at = date_sub(at, interval ? second)")) {
            update.setLong(1, by.toSeconds());
            update.executeUpdate();
        }
    }
}
