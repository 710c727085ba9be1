package cn.icpfiling.account.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.staff.TwoAdministrators;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ApplyBootstrapFileApiTest {

    private static final String OLD = "the-old-password";
    private static final String NEW = "the-new-password";
    private static final String NEWER = "the-third-secret-of-this-service";
    private static final String OTHER_TOTP = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";

    @Inject
    ApplyBootstrapFile bootstrap;

    private final Caller caller = new Caller();

    @Test
    void the_same_file_twice_changes_nothing() throws SQLException {
        var file = file("twice", Set.of("auditor"), OLD);
        bootstrap.apply(file);
        var before = row("twice");

        bootstrap.apply(file);

        assertThat(row("twice")).isEqualTo(before);
        assertThat(told("twice")).containsExactly("STAFF.ADD bootstrap-file AUDITOR");
        assertThat(caller.entersAs("twice", OLD).getList("account.roles")).containsExactly("auditor");
    }

    @Test
    @Tag("long")
    void a_changed_password_is_taken_over_and_ends_what_the_old_one_opened() throws SQLException {
        bootstrap.apply(file("changing", Set.of("auditor"), OLD));
        var refresh = caller.entersAs("changing", OLD).getString("refreshToken");

        bootstrap.apply(file("changing", Set.of("support"), NEW));

        caller.refreshes(refresh).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        caller.signsInAs("changing", OLD).then().statusCode(401);
        assertThat(caller.entersAs("changing", NEW).getList("account.roles")).containsExactly("support");
        assertThat(told("changing"))
                .containsExactly("STAFF.ADD bootstrap-file AUDITOR", "STAFF.CHANGE bootstrap-file SUPPORT");
    }

    @Test
    @Tag("long")
    void the_same_file_again_leaves_what_an_administrator_changed_since() {
        var file = file("reset", Set.of("auditor"), OLD);
        bootstrap.apply(file);
        var administrators = new TwoAdministrators();
        var id = caller.entersAs("reset", OLD).getString("account.accountId");
        administrators
                .changes(id, Map.of("name", "某某", "roles", List.of("support")))
                .then()
                .statusCode(200);
        administrators.confirms(id);
        var fresh = administrators.both(id, "second-factor-reset");

        bootstrap.apply(file);

        caller.signsInAs("reset", OLD).then().statusCode(401);
        caller.signsInAs("reset", fresh).then().statusCode(202).body("enrolment", notNullValue());
        administrators
                .shows(id)
                .then()
                .body("name", equalTo("某某"))
                .body("roles", equalTo(List.of("support")))
                .body("enrolledAt", nullValue());

        bootstrap.apply(file("reset", Set.of("auditor"), NEW));

        caller.signsInAs("reset", NEW).then().statusCode(202);
        administrators.shows(id).then().body("roles", equalTo(List.of("support")));
    }

    @Test
    void a_password_in_the_file_goes_before_one_that_administrators_propose() {
        bootstrap.apply(file("proposed", Set.of("auditor"), OLD));
        var administrators = new TwoAdministrators();
        var id = caller.entersAs("proposed", OLD).getString("account.accountId");
        administrators.acts(id, "password-reset").then().statusCode(200);

        bootstrap.apply(file("proposed", Set.of("auditor"), NEW));

        administrators.shows(id).then().body("proposal", nullValue());
        caller.signsInAs("proposed", NEW).then().statusCode(202);
    }

    @Test
    void a_password_that_was_handed_out_expires_no_more_when_the_file_names_it() throws SQLException {
        bootstrap.apply(file("handed-out", Set.of("auditor"), OLD));
        var administrators = new TwoAdministrators();
        var id = caller.entersAs("handed-out", OLD).getString("account.accountId");
        var handedOut = administrators.both(id, "password-reset");
        administrators.shows(id).then().body("passwordExpiresAt", notNullValue());

        bootstrap.apply(file("handed-out", Set.of("auditor"), handedOut));

        administrators.shows(id).then().body("passwordExpiresAt", nullValue());
        caller.signsInAs("handed-out", handedOut).then().statusCode(202);
        assertThat(told("handed-out")).endsWith("STAFF.CHANGE bootstrap-file AUDITOR");
    }

    @Test
    void a_second_factor_and_roles_in_the_file_go_before_those_that_administrators_propose() throws SQLException {
        bootstrap.apply(file("given", Set.of("auditor"), OLD));
        var administrators = new TwoAdministrators();
        var id = caller.entersAs("given", OLD).getString("account.accountId");

        administrators.acts(id, "second-factor-reset").then().statusCode(200);
        bootstrap.apply(given("auditor"));
        administrators.shows(id).then().body("proposal", nullValue());

        administrators
                .changes(id, Map.of("name", "某人", "roles", List.of("administrator")))
                .then()
                .body("proposal.kind", equalTo("ROLES"));
        bootstrap.apply(given("support"));
        administrators.shows(id).then().body("proposal", nullValue()).body("roles", equalTo(List.of("support")));
        assertThat(told("given")).contains("STAFF.WITHDRAW bootstrap-file AUDITOR");
    }

    @Test
    void a_record_of_which_no_file_is_known_stays_until_the_file_says_something_new() throws SQLException {
        bootstrap.apply(file("upgraded", Set.of("auditor"), OLD));
        try (var database = LocalStack.connection()) {
            database.createStatement().executeUpdate("delete from bootstrap_parts");
        }
        var before = row("upgraded");

        bootstrap.apply(file("upgraded", Set.of("support"), NEW));
        assertThat(row("upgraded")).isEqualTo(before);

        bootstrap.apply(file("upgraded", Set.of("reviewer"), NEW));
        assertThat(caller.entersAs("upgraded", OLD).getList("account.roles")).containsExactly("reviewer");
    }

    @Test
    void other_roles_in_the_file_end_the_sessions() {
        bootstrap.apply(file("other-roles", Set.of("auditor"), OLD));
        var refresh = caller.entersAs("other-roles", OLD).getString("refreshToken");

        bootstrap.apply(file("other-roles", Set.of("support"), OLD));

        caller.refreshes(refresh).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void another_secret_of_the_second_factor_ends_what_the_old_one_opened() {
        bootstrap.apply(file("new-device", Set.of("auditor"), OLD));
        var refresh = caller.entersAs("new-device", OLD).getString("refreshToken");
        var other = new BootstrapFile.Staff("new-device", "某人", Set.of("auditor"), OLD, OTHER_TOTP, null);

        bootstrap.apply(new BootstrapFile(List.of(other), null));

        caller.refreshes(refresh).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        var challenge = caller.challengedAs("new-device", OLD);
        caller.proves(challenge, Caller.code(Caller.TOTP, 0)).then().statusCode(422);
        caller.proves(challenge, Caller.code(OTHER_TOTP, 0)).then().statusCode(201);
    }

    @Test
    @Tag("long")
    void a_changed_secret_of_a_service_is_taken_beside_the_old_one_until_it_changes_again() {
        bootstrap.apply(new BootstrapFile(null, List.of(new BootstrapFile.Service("a-service", OLD))));
        assertThat(statusOfToken("a-service", OLD)).isEqualTo(200);

        bootstrap.apply(new BootstrapFile(null, List.of(new BootstrapFile.Service("a-service", NEW))));

        assertThat(statusOfToken("a-service", OLD)).isEqualTo(200);
        assertThat(statusOfToken("a-service", NEW)).isEqualTo(200);

        bootstrap.apply(new BootstrapFile(null, List.of(new BootstrapFile.Service("a-service", NEWER))));

        assertThat(statusOfToken("a-service", OLD)).isEqualTo(401);
        assertThat(statusOfToken("a-service", NEW)).isEqualTo(200);
        assertThat(statusOfToken("a-service", NEWER)).isEqualTo(200);
    }

    private static BootstrapFile file(String login, Set<String> roles, String password) {
        return new BootstrapFile(
                List.of(new BootstrapFile.Staff(login, "某人", roles, password, Caller.TOTP, null)), null);
    }

    private static BootstrapFile given(String role) {
        return new BootstrapFile(
                List.of(new BootstrapFile.Staff("given", "某人", Set.of(role), OLD, OTHER_TOTP, null)), null);
    }

    private int statusOfToken(String client, String secret) {
        return caller.request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .post("/oauth2/token")
                .statusCode();
    }

    /** What the audit says of this member of staff, oldest first. */
    private static List<String> told(String login) throws SQLException {
        try (var database = LocalStack.connection();
                var query =
                        database.prepareStatement("select concat_ws(' ', act, client, json_value(details, '$.roles'))"
                                + " from audit_entries join staff_logins on account_id = object_id"
                                + " where login = ? and act like 'STAFF.%' order by id")) {
            query.setString(1, login);
            var rows = query.executeQuery();
            var told = new ArrayList<String>();
            while (rows.next()) {
                told.add(rows.getString(1));
            }
            return told;
        }
    }

    private static List<String> row(String login) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement(
                        "select hex(account_id), hex(name), roles, password_hash, version from staff_logins where login = ?")) {
            query.setString(1, login);
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            return List.of(
                    rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5));
        }
    }
}
