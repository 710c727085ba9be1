package cn.icpfiling.account.staff;

import cn.icpfiling.account.Caller;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The first one proposes about members of staff, the second one confirms. */
public final class TwoAdministrators {

    private static final String STAFF = "/api/v1/staff";

    private final Caller caller = new Caller();
    private final String first;
    private final String accountOfFirst;
    private String second;

    public TwoAdministrators() {
        var entered = caller.entersAs("administrator");
        first = entered.getString("accessToken");
        accountOfFirst = entered.getString("account.accountId");
    }

    public RequestSpecification asFirst() {
        return caller.as(first);
    }

    public String first() {
        return first;
    }

    /** Signs in when it is asked for first. */
    public String second() {
        if (second == null) {
            second = caller.entersAs("second-administrator").getString("accessToken");
        }
        return second;
    }

    public String accountOfFirst() {
        return accountOfFirst;
    }

    public Response adds(String login, String name, List<String> roles, String mobile) {
        var entry = new HashMap<String, Object>(Map.of("name", name, "roles", roles));
        if (mobile != null) {
            entry.put("mobile", mobile);
        }
        return asFirst()
                .header("Idempotency-Key", key())
                .body(Map.of("login", login, "entry", entry))
                .post(STAFF);
    }

    public Response shows(String id) {
        return asFirst().get(STAFF + "/" + id);
    }

    public Response changes(String id, Map<String, Object> entry) {
        return asFirst().header("If-Match", tag(id)).body(entry).put(STAFF + "/" + id);
    }

    public Response acts(String id, String act) {
        return acts(first, id, act);
    }

    /** @param token of the administrator who acts */
    public Response acts(String token, String id, String act) {
        return acts(token, id, act, tag(id));
    }

    public Response acts(String token, String id, String act, String tag) {
        return caller.as(token)
                .header("Idempotency-Key", key())
                .header("If-Match", tag)
                .post(STAFF + "/" + id + "/" + act);
    }

    /** The second one confirms what is proposed. */
    public JsonPath confirms(String id) {
        return acts(second(), id, "confirmation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Both do it; the whole password, if the act makes one. */
    public String both(String id, String act) {
        var proposed = acts(id, act).then().statusCode(200).extract().jsonPath();
        return proposed.getString("initialPassword") + confirms(id).getString("initialPassword");
    }

    /** The whole password of a new member, whom the second one confirms. */
    public String lets(JsonPath added) {
        return added.getString("initialPassword")
                + confirms(added.getString("accountId")).getString("initialPassword");
    }

    /** The ETag of the record; some tag if there is no record. */
    public String tag(String id) {
        var tag = shows(id).header("ETag");
        return tag == null ? "\"0-\"" : tag;
    }

    /** The first sign-in of a member, who enrols an authenticator app. */
    public JsonPath enrols(String login, String password) {
        var offered = caller.signsInAs(login, password)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        return caller.proves(offered.getString("challengeId"), Caller.code(offered.getString("enrolment.secret"), 0))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
