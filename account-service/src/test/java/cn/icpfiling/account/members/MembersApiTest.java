package cn.icpfiling.account.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member acts for the holder in a session of its own, until the holder takes the rights back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class MembersApiTest extends MembersScene {

    static final TestTopic TOPIC = new TestTopic("icp.account.v1");

    JsonPath acts(String personsToken, String member) {
        return person.as(personsToken)
                .post(MEMBERSHIPS + "/" + member + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static JsonPath claims(String accessToken) {
        return JsonPath.from(
                new String(Base64.getUrlDecoder().decode(accessToken.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    static List<String> publishedOf(String holder, String member) {
        return await().atMost(PATIENCE).until(() -> of(holder, member), found -> found.size() == 3);
    }

    static List<String> of(String holder, String member) {
        return TOPIC.recordsOf(holder).stream()
                .filter(record ->
                        TestTopic.header(record.headers(), "ce_subject").equals(member))
                .map(record -> TestTopic.header(record.headers(), "ce_type") + " "
                        + TestTopic.header(record.headers(), "ce_sequence"))
                .toList();
    }

    @Test
    void a_member_accepts_and_acts_for_the_holder_with_the_granted_rights() {
        var member = invited();
        await().atMost(PATIENCE).until(() -> !person.texts().isEmpty());
        var own = person.signedUp().getString("session.accessToken");

        person.as(own)
                .get(MEMBERSHIPS)
                .then()
                .statusCode(200)
                .body("items.memberId", contains(member))
                .body("items[0].state", is("INVITED"))
                .body("items[0].accountId", is(account))
                .body("items[0].holderPhone", endsWith(holder.phone().substring(7)))
                .body("items[0].holderPhone", not(is(holder.phone())));
        person.as(own)
                .post(MEMBERSHIPS + "/" + member + "/sessions")
                .then()
                .statusCode(409)
                .body("code", is("MEMBERSHIP_NOT_ACCEPTED"));
        for (var turn = 0; turn < 2; turn++) {
            person.as(own)
                    .put(MEMBERSHIPS + "/" + member + "/acceptance")
                    .then()
                    .statusCode(200)
                    .body("state", is("ACTIVE"));
        }
        var session = acts(own, member);

        var claims = claims(session.getString("accessToken"));
        assertThat(claims.getString("sub")).isEqualTo(account);
        assertThat(claims.getString("member")).isEqualTo(member);
        assertThat(claims.getString("rights")).isEqualTo("*=VIEW " + service + "=EDIT,SUBMIT");
        assertThat(claims.getList("groups", String.class)).containsExactly("applicant");
        assertThat(claims.getList("amr", String.class)).containsExactly("sms");
        assertThat(session.getString("membership.accountId")).isEqualTo(account);
        assertThat(session.getString("account.accountId")).isNotEqualTo(account);
        var refreshed = person.refreshes(session.getString("refreshToken"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(claims(refreshed.getString("accessToken")).getString("member"))
                .isEqualTo(member);
        holder.as(token)
                .get(MEMBERS + "/" + member)
                .then()
                .statusCode(200)
                .body("state", is("ACTIVE"))
                .body("name", is("李雷"))
                .body("phone", not(is(person.phone())))
                .body("lastSignInAt", notNullValue());
    }

    @Test
    void a_members_session_ends_with_the_session_that_opened_it() {
        var member = invited();
        var signedIn = person.signedUp();
        var own = signedIn.getString("session.accessToken");
        person.as(own).put(MEMBERSHIPS + "/" + member + "/acceptance").then().statusCode(200);
        var first = signedIn.getString("session.refreshToken");
        var second = person.refreshes(first).then().statusCode(200).extract().<String>path("refreshToken");
        var third = person.refreshes(second).then().statusCode(200).extract().<String>path("refreshToken");
        var acting = acts(own, member);
        assertThat(claims(acting.getString("accessToken")).getString("person"))
                .isEqualTo(claims(own).getString("sub"));

        person.refreshes(first).then().statusCode(401).body("code", is("REFRESH_TOKEN_REUSED"));

        person.refreshes(third).then().statusCode(401).body("code", is("SESSION_ENDED"));
        person.refreshes(acting.getString("refreshToken"))
                .then()
                .statusCode(401)
                .body("code", is("SESSION_ENDED"));
    }

    @Test
    void a_membership_has_ten_open_sessions_and_one_more_ends_the_oldest() {
        var member = invited();
        var own = accepted(member);
        var first = acts(own, member);
        for (var further = 1; further < 10; further++) {
            acts(own, member);
        }
        var listed = person.as(own).get("/api/v1/sessions").then().statusCode(200);
        listed.body("items", hasSize(11)).body("items.findAll { it.memberId == '" + member + "' }", hasSize(10));

        var last = acts(own, member);

        person.refreshes(first.getString("refreshToken")).then().statusCode(401).body("code", is("SESSION_ENDED"));
        person.refreshes(last.getString("refreshToken")).then().statusCode(200);
        person.as(own).get("/api/v1/sessions").then().body("items", hasSize(11));
    }

    @Test
    void a_member_may_only_sign_out_here() {
        var member = invited();
        var acting = acts(accepted(member), member).getString("accessToken");

        for (var path : List.of(
                "/api/v1/accounts/me",
                "/api/v1/accounts/me/export",
                "/api/v1/sessions",
                "/api/v1/notices",
                "/api/v1/events",
                "/api/v1/own-cases",
                "/api/v1/filing-transfers",
                "/api/v1/webhook-endpoints",
                MEMBERS,
                MEMBERS + "/" + member,
                MEMBERSHIPS)) {
            person.as(acting).get(path).then().statusCode(403).body("code", is("FORBIDDEN"));
        }
        for (var path : List.of(
                "/api/v1/one-time-codes/own",
                "/api/v1/accounts/me/closure",
                "/api/v1/sessions/current/step-up",
                "/api/v1/filing-transfers",
                MEMBERS,
                MEMBERSHIPS + "/" + member + "/sessions")) {
            person.as(acting).body("{}").post(path).then().statusCode(403).body("code", is("FORBIDDEN"));
        }
        person.as(acting).delete("/api/v1/sessions/current").then().statusCode(204);
        person.as(acting)
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(401)
                .body("code", is("TOKEN_REVOKED"));
    }

    @Test
    @Tag("long")
    void changed_rights_and_a_removal_end_the_sessions_of_the_member_at_once() {
        var member = invited();
        var own = accepted(member);
        var first = acts(own, member);
        var tag = holder.as(token).get(MEMBERS + "/" + member).header("ETag");

        holder.as(token)
                .body(Map.of("grants", List.of(Map.of("rights", List.of("VIEW")))))
                .put(MEMBERS + "/" + member + "/grants")
                .then()
                .statusCode(428);
        holder.as(token)
                .header("If-Match", tag)
                .body(Map.of("grants", List.of(Map.of("rights", List.of("VIEW")))))
                .put(MEMBERS + "/" + member + "/grants")
                .then()
                .statusCode(200)
                .body("grants.rights", contains(List.of("VIEW")));
        person.as(first.getString("accessToken"))
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(401)
                .body("code", is("TOKEN_REVOKED"));
        person.refreshes(first.getString("refreshToken")).then().statusCode(401).body("code", is("SESSION_ENDED"));
        person.as(own).get(MEMBERSHIPS).then().statusCode(200);

        var second = acts(own, member);
        assertThat(claims(second.getString("accessToken")).getString("rights")).isEqualTo("*=VIEW");
        holder.as(token).delete(MEMBERS + "/" + member).then().statusCode(204);
        holder.as(token).delete(MEMBERS + "/" + member).then().statusCode(204);
        person.as(second.getString("accessToken"))
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(401);
        person.as(own).post(MEMBERSHIPS + "/" + member + "/sessions").then().statusCode(404);
        person.as(own).get(MEMBERSHIPS).then().body("items", empty());
        assertThat(publishedOf(account, member))
                .containsExactly("account.member.added 1", "account.member.changed 2", "account.member.removed 3");
        assertThat(Audited.acts(member))
                .containsExactly("MEMBER.INVITE", "MEMBER.ACCEPT", "MEMBER.CHANGE", "MEMBER.REMOVE");
        holder.as(token)
                .header("If-Match", "*")
                .body(Map.of("grants", List.of(Map.of("rights", List.of("VIEW")))))
                .put(MEMBERS + "/" + member + "/grants")
                .then()
                .statusCode(409)
                .body("code", is("MEMBER_ENDED"));
    }

    @Test
    @Tag("long")
    void of_a_change_and_sessions_at_the_same_moment_no_session_keeps_the_former_rights() throws Exception {
        var member = invited();
        var own = accepted(member);
        var tag = holder.as(token).get(MEMBERS + "/" + member).header("ETag");
        Callable<Response> opens = () -> person.as(own).post(MEMBERSHIPS + "/" + member + "/sessions");
        Callable<Response> changes = () -> holder.as(token)
                .header("If-Match", tag)
                .body(Map.of("grants", List.of(Map.of("rights", List.of("END")))))
                .put(MEMBERS + "/" + member + "/grants");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(List.of(opens, opens, changes, opens, opens));
            for (var one : all) {
                assertThat(one.get().statusCode()).isIn(200, 201);
            }
            for (var one : all) {
                var refresh = one.get().jsonPath().getString("refreshToken");
                if (refresh != null) {
                    var again = person.refreshes(refresh);
                    assertThat(again.statusCode()).isIn(200, 401);
                    if (again.statusCode() == 200) {
                        assertThat(claims(again.jsonPath().getString("accessToken"))
                                        .getString("rights"))
                                .isEqualTo("*=END");
                    }
                }
            }
        }
    }

    @Test
    void a_member_leaves_and_the_holder_hears_of_it() {
        var member = invited();
        var own = accepted(member);
        var acting = acts(own, member);
        var before = holder.texts().size();

        person.as(own).delete(MEMBERSHIPS + "/" + member).then().statusCode(204);

        person.refreshes(acting.getString("refreshToken")).then().statusCode(401);
        holder.as(token).get(MEMBERS + "/" + member).then().body("state", is("LEFT"));
        assertThat(Audited.acts(member)).endsWith("MEMBER.LEAVE");
        await().atMost(PATIENCE).until(() -> holder.texts().size() > before);
    }
}
