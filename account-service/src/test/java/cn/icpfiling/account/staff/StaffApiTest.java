package cn.icpfiling.account.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.StaffRoles;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class StaffApiTest {

    private static final String PHONE = "/api/v1/accounts/me/phone";

    private final Caller caller = new Caller();
    private final String login = "staff-" + UUID.randomUUID();
    private TwoAdministrators administrators;

    @BeforeEach
    void an_administrator_is_there() {
        administrators = new TwoAdministrators();
    }

    @Test
    void who_is_let_in_enrols_and_may_act() {
        var added = adds(login, "张三", List.of("reviewer"), null)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/staff/"))
                .header("ETag", notNullValue())
                .body("roles", equalTo(List.of("reviewer")))
                .body("enrolledAt", nullValue())
                .extract()
                .jsonPath();

        var entered = administrators.enrols(login, administrators.lets(added));

        assertThat(entered.getList("account.roles")).containsExactly("reviewer");
        shows(added.getString("accountId"))
                .then()
                .statusCode(200)
                .body("enrolledAt", notNullValue())
                .body("initialPassword", nullValue())
                .body("name", equalTo("张三"));
        as().get("/api/v1/staff?limit=200").then().statusCode(200).body("items.login", hasItem(login));
    }

    @Test
    void the_list_is_told_page_by_page() {
        adds(login, "甲", List.of("support"), null).then().statusCode(201);
        var listed = new ArrayList<String>();
        String next = null;
        do {
            var page = as().queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/staff")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.login"));
            next = page.getString("next");
        } while (next != null);

        assertThat(listed)
                .contains(login, "administrator", "reviewer")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void what_is_shown_masked_is_not_taken_back() {
        adds(login, "张*", List.of("reviewer"), "138****5678")
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("MASKED_VALUE", "MASKED_VALUE")))
                .body("errors.pointer", equalTo(List.of("/entry/name", "/entry/mobile")));
    }

    @Test
    void roles_that_exclude_each_other_are_refused_by_the_api() {
        for (var roles : combinations()) {
            var allowed = StaffRoles.conflict(new TreeSet<>(roles)).isEmpty();
            var answer = adds("staff-" + UUID.randomUUID(), "乙", roles, null);
            if (allowed) {
                answer.then().statusCode(201);
            } else {
                answer.then()
                        .statusCode(422)
                        .body("errors[0].code", equalTo("ROLES_EXCLUDED"))
                        .body("errors[0].pointer", equalTo("/entry/roles"));
            }
        }
        adds(login, "乙", List.of("applicant"), null).then().statusCode(400);
        adds(login, "乙", List.of(), null).then().statusCode(400);
    }

    @Test
    void and_by_the_database() throws SQLException {
        adds(login, "丙", List.of("support"), null).then().statusCode(201);
        var combinations = combinations();
        combinations.add(List.of("applicant"));
        combinations.add(List.of("partner", "reviewer"));
        for (var roles : combinations) {
            var allowed = StaffRoles.areKnown(new TreeSet<>(roles))
                    && StaffRoles.conflict(new TreeSet<>(roles)).isEmpty();
            try (var database = LocalStack.connection();
                    var update = database.prepareStatement("update staff_logins set roles = ? where login = ?")) {
                update.setString(1, String.join(",", new TreeSet<>(roles)));
                update.setString(2, login);
                if (allowed) {
                    assertThat(update.executeUpdate()).isEqualTo(1);
                } else {
                    assertThatThrownBy(update::executeUpdate).as("%s", roles).isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @Test
    void other_roles_end_the_sessions() {
        var added = adds(login, "丁", List.of("support"), null).then().extract().jsonPath();
        var entered = administrators.enrols(login, administrators.lets(added));
        var id = added.getString("accountId");

        changes(id, Map.of("name", "丁", "roles", List.of("inspector", "support")))
                .then()
                .statusCode(200);
        assertThat(administrators.confirms(id).getList("roles")).containsExactly("inspector", "support");

        caller.refreshes(entered.getString("refreshToken")).then().statusCode(401);
    }

    @Test
    void who_is_disabled_is_out_and_who_is_enabled_is_in_again() {
        var added = adds(login, "戊", List.of("auditor"), null).then().extract().jsonPath();
        var password = administrators.lets(added);
        var id = added.getString("accountId");
        var entered = administrators.enrols(login, password);

        acts(id, "disablement").then().statusCode(200).body("disabledAt", notNullValue());

        caller.refreshes(entered.getString("refreshToken")).then().statusCode(401);
        caller.signsInAs(login, password).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
        acts(id, "enablement").then().statusCode(200).body("disabledAt", nullValue());
        caller.signsInAs(login, password).then().statusCode(202).body("enrolment", nullValue());
    }

    @Test
    void an_administrator_does_nothing_to_the_own_record() {
        var own = administrators.accountOfFirst();

        for (var act : List.of("disablement", "enablement", "second-factor-reset", "password-reset")) {
            acts(own, act).then().statusCode(409).body("code", equalTo("OWN_STAFF_RECORD"));
        }
        changes(own, Map.of("name", "我", "roles", List.of("administrator")))
                .then()
                .statusCode(409)
                .body("code", equalTo("OWN_STAFF_RECORD"));
    }

    @Test
    void a_change_names_the_version_it_saw_and_a_repeat_is_answered_once() {
        var id = adds(login, "庚", List.of("auditor"), null).then().extract().<String>path("accountId");
        var entry = Map.of("name", "庚", "roles", List.of("auditor"));

        as().body(entry).put("/api/v1/staff/" + id).then().statusCode(428);
        as().header("If-Match", "\"99-\"")
                .body(entry)
                .put("/api/v1/staff/" + id)
                .then()
                .statusCode(412);
        var key = UUID.randomUUID().toString();
        var body = Map.of("login", login + "x", "entry", entry);
        var first = as().header("Idempotency-Key", key).body(body).post("/api/v1/staff");
        var again = as().header("Idempotency-Key", key).body(body).post("/api/v1/staff");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_login_and_a_mobile_are_one_persons() {
        var mobile = new Caller().phone();
        adds(login, "辛", List.of("auditor"), mobile).then().statusCode(201).body("mobile", not(containsString(mobile)));

        adds(login, "壬", List.of("auditor"), null).then().statusCode(409).body("code", equalTo("LOGIN_TAKEN"));
        adds(login + "b", "壬", List.of("auditor"), mobile)
                .then()
                .statusCode(409)
                .body("code", equalTo("MOBILE_TAKEN"));
    }

    @Test
    void nobody_but_an_administrator_comes_here() {
        var reviewer = caller.entersAs("reviewer").getString("accessToken");
        var applicant = new Caller().signedUp().getString("session.accessToken");

        for (var token : List.of(reviewer, applicant)) {
            caller.as(token).get("/api/v1/staff").then().statusCode(403);
            caller.as(token)
                    .post("/api/v1/staff/" + UUID.randomUUID() + "/disablement")
                    .then()
                    .statusCode(403);
        }
        caller.request().get("/api/v1/staff").then().statusCode(401);
        acts(UUID.randomUUID().toString(), "disablement").then().statusCode(404);
    }

    @Test
    void a_token_of_staff_names_the_account_the_same_person_holds() throws IOException {
        var person = new Caller();
        var held = person.signedUp().getString("account.accountId");
        var added = adds(login, "癸", List.of("reviewer"), person.phone())
                .then()
                .extract()
                .jsonPath();

        assertThat(claim(
                        administrators.enrols(login, administrators.lets(added)).getString("accessToken")))
                .isEqualTo(held);
        assertThat(claim(administrators.first())).isEmpty();
    }

    @Test
    void an_account_stays_the_members_own_when_it_changes_its_phone_and_no_second_one_hides_it() throws IOException {
        var person = new Caller();
        var opened = person.signedUp();
        var held = opened.getString("account.accountId");
        var added = adds(login, "癸", List.of("reviewer"), person.phone())
                .then()
                .extract()
                .jsonPath();
        var session = administrators.enrols(login, administrators.lets(added));
        var next = new Caller();

        moves(person, opened.getString("session.accessToken"), next);

        var later = caller.refreshes(session.getString("refreshToken"))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("accessToken");
        assertThat(claim(later)).isEqualTo(held);
        Caller.forgetsWaits();
        person.opensAccount(person.code("SIGN_UP")).then().statusCode(409).body("code", equalTo("ACCOUNT_EXISTS"));
        var other = new Caller();
        var token = other.signedUp().getString("session.accessToken");
        var agreed = other.codeSentBy(() -> starts(other, token, person));
        var proof = person.codeSentBy(() -> proves(other, token, person, "/consent", agreed));
        proves(other, token, person, "/proof", proof).then().statusCode(409).body("code", equalTo("PHONE_TAKEN"));
    }

    @Test
    void a_mobile_that_was_mistyped_frees_the_account_of_a_stranger_once_it_is_emptied() {
        var stranger = new Caller();
        stranger.signedUp();
        var id = adds(login, "癸", List.of("reviewer"), stranger.phone())
                .then()
                .extract()
                .<String>path("accountId");
        var member = new Caller();

        changes(id, Map.of("name", "癸", "roles", List.of("reviewer"))).then().statusCode(200);
        changes(id, Map.of("name", "癸", "roles", List.of("reviewer"), "mobile", member.phone()))
                .then()
                .statusCode(200);

        member.signedUp();
    }

    private static void moves(Caller person, String token, Caller next) {
        var agreed = person.codeSentBy(() -> starts(person, token, next));
        var proof = next.codeSentBy(() -> proves(person, token, next, "/consent", agreed));
        proves(person, token, next, "/proof", proof).then().statusCode(200);
    }

    private static Response starts(Caller person, String token, Caller next) {
        return person.as(token).body(Map.of("phone", next.phone())).put(PHONE);
    }

    private static Response proves(Caller person, String token, Caller next, String step, Caller.Code code) {
        return person.as(token)
                .body(Map.of("phone", next.phone(), "codeId", code.id(), "code", code.digits()))
                .post(PHONE + step);
    }

    private String claim(String token) throws IOException {
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .path("own_account")
                .asText();
    }

    private RequestSpecification as() {
        return administrators.asFirst();
    }

    private Response adds(String wanted, String name, List<String> roles, String mobile) {
        return administrators.adds(wanted, name, roles, mobile);
    }

    private Response shows(String id) {
        return administrators.shows(id);
    }

    private Response changes(String id, Map<String, Object> entry) {
        return administrators.changes(id, entry);
    }

    private Response acts(String id, String act) {
        return administrators.acts(id, act);
    }

    /** Every set of one role or more. */
    private static List<List<String>> combinations() {
        var names = List.copyOf(new TreeSet<>(StaffRoles.ALL));
        var all = new ArrayList<List<String>>();
        for (var bits = 1; bits < 1 << names.size(); bits++) {
            var roles = new ArrayList<String>();
            for (var role = 0; role < names.size(); role++) {
                if ((bits >> role & 1) == 1) {
                    roles.add(names.get(role));
                }
            }
            all.add(roles);
        }
        return all;
    }
}
