package cn.icpfiling.account.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A holder invites members; strangers learn nothing of it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class InvitationsApiTest extends MembersScene {

    static void changes(String sql, String member) throws SQLException {
        changes(sql, member, 1);
    }

    static void changes(String sql, String member, int times) throws SQLException {
        try (var database = LocalStack.connection()) {
            for (var turn = 0; turn < times; turn++) {
                var fresh = sql.replace(
                        "uuid_to_bin_of(seq)",
                        "0x" + UUID.randomUUID().toString().replace("-", ""));
                try (var statement = database.prepareStatement(fresh)) {
                    statement.setBytes(1, Binary.of(UUID.fromString(member)));
                    statement.executeUpdate();
                }
            }
        }
    }

    @Test
    void an_invitation_is_the_same_for_a_number_with_an_account_and_one_without() {
        var known = new Caller();
        var _ = known.signedUp();

        var one = invites(known.phone())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("$");
        var other = invites(person.phone())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(one.keySet()).isEqualTo(other.keySet());
        assertThat(one.get("state")).isEqualTo(other.get("state"));
    }

    @Test
    void a_stranger_neither_sees_nor_accepts_an_invitation() {
        var member = invited();
        var stranger = new Caller();
        var other = stranger.signedUp().getString("session.accessToken");

        stranger.as(other).get(MEMBERSHIPS).then().statusCode(200).body("items", empty());
        stranger.as(other).get(MEMBERS + "/" + member).then().statusCode(404);
        stranger.as(other).delete(MEMBERS + "/" + member).then().statusCode(404);
        stranger.as(other)
                .body("{}")
                .put(MEMBERS + "/" + member + "/grants")
                .then()
                .statusCode(404);
        stranger.as(other)
                .put(MEMBERSHIPS + "/" + member + "/acceptance")
                .then()
                .statusCode(404);
        stranger.as(other).delete(MEMBERSHIPS + "/" + member).then().statusCode(404);
        holder.as(token).put(MEMBERSHIPS + "/" + member + "/acceptance").then().statusCode(404);
    }

    @Test
    void a_number_is_invited_once_and_never_the_holders_own() {
        var member = invited();

        invites(person.phone()).then().statusCode(409).body("code", is("MEMBER_EXISTS"));
        invites(holder.phone()).then().statusCode(409).body("code", is("MEMBER_IS_HOLDER"));
        holder.as(token).delete(MEMBERS + "/" + member).then().statusCode(204);
        invites(person.phone()).then().statusCode(201);
        holder.as(token)
                .get(MEMBERS)
                .then()
                .body("items.state", contains("INVITED", "REMOVED"))
                .body("next", nullValue());
    }

    @Test
    void a_number_gets_five_invitations_a_day_from_all_accounts_together() {
        var number = new Caller().phone();
        for (var count = 0; count < 5; count++) {
            var member = invites(number).then().statusCode(201).extract().<String>path("memberId");
            holder.as(token).delete(MEMBERS + "/" + member).then().statusCode(204);
        }

        invites(number).then().statusCode(429).body("code", is("INVITATIONS_SPENT"));
    }

    @Test
    void of_invitations_of_one_number_at_the_same_moment_one_is_stored() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 6)
                            .<Callable<Integer>>mapToObj(
                                    _ -> () -> invites(person.phone()).statusCode())
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void an_expired_invitation_is_over_and_makes_room() throws SQLException {
        var member = invited();
        var own = person.signedUp().getString("session.accessToken");
        changes("update members set expires_at = invited_at where id = ?", member);

        person.as(own)
                .put(MEMBERSHIPS + "/" + member + "/acceptance")
                .then()
                .statusCode(409)
                .body("code", is("INVITATION_OVER"));
        person.as(own).get(MEMBERSHIPS).then().body("items", empty());
        holder.as(token).get(MEMBERS + "/" + member).then().body("state", is("EXPIRED"));
        invites(person.phone()).then().statusCode(201);
    }

    @Test
    void a_person_of_the_staff_accepts_no_invitation() {
        var member = invited();
        var own = person.signedUp().getString("session.accessToken");
        joinsTheStaff(person);

        person.as(own)
                .put(MEMBERSHIPS + "/" + member + "/acceptance")
                .then()
                .statusCode(409)
                .body("code", is("MEMBER_OF_STAFF"));
    }

    @Test
    void a_member_who_has_joined_the_staff_acts_for_the_holder_no_more() {
        var member = invited();
        var own = accepted(member);
        person.as(own).post(MEMBERSHIPS + "/" + member + "/sessions").then().statusCode(201);
        joinsTheStaff(person);

        person.as(own)
                .post(MEMBERSHIPS + "/" + member + "/sessions")
                .then()
                .statusCode(409)
                .body("code", is("MEMBER_OF_STAFF"));
    }

    @Test
    void an_account_has_at_most_fifty_members() throws SQLException {
        var member = invited();
        changes(
                "insert into members (id, holder_id, state, name, phone, phone_index, grants, invited_at, expires_at,"
                        + " facts, version) select uuid_to_bin_of(seq), holder_id, state, name, phone, null, grants,"
                        + " invited_at, expires_at, 0, 0 from members where id = ?",
                member,
                49);

        invites(new Caller().phone()).then().statusCode(409).body("code", is("MEMBERS_FULL"));
        // The copies cannot be decrypted, which would stop the change of a key.
        changes(
                "delete from members where facts = 0 and accepted_at is null and phone_index is null and id <> ?",
                member);
    }

    @Test
    void without_a_fresh_factor_nobody_is_invited() {
        var refresh = holder.signsIn(holder.code("SIGN_IN")).then().extract().<String>path("refreshToken");
        Caller.provedAnHourAgo(account);
        var stale = holder.refreshes(refresh).then().statusCode(200).extract().<String>path("accessToken");

        holder.as(stale)
                .header("Idempotency-Key", key())
                .body("{}")
                .post(MEMBERS)
                .then()
                .statusCode(401)
                .body("code", is("STEP_UP_REQUIRED"));
    }

    @Test
    void an_entry_is_refused_with_every_fault() {
        holder.as(token)
                .header("Idempotency-Key", key())
                .body(Map.of(
                        "phone",
                        person.phone(),
                        "name",
                        " ",
                        "grants",
                        List.of(Map.of("rights", List.of()), Map.of("serviceId", service))))
                .post(MEMBERS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasSize(3));
        holder.as(token)
                .header("Idempotency-Key", key())
                .body(Map.of(
                        "phone", person.phone(), "name", "李*", "grants", List.of(Map.of("rights", List.of("VIEW")))))
                .post(MEMBERS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("MASKED_VALUE"));
    }

    private static void joinsTheStaff(Caller person) {
        var administrator = new Caller();
        administrator
                .as(administrator.entersAs("administrator").getString("accessToken"))
                .header("Idempotency-Key", key())
                .body(Map.of(
                        "login",
                        "staff-" + UUID.randomUUID(),
                        "entry",
                        Map.of("name", "李雷", "roles", List.of("support"), "mobile", person.phone())))
                .post("/api/v1/staff")
                .then()
                .statusCode(201);
    }
}
