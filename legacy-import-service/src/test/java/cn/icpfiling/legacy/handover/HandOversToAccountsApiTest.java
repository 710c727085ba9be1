package cn.icpfiling.legacy.handover;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** account-service asks this before it closes an account. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class HandOversToAccountsApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");

    private final UUID account = Ids.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    Sql sql;

    @Test
    void a_filing_without_a_result_is_on_its_way_to_its_account_and_to_no_other() {
        var row = rows.filing(OF_2009, false);
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(503, "{}"));
        isOnItsWay(false);
        handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next());

        isOnItsWay(true);
        asks(TestTokens.internal("account-service"), account).body("grantedClaim", equalTo(false));
        asks(TestTokens.internal("account-service"), Ids.next()).statusCode(200).body("running", equalTo(false));

        neighbours.registrations.remove(row.legacyId());
        handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next());
        isOnItsWay(false);
    }

    /** While a load runs or the store of papers is silent, the filing itself waits. */
    @Test
    void a_confirmed_import_is_on_its_way_before_its_hand_over_begins_and_a_verified_one_is_not() {
        var row = rows.filing(OF_2013, false);
        sql.update("""
                INSERT INTO legacy_imports (id, account, legacy_account_id, filing_id, state, open_filing, open_account, verified_at,
                expires_at, version) VALUES (?, ?, ?, ?, 'VERIFIED', ?, ?, '2026-01-01', '2036-01-01', 0)""", Ids.next(), account, Ids.next(), row.id(), row.id(), account);
        isOnItsWay(false);

        sql.update(
                "UPDATE legacy_imports SET state = 'CONFIRMED', confirmed_at = '2026-01-01', due_at = '2036-01-01' WHERE account = ?",
                account);
        isOnItsWay(true);

        sql.update("DELETE FROM legacy_imports WHERE account = ?", account);
        isOnItsWay(false);
    }

    /** account-service guards the first day after the grant; a filing may wait for longer. */
    @Test
    void a_granted_claim_is_on_its_way_while_its_filing_waits_and_one_in_review_is_not() {
        var row = rows.filing(OF_2009, false);
        sql.update("""
                INSERT INTO legacy_claims (id, account, filing_id, holder_kind, state, open_as, opened_at, next_look_at)
                VALUES (?, ?, ?, 'PERSON', 'IN_REVIEW', ?, '2026-01-01', '2036-01-01')""", Ids.next(), account, row.id(), account.toString());
        isOnItsWay(false);

        sql.update("UPDATE legacy_claims SET state = 'GRANTED' WHERE account = ?", account);
        isOnItsWay(true);
        asks(TestTokens.internal("account-service"), account).body("grantedClaim", equalTo(true));

        sql.update("DELETE FROM legacy_claims WHERE account = ?", account);
        isOnItsWay(false);
    }

    @Test
    void people_are_not_let_in() {
        asks(TestTokens.token("icp-internal", account.toString(), "web", "applicant"), account)
                .statusCode(403);
    }

    private void isOnItsWay(boolean running) {
        asks(TestTokens.internal("account-service"), account).statusCode(200).body("running", equalTo(running));
    }

    private static ValidatableResponse asks(String token, UUID account) {
        return given().auth()
                .oauth2(token)
                .get("/internal/hand-overs/" + account)
                .then();
    }
}
