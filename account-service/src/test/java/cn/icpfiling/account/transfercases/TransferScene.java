package cn.icpfiling.account.transfercases;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.transfers.Holder;
import cn.icpfiling.platform.testkit.rest.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A case of an offline transfer of one filed domain, as the account that wants the filing leads it. */
final class TransferScene {

    static final Duration SOON = Duration.ofSeconds(15);

    private static final SupportDesk DESK = new SupportDesk();

    private final String domain = "d-" + UUID.randomUUID() + ".cn";
    private final Caller target;
    private final String token;

    TransferScene(Caller target, String token) {
        this.target = target;
        this.token = token;
    }

    static TransferScene of(Holder target) {
        return new TransferScene(target.caller(), target.token());
    }

    String domain() {
        return domain;
    }

    /** The subject that the stub of filing-service has of the domain. */
    String subject() {
        return UUID.nameUUIDFromBytes(domain.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** filing-service has the domain from now on. */
    void isFiledFor(String account) {
        Caller.isFiled(domain, account, new Caller().phone(), "NONE");
    }

    Response opens(String as, String filing) {
        return target.as(as)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("filing", filing, "holderKind", "PERSON", "name", "王小明"))
                .post("/api/v1/transfer-cases");
    }

    String opened() {
        return opens(token, domain).then().statusCode(201).extract().path("caseId");
    }

    /** Papers of a person, complete. */
    void handsIn(String id) {
        SupportDesk.hasPapersOfAPerson(id);
        hands(id).then().statusCode(200);
    }

    Response hands(String id) {
        return acts(id, "handing-in");
    }

    Response withdraws(String id) {
        return acts(id, "withdrawal");
    }

    private Response acts(String id, String act) {
        return target.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + id + "/" + act);
    }

    /** The desk sees whether the filing is here. */
    void awaitsTheLookUp(String id) {
        await().atMost(SOON).until(() -> DESK.shows("desk", id).path("sourceKnown") != null);
    }

    /** The desk sees that the filing is here. */
    void knowsTheSource(String id) {
        await().atMost(SOON)
                .until(() -> Boolean.TRUE.equals(DESK.shows("desk", id).path("sourceKnown")));
    }

    Response own(String id) {
        return target.as(token).get("/api/v1/own-cases/" + id);
    }

    /** Changes the row of the case in which the condition holds. */
    static void change(String id, String what, String which) {
        Rows.execute("update support_cases set " + what + Holder.is(id) + " and " + which);
    }

    static void change(String id, String what) {
        change(id, what, "true");
    }

    /** Whether the row of the case is so. */
    static boolean is(String id, String what) {
        return Rows.count("select count(*) from support_cases" + Holder.is(id) + " and " + what) == 1;
    }

    /** As if no owner had been told of a case. */
    static void forgetLimits() {
        Rows.execute("delete from limit_events");
    }
}
