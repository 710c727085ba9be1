package cn.icpfiling.account.phonechanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom the finder of a lost phone let in does not outlast the change of the phone. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class GiveAccountBackApiTest {

    private static final String MEMBERSHIPS = "/api/v1/memberships/";

    private final Caller owner = new Caller();
    private final Caller accomplice = new Caller();
    private final Caller invitee = new Caller();

    @Inject
    GiveAccountBack giveBack;

    @Inject
    AccountRepository accounts;

    @Test
    void members_and_invitations_end_with_the_lost_phone() {
        var opened = owner.signedUp();
        var account = UUID.fromString(opened.getString("account.accountId"));
        var token = opened.getString("session.accessToken");
        var planted = invited(token, accomplice);
        var open = invited(token, invitee);
        var own = accomplice.signedUp().getString("session.accessToken");
        accomplice.as(own).put(MEMBERSHIPS + planted + "/acceptance").then().statusCode(200);
        var acting = accomplice
                .as(own)
                .post(MEMBERSHIPS + planted + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var newPhone = new Caller();

        UnitOfWork.run(
                () -> giveBack.handle(accounts.findById(account, LockModeType.PESSIMISTIC_WRITE), newPhone.e164()));

        accomplice.refreshes(acting.getString("refreshToken")).then().statusCode(401);
        assertThat(accomplice.as(own).post(MEMBERSHIPS + planted + "/sessions").statusCode())
                .isNotEqualTo(201);
        var later = invitee.signedUp().getString("session.accessToken");
        assertThat(invitee.as(later).put(MEMBERSHIPS + open + "/acceptance").statusCode())
                .isNotEqualTo(200);
        var back = newPhone.signsIn(newPhone.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("accessToken");
        newPhone.as(back)
                .get("/api/v1/accounts/me/members")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.state", everyItem(is("REMOVED")));
    }

    @Test
    void a_mail_that_was_proven_with_the_lost_phone_gets_no_notice_until_it_is_proven_again() {
        var account = owner.signedUpWithAMail().getString("account.accountId");
        Caller.mailIsProven(account);
        Caller.looksUp(account).body("mail", notNullValue());
        var newPhone = new Caller();

        UnitOfWork.run(() -> giveBack.handle(
                accounts.findById(UUID.fromString(account), LockModeType.PESSIMISTIC_WRITE), newPhone.e164()));

        Caller.looksUp(account).body("mail", nullValue());
    }

    private String invited(String token, Caller person) {
        return owner.as(token)
                .header("Idempotency-Key", '"' + UUID.randomUUID().toString() + '"')
                .body(Map.of(
                        "phone", person.phone(), "name", "李雷", "grants", List.of(Map.of("rights", List.of("VIEW")))))
                .post("/api/v1/accounts/me/members")
                .then()
                .statusCode(201)
                .extract()
                .path("memberId");
    }
}
