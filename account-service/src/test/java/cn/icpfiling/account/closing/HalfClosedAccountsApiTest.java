package cn.icpfiling.account.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica that dies between the two halves of a closing leaves the second half to the job. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class HalfClosedAccountsApiTest {

    private static final String MEMBERSHIPS = "/api/v1/memberships";

    private final Caller holder = new Caller();
    private UUID account;
    private String token;

    @Inject
    EndAccount end;

    @Inject
    SettleClosedAccounts settle;

    @Inject
    AccountRepository accounts;

    @BeforeEach
    void an_account_is_half_closed() {
        var opened = holder.signedUp();
        account = UUID.fromString(opened.getString("account.accountId"));
        token = opened.getString("session.accessToken");
        holder.as(token)
                .body(Map.of("password", "correct horse battery staple"))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);
    }

    @Test
    void the_holder_is_told_once_and_the_logins_go() throws SQLException {
        closes(Instant.now().plusSeconds(60));
        assertThat(passwords()).isOne();

        closes(Instant.now());
        settle.runDue();

        assertThat(passwords()).isZero();
        Caller.looksUp(account.toString()).body("status", equalTo("CLOSED"));
        await().atMost(Duration.ofSeconds(15)).until(() -> told() == 1);
        assertThat(isUnsettled()).isFalse();
        UnitOfWork.run(() -> end.settle(account));
        settle.runDue();
        assertThat(notices()).isOne();
    }

    @Test
    void an_account_that_came_to_hold_an_order_opens_again() {
        holds(Map.of("openOrder", true));
        closes(Instant.now());

        settle.runDue();

        Caller.looksUp(account.toString()).body("status", equalTo("ACTIVE"));
        assertThat(isUnsettled()).isFalse();
        holder.signsIn(holder.code("SIGN_IN")).then().statusCode(201);
    }

    @Test
    void an_account_to_which_an_old_filing_is_on_its_way_opens_again() {
        Rest.given()
                .post(ConfigProvider.getConfig().getValue("icp.legacy.url", String.class) + "/old-filings/" + account
                        + "/RUNNING")
                .then()
                .statusCode(200);
        closes(Instant.now());

        settle.runDue();

        Caller.looksUp(account.toString()).body("status", equalTo("ACTIVE"));
        assertThat(isUnsettled()).isFalse();
    }

    @Test
    void the_job_leaves_a_closing_that_is_on_its_way_and_waits_for_filing_service() {
        closes(Instant.now().plusSeconds(60));
        settle.runDue();
        assertThat(isUnsettled()).isTrue();

        Caller.filingServiceIsSilent(10);
        closes(Instant.now());
        settle.runDue();
        Caller.filingServiceIsSilent(0);

        assertThat(isUnsettled()).isTrue();
        Caller.looksUp(account.toString()).body("status", equalTo("CLOSED"));
    }

    @Test
    @Tag("long")
    void a_refused_closing_ends_the_sessions_of_members_and_no_membership() {
        var person = new Caller();
        var persons = person.signedUp().getString("session.accessToken");
        var member = joins(holder, token, person, persons);
        var invited = invites(holder, token, new Caller());
        var other = new Caller();
        var own = joins(other, other.signedUp().getString("session.accessToken"), holder, token);
        var acting = acts(person, persons, member).statusCode(201).extract().<String>path("refreshToken");
        holds(Map.of("openOrder", true));

        closes(Instant.now().plusSeconds(60)); // not yet due, so that the job of the service leaves it alone

        person.refreshes(acting).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        acts(person, persons, member).statusCode(404);
        closes(Instant.now());
        settle.runDue();
        acts(person, persons, member).statusCode(201);
        var again = holder.signsIn(holder.code("SIGN_IN")).then().extract().<String>path("accessToken");
        holder.as(again).get(MEMBERSHIPS).then().body("items.memberId", contains(own));
        holder.as(again)
                .get("/api/v1/accounts/me/members")
                .then()
                .body("items.memberId", contains(invited, member))
                .body("items.state", contains("INVITED", "ACTIVE"));
    }

    @Test
    void a_settled_closing_ends_members_invitations_and_memberships() throws SQLException {
        var person = new Caller();
        var persons = person.signedUp().getString("session.accessToken");
        var _ = joins(holder, token, person, persons);
        var _ = invites(holder, token, new Caller());
        var other = new Caller();
        var others = other.signedUp().getString("session.accessToken");
        var _ = joins(other, others, holder, token);

        closes(Instant.now());
        settle.runDue();

        person.as(persons).get(MEMBERSHIPS).then().body("items", empty());
        other.as(others).get("/api/v1/accounts/me/members").then().body("items.state", contains("LEFT"));
        assertThat(count("select count(*) from members where ended_at is null and holder_id = ?"))
                .isZero();
    }

    /** Returns the id of the membership. */
    private static String joins(Caller of, String ofToken, Caller person, String personsToken) {
        var member = invites(of, ofToken, person);
        person.as(personsToken)
                .put(MEMBERSHIPS + "/" + member + "/acceptance")
                .then()
                .statusCode(200);
        return member;
    }

    private static String invites(Caller of, String ofToken, Caller person) {
        return of.as(ofToken)
                .header("Idempotency-Key", '"' + UUID.randomUUID().toString() + '"')
                .body(Map.of(
                        "phone", person.phone(), "name", "李雷", "grants", List.of(Map.of("rights", List.of("VIEW")))))
                .post("/api/v1/accounts/me/members")
                .then()
                .statusCode(201)
                .extract()
                .path("memberId");
    }

    private static ValidatableResponse acts(Caller person, String personsToken, String member) {
        return person.as(personsToken)
                .post(MEMBERSHIPS + "/" + member + "/sessions")
                .then();
    }

    private void closes(Instant unsettledUntil) {
        UnitOfWork.run(() -> end.close(accounts.findById(account), unsettledUntil));
    }

    private boolean isUnsettled() {
        return UnitOfWork.in(() -> accounts.findById(account).isUnsettled());
    }

    private long told() {
        return holder.texts().stream().filter(text -> text.contains("已注销")).count();
    }

    private void holds(Map<String, ?> facts) {
        Rest.given()
                .contentType(ContentType.JSON)
                .body(facts)
                .post(ConfigProvider.getConfig().getValue("icp.filing.url", String.class) + "/transfer-facts/"
                        + account)
                .then()
                .statusCode(200);
    }

    private long passwords() throws SQLException {
        return count("select count(*) from holder_passwords where account_id = ?");
    }

    private long notices() throws SQLException {
        return count("select count(*) from notices where template = 'ACCOUNT_CLOSED' and account_id = ?");
    }

    private long count(String query) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(query)) {
            statement.setBytes(1, Binary.of(account));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
