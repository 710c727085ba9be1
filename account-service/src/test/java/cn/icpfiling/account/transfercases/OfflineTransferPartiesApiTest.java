package cn.icpfiling.account.transfercases;

import static cn.icpfiling.account.transfercases.TransferScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.transfers.Holder;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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

    private final Caller target = new Caller();
    private String account;
    private String token;
    private TransferScene scene;

    @Inject
    FindTransferSources findSources;

    @Inject
    SeekOwnersAnew seekOwners;

    @Inject
    HandOverTransfers handOvers;

    @BeforeEach
    void signs_up() {
        var signedUp = target.signedUp();
        account = signedUp.getString("account.accountId");
        token = signedUp.getString("session.accessToken");
        scene = new TransferScene(target, token);
    }

    @AfterEach
    void forgetLimits() {
        TransferScene.forgetLimits();
    }

    @Test
    void a_closed_account_is_granted_no_filing() {
        var id = handedIn(otherAccount());
        changeAccount(account, "status = 'CLOSED'");

        refusesTheGrant(id, "TRANSFER_TARGET_UNKNOWN");
    }

    @Test
    void an_account_that_waits_for_a_filing_is_not_closed() {
        var id = handedIn(otherAccount());
        closes().then().statusCode(409).body("code", equalTo("ACCOUNT_IN_TRANSFER"));
        scene.withdraws(id).then().statusCode(200);

        closes().then().statusCode(204);
    }

    @Test
    void the_filing_of_a_partners_customer_is_not_granted() {
        var partner = TestPartner.create("customers:read", "customers:write");

        refusesTheGrant(handedIn(customerOf(partner, new Caller())), "TRANSFER_SOURCE_OF_PARTNER");
    }

    /** The customer has no login and the partner gets no token: without this way the filing could not move at all. */
    @Test
    void the_filing_of_a_suspended_partners_customer_moves_and_its_contact_could_have_stopped_it() {
        var partner = TestPartner.create("customers:read", "customers:write");
        var owner = new Caller();
        var customer = customerOf(partner, owner);
        var id = handedIn(customer);
        assertThat(DESK.shows("desk", id).jsonPath().getList("hindrances", String.class))
                .contains("TRANSFER_SOURCE_OF_PARTNER");
        await().atMost(SOON).until(() -> stopLinks(owner) == 1);
        suspends(partner, "utc_timestamp(6)");
        refusesTheGrant(id, "TRANSFER_OWNER_JUST_TOLD");

        seekOwners.run();
        TransferScene.forgetLimits();
        findSources.findDue();
        await().atMost(SOON).until(() -> stopLinks(owner) == 2);
        seekOwners.run();
        assertThat(TransferScene.is(id, "sought_at is not null and stop_digest <> mail_stop_digest"))
                .as("told once, and both links stop the case")
                .isTrue();
        DESK.grants(id);
        handOvers.runDue();

        await().atMost(SOON).until(() -> scene.own(id).path("state").equals("DONE"));
        var topic = new TestTopic("icp.account.v1");
        await().atMost(SOON)
                .until(() -> topic.recordsOf(customer).stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(event -> event.contains("fromPartner") && event.contains(partner.id())));
    }

    @Test
    void a_partner_that_is_resumed_bars_the_hand_over_unless_the_filing_has_moved() {
        var partner = TestPartner.create("customers:read", "customers:write");
        var first = customerOf(partner, new Caller());
        var second = customerOf(partner, new Caller());
        suspends(partner, "utc_timestamp(6)");
        var kept = handedIn(first);
        Caller.outside("/hand-overs/refuse/" + account + "/SILENT");
        DESK.grants(kept);
        handOvers.runDue();
        Holder.knows(account, Map.of("silent", true));
        suspends(partner, "null");

        tryAgain(kept);
        scene.own(kept).then().body("state", equalTo("GRANTED"));
        Holder.knows(account, Map.of("openOrder", false));
        tryAgain(kept);
        await().atMost(SOON).until(() -> scene.own(kept).path("state").equals("FAILED"));

        suspends(partner, "utc_timestamp(6)");
        TransferScene.forgetLimits();
        var moved = handedIn(second);
        DESK.grants(moved);
        handOvers.runDue();
        Holder.knows(account, Map.of("openOrder", false, "subject", Map.of("subjectId", scene.subject())));
        suspends(partner, "null");
        Caller.outside("/hand-overs/refuse/" + account + "/NONE");
        tryAgain(moved);
        await().atMost(SOON).until(() -> scene.own(moved).path("state").equals("DONE"));
    }

    /** A partner that was resumed after the grant has answered for its customer since the owner was told, although it is suspended again. */
    @Test
    void a_suspension_after_the_grant_bars_the_hand_over() {
        var partner = TestPartner.create("customers:read", "customers:write");
        var customer = customerOf(partner, new Caller());
        suspends(partner, "utc_timestamp(6)");
        var id = handedIn(customer);
        DESK.grants(id);

        suspends(partner, "utc_timestamp(6) + interval 1 second");
        handOvers.runDue();

        await().atMost(SOON).until(() -> scene.own(id).path("state").equals("FAILED"));
    }

    @Test
    void a_filing_of_which_no_owner_and_no_contact_can_be_told_is_not_granted() {
        var partner = TestPartner.create("customers:read", "customers:write");
        var customer = partner.opens("C-" + UUID.randomUUID(), Map.of()).getString("customerId");
        suspends(partner, "utc_timestamp(6)");
        Caller.hasContacts(
                UUID.fromString(scene.subject()), Map.of("subject", Map.of("number", NUMBER, "name", "王小明")));
        scene.isFiledFor(customer);
        var id = scene.opened();
        scene.handsIn(id);
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return isUnanswered(id);
        });

        refusesTheGrant(id, "CASE_SOURCE_UNKNOWN");
    }

    @Test
    void a_filing_moves_offline_within_the_china_site_only() {
        var other = otherAccount();
        var id = handedIn(other);
        changeAccount(other, "site = 'INTERNATIONAL'");
        refusesTheGrant(id, "TRANSFER_INTERNATIONAL_TO_CHINA");
        changeAccount(account, "site = 'INTERNATIONAL'");
        decidesToGrant(id).then().statusCode(409).body("code", equalTo("TRANSFER_BETWEEN_INTERNATIONAL"));
        changeAccount(other, "site = 'CHINA'");
        decidesToGrant(id).then().statusCode(409).body("code", equalTo("TRANSFER_CHINA_TO_INTERNATIONAL"));
    }

    @Test
    @Tag("long")
    void a_case_that_fails_keeps_no_later_one_waiting() {
        var broken = handedIn(otherAccount());
        TransferScene.change(broken, "filed_as = null, open_as = null");
        DESK.grants(broken);
        var good = handedIn(otherAccount());
        DESK.grants(good);
        handOvers.runDue();

        await().atMost(SOON).until(() -> scene.own(good).path("state").equals("DONE"));
        scene.own(broken).then().body("state", equalTo("GRANTED"));
    }

    /** Without the contacts the account alone would get the link that stops the case. */
    @Test
    @Tag("long")
    void the_source_counts_as_found_when_the_contacts_in_its_filing_are_known() {
        var principal = new Caller();
        Caller.hasContacts(
                UUID.fromString(scene.subject()),
                Map.of("subject", Map.of("number", NUMBER, "name", "王小明", "mobile", principal.phone())));
        scene.isFiledFor(otherAccount());
        Caller.contactsAreElsewhere(scene.subject(), 1);
        var id = scene.opened();
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return waitsForItsLease(id);
        });
        assertThat(principal.texts()).isEmpty();

        TransferScene.change(id, "next_try_at = '2020-01-01'");
        findSources.findDue();

        await().atMost(SOON)
                .until(() -> principal.texts().stream().anyMatch(text -> text.contains("/api/v1/case-stops/")));
    }

    /** Contacts that fail for good would keep the case without a source for ever. */
    @Test
    @Tag("long")
    void after_half_an_hour_of_refused_contacts_the_account_alone_is_told() {
        var owner = new Caller();
        scene.isFiledFor(owner.signedUp().getString("account.accountId"));
        Caller.contactsAreElsewhere("refuses:" + scene.subject(), 1000);
        var id = scene.opened();
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return isUnanswered(id);
        });
        assertThat(owner.texts()).noneMatch(text -> text.contains("/api/v1/case-stops/"));

        // Half an hour without an answer of any kind, and the refusal of a moment ago.
        TransferScene.change(
                id,
                "opened_at = opened_at - interval 31 minute, unanswered_since = unanswered_since - interval 31 minute,"
                        + " next_try_at = '2020-01-01'");
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return isUnanswered(id);
        });
        assertThat(owner.texts()).noneMatch(text -> text.contains("/api/v1/case-stops/"));

        // A silence between two refusals begins the half hour anew.
        TransferScene.change(id, "contacts_refused_since = contacts_refused_since - interval 31 minute");
        Caller.contactsAreElsewhere("refuses:" + scene.subject(), 0);
        Caller.contactsAreElsewhere("fails:" + scene.subject(), 1000);
        await().atMost(SOON).until(() -> {
            TransferScene.change(id, "next_try_at = '2020-01-01'", "sought_at is null");
            findSources.findDue();
            return TransferScene.is(id, "contacts_refused_since is null and next_try_at > utc_timestamp(6)");
        });
        Caller.contactsAreElsewhere("fails:" + scene.subject(), 0);
        Caller.contactsAreElsewhere("refuses:" + scene.subject(), 1000);

        await().atMost(SOON).until(() -> {
            TransferScene.change(
                    id,
                    "contacts_refused_since = contacts_refused_since - interval 31 minute, next_try_at = '2020-01-01'",
                    "sought_at is null");
            findSources.findDue();
            return owner.texts().stream().anyMatch(text -> text.contains("/api/v1/case-stops/"));
        });
    }

    @Test
    @Tag("long")
    void the_contacts_in_the_filing_get_the_link_too_and_the_transfer_is_published() {
        var principal = new Caller();
        Caller.hasContacts(
                UUID.fromString(scene.subject()),
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

    private void refusesTheGrant(String id, String code) {
        DESK.claims("desk", id).then().statusCode(200);
        decidesToGrant(id).then().statusCode(409).body("code", equalTo(code));
        DESK.shows("desk", id).then().body("state", equalTo("CLAIMED"));
    }

    private static String customerOf(TestPartner partner, Caller owner) {
        return partner.opens("C-" + UUID.randomUUID(), Map.of("mobile", owner.phone()))
                .getString("customerId");
    }

    private static void suspends(TestPartner partner, String at) {
        Rows.execute("update partners set suspended_at = " + at + Holder.is(partner.id()));
    }

    private static long stopLinks(Caller owner) {
        return owner.texts().stream()
                .filter(text -> text.contains("/api/v1/case-stops/"))
                .count();
    }

    private void tryAgain(String id) {
        TransferScene.change(id, "next_try_at = '2020-01-01'", "next_try_at is not null");
        handOvers.runDue();
    }

    private Response decidesToGrant(String id) {
        return DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT");
    }

    private String otherAccount() {
        return new Caller().signedUp().getString("account.accountId");
    }

    private String handedIn(String holder) {
        scene.isFiledFor(holder);
        var id = scene.opened();
        findSources.findDue();
        scene.handsIn(id);
        scene.knowsTheSource(id);
        return id;
    }

    /** Whether a look-up has claimed the case and found no answer. */
    private static boolean waitsForItsLease(String id) {
        return TransferScene.is(id, "sought_at is null and next_try_at > utc_timestamp(6)");
    }

    /** A look-up failed, and the next one is not due. */
    private static boolean isUnanswered(String id) {
        return waitsForItsLease(id) && TransferScene.is(id, "unanswered_since is not null");
    }

    private Response closes() {
        return target.as(token).post("/api/v1/accounts/me/closure");
    }

    private static void changeAccount(String account, String what) {
        Rows.execute("update accounts set " + what + Holder.is(account));
    }
}
