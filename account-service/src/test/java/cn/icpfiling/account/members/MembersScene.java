package cn.icpfiling.account.members;

import static org.hamcrest.Matchers.is;

import cn.icpfiling.account.Caller;
import cn.icpfiling.platform.testkit.rest.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of members share: a signed-up holder, and a person who is invited. */
abstract class MembersScene {

    static final String MEMBERS = "/api/v1/accounts/me/members";

    static final String MEMBERSHIPS = "/api/v1/memberships";

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Caller holder = new Caller();

    final Caller person = new Caller();

    final UUID service = UUID.randomUUID();

    String account;

    String token;

    @BeforeEach
    void the_holder_is_there() {
        var opened = holder.signedUp();
        account = opened.getString("account.accountId");
        token = opened.getString("session.accessToken");
    }

    Response invites(String phone) {
        return holder.as(token)
                .header("Idempotency-Key", key())
                .body(Map.of(
                        "phone",
                        phone,
                        "name",
                        "李雷",
                        "grants",
                        List.of(
                                Map.of("rights", List.of("VIEW")),
                                Map.of("serviceId", service, "rights", List.of("EDIT", "SUBMIT")))))
                .post(MEMBERS);
    }

    static String key() {
        return '"' + UUID.randomUUID().toString() + '"';
    }

    String invited() {
        return invites(person.phone()).then().statusCode(201).extract().path("memberId");
    }

    String accepted(String member) {
        var own = person.signedUp().getString("session.accessToken");
        person.as(own)
                .put(MEMBERSHIPS + "/" + member + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", is("ACTIVE"));
        return own;
    }
}
