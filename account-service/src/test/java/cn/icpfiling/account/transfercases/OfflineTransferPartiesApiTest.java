package cn.icpfiling.account.transfercases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between which accounts a filing moves offline, and that a case which fails keeps no other one waiting. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OfflineTransferPartiesApiTest {

    private static final SupportDesk DESK = new SupportDesk();
    private static final String NUMBER = "京ICP备2026000001号";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Caller target = new Caller();
    private final String domain = "d-" + UUID.randomUUID() + ".cn";
    private String account;
    private String token;

    @Inject
    FindTransferSources findSources;

    @Inject
    HandOverTransfers handOvers;

    @BeforeEach
    void signs_up() {
        var signedUp = target.signedUp();
        account = signedUp.getString("account.accountId");
        token = signedUp.getString("session.accessToken");
    }

    @AfterEach
    void forgetLimits() throws SQLException {
        update("delete from limit_events");
    }

    @Test
    void a_closed_account_is_granted_no_filing() throws SQLException {
        var id = handedIn(otherAccount());
        update("update accounts set status = 'CLOSED' where " + id(account));

        refusesTheGrant(id, "TRANSFER_TARGET_UNKNOWN");
    }

    @Test
    void an_account_that_waits_for_a_filing_is_not_closed() {
        var id = handedIn(otherAccount());
        closes().then().statusCode(409).body("code", equalTo("ACCOUNT_IN_TRANSFER"));
        target.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + id + "/withdrawal")
                .then()
                .statusCode(200);

        closes().then().statusCode(204);
    }

    @Test
    void the_filing_of_a_partners_customer_is_not_granted() {
        var customer = TestPartner.create("customers:read", "customers:write")
                .opens("C-" + UUID.randomUUID(), Map.of())
                .getString("customerId");

        refusesTheGrant(handedIn(customer), "TRANSFER_SOURCE_OF_PARTNER");
    }

    @Test
    void a_filing_moves_offline_within_the_china_site_only() throws SQLException {
        var other = otherAccount();
        var id = handedIn(other);
        update("update accounts set site = 'INTERNATIONAL' where " + id(other));
        refusesTheGrant(id, "TRANSFER_INTERNATIONAL_TO_CHINA");
        update("update accounts set site = 'INTERNATIONAL' where " + id(account));
        decidesToGrant(id).then().statusCode(409).body("code", equalTo("TRANSFER_BETWEEN_INTERNATIONAL"));
        update("update accounts set site = 'CHINA' where " + id(other));
        decidesToGrant(id).then().statusCode(409).body("code", equalTo("TRANSFER_CHINA_TO_INTERNATIONAL"));
    }

    @Test
    @Tag("long")
    void a_case_that_fails_keeps_no_later_one_waiting() throws SQLException {
        var broken = handedIn(otherAccount());
        update("update support_cases set filed_as = null, open_as = null where " + id(broken));
        DESK.grants(broken);
        var good = handedIn(otherAccount());
        DESK.grants(good);
        handOvers.runDue();

        await().atMost(SOON).until(() -> own(good).path("state").equals("DONE"));
        own(broken).then().body("state", equalTo("GRANTED"));
    }

    /** Without the contacts the account alone would get the link that stops the case. */
    @Test
    @Tag("long")
    void the_source_counts_as_found_when_the_contacts_in_its_filing_are_known() throws SQLException {
        var principal = new Caller();
        Caller.hasContacts(
                subjectOfDomain(),
                Map.of("subject", Map.of("number", NUMBER, "name", "王小明", "mobile", principal.phone())));
        Caller.isFiled(domain, otherAccount(), new Caller().phone(), "NONE");
        Caller.contactsAreElsewhere(subjectOfDomain().toString(), 1);
        var id = opened();
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return waitsForItsLease(id);
        });
        assertThat(principal.texts()).isEmpty();

        update("update support_cases set next_try_at = '2020-01-01' where " + id(id));
        findSources.findDue();

        await().atMost(SOON)
                .until(() -> principal.texts().stream().anyMatch(text -> text.contains("/api/v1/case-stops/")));
    }

    /** Contacts that fail for good would keep the case without a source for ever. */
    @Test
    @Tag("long")
    void after_half_an_hour_of_refused_contacts_the_account_alone_is_told() throws SQLException {
        var owner = new Caller();
        Caller.isFiled(domain, owner.signedUp().getString("account.accountId"), new Caller().phone(), "NONE");
        Caller.contactsAreElsewhere("refuses:" + subjectOfDomain(), 1000);
        var id = opened();
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return isUnanswered(id);
        });
        assertThat(owner.texts()).noneMatch(text -> text.contains("/api/v1/case-stops/"));

        update("update support_cases set opened_at = opened_at - interval 31 minute, next_try_at = '2020-01-01' where "
                + id(id));
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return isUnanswered(id);
        });
        assertThat(owner.texts())
                .as("an old case whose contacts were refused a moment ago")
                .noneMatch(text -> text.contains("/api/v1/case-stops/"));

        await().atMost(SOON).until(() -> {
            update("update support_cases set unanswered_since = unanswered_since - interval 31 minute,"
                    + " next_try_at = '2020-01-01' where sought_at is null and " + id(id));
            findSources.findDue();
            return owner.texts().stream().anyMatch(text -> text.contains("/api/v1/case-stops/"));
        });
    }

    @Test
    @Tag("long")
    void the_contacts_in_the_filing_get_the_link_too_and_the_transfer_is_published() {
        var principal = new Caller();
        Caller.hasContacts(
                subjectOfDomain(),
                Map.of("subject", Map.of("number", NUMBER, "name", "王小明", "mobile", principal.phone())));
        var other = otherAccount();
        var id = handedIn(other);
        await().atMost(SOON)
                .until(() -> principal.texts().stream().anyMatch(text -> text.contains("/api/v1/case-stops/")));

        DESK.grants(id);
        handOvers.runDue();
        await().atMost(SOON)
                .until(() -> principal.texts().stream().anyMatch(text -> text.contains("您是备案 " + NUMBER + " 的负责人")));
        var topic = new TestTopic("icp.account.v1");
        await().atMost(SOON).until(() -> topic.recordsOf(other).size() == 4);
        var headers = topic.recordsOf(other).getLast().headers();
        assertThat(new String(headers.lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("account.transferred");
        assertThat(new String(headers.lastHeader("ce_subject").value(), StandardCharsets.UTF_8))
                .isEqualTo(id);
    }

    private UUID subjectOfDomain() {
        return UUID.nameUUIDFromBytes(domain.getBytes(StandardCharsets.UTF_8));
    }

    private void refusesTheGrant(String id, String code) {
        DESK.claims("desk", id).then().statusCode(200);
        decidesToGrant(id).then().statusCode(409).body("code", equalTo(code));
        DESK.shows("desk", id).then().body("state", equalTo("CLAIMED"));
    }

    private Response decidesToGrant(String id) {
        return DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT");
    }

    private String otherAccount() {
        return new Caller().signedUp().getString("account.accountId");
    }

    private String handedIn(String holder) {
        Caller.isFiled(domain, holder, new Caller().phone(), "NONE");
        var id = opened();
        findSources.findDue();
        SupportDesk.hasPapersOfAPerson(id);
        target.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + id + "/handing-in")
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .until(() -> Boolean.TRUE.equals(DESK.shows("desk", id).path("sourceKnown")));
        return id;
    }

    private String opened() {
        return target.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("filing", domain, "holderKind", "PERSON", "name", "王小明"))
                .post("/api/v1/transfer-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    /** Whether a look-up has claimed the case and found no answer. */
    private static boolean waitsForItsLease(String id) throws SQLException {
        return is(id, "sought_at is null and next_try_at > utc_timestamp(6)");
    }

    /** A look-up failed, and the next one is not due. */
    private static boolean isUnanswered(String id) throws SQLException {
        return waitsForItsLease(id) && is(id, "unanswered_since is not null");
    }

    private static boolean is(String id, String what) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from support_cases where " + id(id) + " and " + what)) {
            rows.next();
            return rows.getLong(1) == 1;
        }
    }

    private Response own(String id) {
        return target.as(token).get("/api/v1/own-cases/" + id);
    }

    private Response closes() {
        return target.as(token).post("/api/v1/accounts/me/closure");
    }

    private static String id(String uuid) {
        return "id = x'" + uuid.replace("-", "") + "'";
    }

    private static void update(String sql) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
