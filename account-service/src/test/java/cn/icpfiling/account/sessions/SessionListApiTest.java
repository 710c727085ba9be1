package cn.icpfiling.account.sessions;

import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SessionListApiTest {

    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Caller caller = new Caller();

    @Test
    void an_owner_recognises_the_own_sessions() {
        var first = caller.signedUp().getString("session.accessToken");
        var second = again();

        var listed = caller.as(second.getString("accessToken"))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .jsonPath();

        assertThat(listed.getList("items.current")).containsExactly(true, false);
        assertThat(listed.getString("items[0].client")).isEqualTo("icp-web");
        assertThat(listed.getString("items[0].device")).isEqualTo("Firefox, Windows");
        assertThat(listed.getString("items[0].address")).matches("10\\.\\d+\\.\\*\\.\\*");
        caller.as(first).get("/api/v1/sessions").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    @Tag("long")
    void an_ended_session_is_dead_at_once_and_the_others_go_on() {
        var first = caller.signedUp();
        var second = again();
        var token = second.getString("accessToken");
        var other = current(first.getString("session.accessToken"));

        caller.as(token).delete("/api/v1/sessions/" + other).then().statusCode(204);

        caller.refreshes(first.getString("session.refreshToken"))
                .then()
                .statusCode(401)
                .body("code", equalTo("SESSION_ENDED"));
        isRevoked(first.getString("session.accessToken"));
        caller.as(token).get("/api/v1/sessions").then().statusCode(200).body("items", hasSize(1));
        caller.as(token).delete("/api/v1/sessions/" + other).then().statusCode(204);
    }

    @Test
    void all_others_are_ended_in_one_go() {
        var first = caller.signedUp().getString("session.accessToken");
        var second = again().getString("accessToken");

        caller.as(second).delete("/api/v1/sessions").then().statusCode(204);

        isRevoked(first);
        caller.as(second).get("/api/v1/sessions").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void anothers_session_does_not_exist() {
        var mine = caller.signedUp().getString("session.accessToken");
        var theirs = new Caller().signedUp().getString("session.accessToken");

        caller.as(mine).delete("/api/v1/sessions/" + current(theirs)).then().statusCode(404);
        caller.as(mine).delete("/api/v1/sessions/" + UUID.randomUUID()).then().statusCode(404);
        caller.as(theirs).get("/api/v1/sessions").then().statusCode(200);
        caller.request().get("/api/v1/sessions").then().statusCode(401);
    }

    @Test
    void an_administrator_sees_and_ends_sessions_of_staff_and_sees_those_of_nobody_else() {
        var desk = caller.entersAs("desk");
        var id = desk.getString("account.accountId");
        var administrator = caller.as(caller.entersAs("administrator").getString("accessToken"));
        var holder = new Caller().signedUp();

        var session = current(desk.getString("accessToken"));
        administrator
                .get("/api/v1/staff/" + id + "/sessions")
                .then()
                .statusCode(200)
                .body("items.sessionId", hasItem(session))
                .body("items.current", not(hasItem(true)));
        administrator
                .delete("/api/v1/staff/" + id + "/sessions/" + session)
                .then()
                .statusCode(204);
        isRevoked(desk.getString("accessToken"));

        var entered = caller.entersAs("desk").getString("accessToken");
        administrator.delete("/api/v1/staff/" + id + "/sessions").then().statusCode(204);
        isRevoked(entered);
        administrator
                .get("/api/v1/staff/" + holder.getString("account.accountId") + "/sessions")
                .then()
                .statusCode(404);
    }

    @Test
    void an_administrator_ends_all_sessions_of_a_holder_who_signs_in_again() {
        var first = caller.signedUp();
        var account = first.getString("account.accountId");
        Caller.forgetsWaits();
        var second = again();
        var other = new Caller().signedUp().getString("session.accessToken");
        var administrator = caller.entersAs("administrator").getString("accessToken");

        ends(administrator, account).then().statusCode(204);

        for (var refreshToken : List.of(first.getString("session.refreshToken"), second.getString("refreshToken"))) {
            caller.refreshes(refreshToken).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        }
        isRevoked(first.getString("session.accessToken"));
        isRevoked(second.getString("accessToken"));
        assertThat(Rows.count("select count(*) from known_devices where account_id = " + hex(account)))
                .isZero();
        assertThat(Rows.count("select count(*) from sessions where ended_by = 'BY_ADMINISTRATOR' and account_id = "
                        + hex(account)))
                .isEqualTo(2);
        caller.as(other).get("/api/v1/sessions").then().statusCode(200).body("items", hasSize(1));
        Caller.forgetsWaits();
        again();

        ends(administrator, account).then().statusCode(204);
        assertThat(Audited.acts(account).stream().filter("ACCOUNT.END_SESSIONS"::equals))
                .hasSize(2);
    }

    @Test
    void who_is_no_administrator_ends_sessions_of_no_other_account() {
        var theirs = new Caller().signedUp();
        var account = theirs.getString("account.accountId");
        var desk = caller.entersAs("desk").getString("accessToken");

        ends(desk, account).then().statusCode(403);
        ends(caller.signedUp().getString("session.accessToken"), account).then().statusCode(403);
        ends(
                        caller.entersAs("administrator").getString("accessToken"),
                        UUID.randomUUID().toString())
                .then()
                .statusCode(404);

        caller.as(theirs.getString("session.accessToken"))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private Response ends(String token, String account) {
        return caller.as(token).delete("/api/v1/accounts/" + account + "/sessions");
    }

    @Test
    void services_are_told_which_sessions_ended_and_hear_it_once() {
        var token = caller.signedUp().getString("session.accessToken");
        var session = current(token);
        caller.as(token).delete("/api/v1/sessions/current").then().statusCode(204);
        isRevoked(token);

        var service = Caller.serviceToken();
        Awaitility.await()
                .untilAsserted(() -> caller.as(service)
                        .get("/internal/ended-sessions")
                        .then()
                        .statusCode(200)
                        .body("sessions", hasItem(session)));
        Awaitility.await().untilAsserted(() -> {
            var tag = caller.as(service).get("/internal/ended-sessions").header("ETag");
            caller.as(service)
                    .header("If-None-Match", tag)
                    .get("/internal/ended-sessions")
                    .then()
                    .statusCode(304);
        });
        caller.as(again().getString("accessToken"))
                .get("/internal/ended-sessions")
                .then()
                .statusCode(401);
    }

    @Test
    void the_address_is_encrypted_in_the_database_and_masked_before() throws SQLException {
        caller.signedUp();

        try (var database = LocalStack.connection();
                var rows = database.createStatement().executeQuery("select address from sessions")) {
            while (rows.next()) {
                var encrypted = rows.getString(1);
                assertThat(encrypted == null ? "" : encrypted).doesNotContain(".*.*");
            }
        }
    }

    private JsonPath again() {
        var code = caller.code("SIGN_IN");
        return caller.request()
                .header("User-Agent", FIREFOX)
                .body(Map.of("codeId", code.id(), "code", code.digits(), "phone", caller.phone()))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private String current(String token) {
        return caller.as(token)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.current }.sessionId");
    }

    private void isRevoked(String token) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> caller.as(token)
                        .get("/api/v1/accounts/me")
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                        .body("code", equalTo("TOKEN_REVOKED")));
    }
}
