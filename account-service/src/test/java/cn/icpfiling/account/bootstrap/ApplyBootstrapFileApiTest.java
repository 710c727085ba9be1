package cn.icpfiling.account.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ApplyBootstrapFileApiTest {

    private static final String OLD = "the-old-password";
    private static final String NEW = "the-new-password";
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
    void a_changed_secret_of_a_service_is_taken_over() {
        bootstrap.apply(new BootstrapFile(null, List.of(new BootstrapFile.Service("a-service", OLD))));
        assertThat(statusOfToken("a-service", OLD)).isEqualTo(200);

        bootstrap.apply(new BootstrapFile(null, List.of(new BootstrapFile.Service("a-service", NEW))));

        assertThat(statusOfToken("a-service", OLD)).isEqualTo(401);
        assertThat(statusOfToken("a-service", NEW)).isEqualTo(200);
    }

    private static BootstrapFile file(String login, Set<String> roles, String password) {
        return new BootstrapFile(
                List.of(new BootstrapFile.Staff(login, "某人", roles, password, Caller.TOTP, null)), null);
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
