package cn.icpfiling.account.transfers;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.Rows;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** A person with an account, who gives a filing away or receives one. */
public final class Holder {

    static final String TRANSFERS = "/api/v1/filing-transfers";
    static final String NUMBER = "京ICP备2026000001号";

    private final Caller caller;
    private final String account;
    private final String token;

    private Holder(Caller caller, JsonPath opened) {
        this(caller, opened.getString("account.accountId"), opened.getString("session.accessToken"));
    }

    private Holder(Caller caller, String account, String token) {
        this.caller = caller;
        this.account = account;
        this.token = token;
    }

    public static Holder signedUp() {
        var caller = new Caller();
        return new Holder(caller, caller.signedUp());
    }

    /** With a mail that is proven. */
    static Holder withMail(String mail) {
        var caller = new Caller();
        var code = caller.code("SIGN_UP");
        var opened = caller.request()
                .body(Map.of("codeId", code.id(), "code", code.digits(), "phone", caller.phone(), "mail", mail))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Caller.mailIsProven(opened.getString("account.accountId"));
        return new Holder(caller, opened);
    }

    /** In a new session, as the grant of another phone ends those before. */
    Holder signedInAgain() {
        String fresh = caller.signsIn(caller.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        return new Holder(caller, account, fresh);
    }

    /** With a filing and no open order. */
    public static Holder withFiling() {
        var holder = signedUp();
        isFiled(holder.account());
        return holder;
    }

    /** The account holds a filing from now on; returns its subject. */
    static String isFiled(String account) {
        var subject = UUID.randomUUID().toString();
        knows(account, Map.of("subject", subjectOf(subject), "openOrder", false));
        return subject;
    }

    static Map<String, Object> subjectOf(String id) {
        return Map.of(
                "subjectId",
                id,
                "subjectNumber",
                NUMBER,
                "sponsorName",
                "云上**有限公司",
                "principalName",
                "王**",
                "services",
                2,
                "serviceId",
                UUID.randomUUID().toString(),
                "region",
                "110000",
                "nature",
                4);
    }

    /** filing-service knows this of the account from now on. */
    public static void knows(String account, Map<String, Object> facts) {
        Rest.given()
                .contentType(ContentType.JSON)
                .body(facts)
                .post(outside("/transfer-facts/" + account))
                .then()
                .statusCode(200);
    }

    /** The next hand-overs from the account fail so. */
    static void handOverFails(String account, String... faults) {
        Rest.given()
                .get(outside("/hand-over-faults/" + account + "/" + String.join(",", faults)))
                .then()
                .statusCode(200);
    }

    /** What filing-service was asked to hand over from the account. */
    static List<Map<String, Object>> handOvers(String account) {
        return Caller.outside("/hand-overs/" + account).getList("items");
    }

    private static String outside(String path) {
        return ConfigProvider.getConfig().getValue("icp.filing.url", String.class) + path;
    }

    public Caller caller() {
        return caller;
    }

    public String account() {
        return account;
    }

    public String token() {
        return token;
    }

    String masked() {
        return "139****" + caller.phone().substring(7);
    }

    RequestSpecification request() {
        return caller.as(token);
    }

    private RequestSpecification keyed() {
        return request().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    Response opens() {
        return keyed().post(TRANSFERS);
    }

    String opened() {
        return opens().then().statusCode(201).extract().path("transferId");
    }

    /** Opened, with this target. */
    public String openedTo(Holder target) {
        var id = opened();
        names(id, target.account()).then().statusCode(200);
        return id;
    }

    Response shows(String id) {
        return request().get(TRANSFERS + "/" + id);
    }

    String tag(String id) {
        return shows(id).then().statusCode(200).extract().header("ETag");
    }

    Response names(String id, String login) {
        return request()
                .header("If-Match", tag(id))
                .body(Map.of("login", login))
                .put(TRANSFERS + "/" + id + "/target");
    }

    public Response asksForCode(String id) {
        return request().post(TRANSFERS + "/" + id + "/code");
    }

    Caller.Code code(String id) {
        return caller.codeSentBy(() -> asksForCode(id));
    }

    public Response confirms(String id, Caller.Code code) {
        return confirms(id, code, tag(id), UUID.randomUUID().toString());
    }

    Response confirms(String id, Caller.Code code, String tag, String key) {
        return request()
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .body(new HashMap<>(Map.of("codeId", code.id(), "code", code.digits())))
                .post(TRANSFERS + "/" + id + "/confirmation");
    }

    Response cancels(String id) {
        return keyed().header("If-Match", tag(id)).post(TRANSFERS + "/" + id + "/cancellation");
    }

    /** The same row in SQL. */
    public static String is(String id) {
        return " where id = " + Rows.hex(id);
    }

    /** As if no code and no target had been asked for. */
    static void forgetLimits() {
        Rows.execute("delete from limit_events");
    }
}
