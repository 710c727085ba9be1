package cn.icpfiling.account.transfers;

import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person who holds the lost phone does not empty the account before its owner has it back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class GrantedLostPhoneApiTest {

    private static final SupportDesk DESK = new SupportDesk();

    private final Caller owner = new Caller();

    @AfterEach
    void nothing_is_counted() {
        Holder.forgetLimits();
    }

    @Test
    void the_filing_is_not_given_away_while_a_granted_case_waits() {
        var source = Holder.withFiling();
        var id = source.openedTo(Holder.signedUp());
        var code = source.code(id);
        var granted = grantedAgainst(source);

        waits(source.confirms(id, code));
        source.shows(id).then().body("state", equalTo("DRAFT"));

        stops(source, granted);
        source.confirms(id, code).then().statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void the_account_is_not_closed_while_a_granted_case_waits() {
        var holder = Holder.signedUp();
        var granted = grantedAgainst(holder);

        waits(closes(holder));

        stops(holder, granted);
        closes(holder).then().statusCode(204);
    }

    private static void waits(Response answer) {
        answer.then().statusCode(409).body("code", equalTo("LOST_PHONE_CASE_GRANTED"));
    }

    private static Response closes(Holder holder) {
        return holder.request().post("/api/v1/accounts/me/closure");
    }

    private static void stops(Holder holder, String granted) {
        holder.request()
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + granted + "/stop")
                .then()
                .statusCode(200);
    }

    private String grantedAgainst(Holder holder) {
        var id = LostPhoneCases.handedIn(owner, holder.caller().phone()).getString("caseId");
        DESK.grants(id);
        return id;
    }
}
