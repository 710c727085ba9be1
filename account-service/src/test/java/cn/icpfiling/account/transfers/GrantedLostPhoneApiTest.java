package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.UndeliveredNotices;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person who holds the lost phone does not empty the account before its owner has it back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class GrantedLostPhoneApiTest {

    @Inject
    UndeliveredNotices undelivered;

    @Inject
    NoticeRepository notices;

    private static final String MAIL = "/api/v1/accounts/me/mail";
    private static final String PASSWORD = "seven green kettles 41";
    private static final SupportDesk DESK = new SupportDesk();

    private final Caller owner = new Caller();

    @AfterEach
    void nothing_is_counted() {
        Holder.forgetLimits();
    }

    @Test
    void the_filing_is_not_given_away_while_a_granted_case_waits() {
        var signedUp = knowsPassword(Holder.withFiling());
        var id = signedUp.openedTo(Holder.signedUp());
        var code = signedUp.code(id);
        var granted = grantedAgainst(signedUp);
        var source = signedUp.signedInAgain();

        waits(source.confirms(id, code));
        source.shows(id).then().body("state", equalTo("DRAFT"));

        stops(source, granted);
        source.confirms(id, code).then().statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void the_account_is_not_closed_while_a_granted_case_waits() {
        var signedUp = knowsPassword(Holder.signedUp());
        var granted = grantedAgainst(signedUp);
        var holder = signedUp.signedInAgain();

        waits(closes(holder));

        stops(holder, granted);
        closes(holder).then().statusCode(204);
    }

    @Test
    void the_mail_is_not_changed_while_a_granted_case_waits() {
        var signedUp = knowsPassword(Holder.withMail("holder@example.cn"));
        var granted = grantedAgainst(signedUp);
        var holder = signedUp.signedInAgain();

        waits(setsMail(holder));
        waits(holder.request()
                .body(Map.of("mail", "other@example.cn", "codeId", UUID.randomUUID(), "code", "123456"))
                .post(MAIL + "/proof"));
        waits(holder.request().delete(MAIL));

        stops(holder, granted);
        setsMail(holder).then().statusCode(202);
    }

    @Test
    void no_access_is_ended_while_a_granted_case_waits_also_by_an_earlier_code() {
        var signedUp = knowsPassword(Holder.signedUp());
        var service = UUID.randomUUID().toString();
        var code = signedUp.caller().codeSentBy(() -> asksToEnd(signedUp, service));
        var granted = grantedAgainst(signedUp);
        Caller.forgetsWaits();
        var holder = signedUp.signedInAgain();

        waits(asksToEnd(holder, service));
        redeems(holder, service, code).then().statusCode(422).body("code", equalTo("CODE_UNKNOWN"));

        stops(holder, granted);
        redeems(holder, service, code).then().statusCode(204);
    }

    @Test
    void the_link_that_stops_the_case_goes_to_no_mail_that_was_proven_shortly_before() {
        var thiefs = Holder.withMail("thief@example.cn");
        grantedAgainst(thiefs);
        assertThat(channelsOfLink(thiefs)).containsExactly("SMS");

        UnitOfWork.run(() -> undelivered.handle(notices.find(
                        "account = ?1 and template = ?2",
                        UUID.fromString(thiefs.account()),
                        NoticeTemplate.PHONE_CHANGE_GRANTED)
                .firstResult()));

        assertThat(channelsOfLink(thiefs)).as("an SMS that did not arrive").containsExactly("SMS");
    }

    @Test
    void the_link_that_stops_the_case_goes_to_a_mail_that_was_proven_more_than_a_week_before() {
        var owners = Holder.withMail("owner@example.cn");
        Caller.mailIsKnown(owners.account());
        grantedAgainst(owners);
        assertThat(channelsOfLink(owners)).containsExactly("MAIL", "SMS");
    }

    private static Response setsMail(Holder holder) {
        return holder.request().body(Map.of("mail", "other@example.cn")).put(MAIL);
    }

    private static Response asksToEnd(Holder holder, String service) {
        return holder.request()
                .body(Map.of("purpose", "CANCEL_ACCESS", "object", service))
                .post("/api/v1/one-time-codes/own");
    }

    private static Response redeems(Holder holder, String service, Caller.Code code) {
        return holder.caller()
                .as(Caller.serviceToken())
                .body(Map.of("purpose", "CANCEL_ACCESS", "object", service, "codeId", code.id(), "code", code.digits()))
                .post("/internal/accounts/" + holder.account() + "/code-redemptions");
    }

    private static List<String> channelsOfLink(Holder holder) {
        var channels = new ArrayList<String>();
        try (var database = LocalStack.connection();
                var notices = database.prepareStatement("select channel from notices where account_id = ?"
                        + " and template = 'PHONE_CHANGE_GRANTED' order by channel")) {
            notices.setBytes(1, Binary.of(UUID.fromString(holder.account())));
            var rows = notices.executeQuery();
            while (rows.next()) {
                channels.add(rows.getString(1));
            }
            return channels;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waits(Response answer) {
        answer.then().statusCode(409).body("code", equalTo("LOST_PHONE_CASE_GRANTED"));
    }

    private static Response closes(Holder holder) {
        return holder.request().post("/api/v1/accounts/me/closure");
    }

    /** Of an owner who {@link #knowsPassword}. */
    private static void stops(Holder holder, String granted) {
        String token = holder.caller()
                .request()
                .body(Map.of("phone", holder.caller().phone(), "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        holder.caller()
                .as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + granted + "/stop")
                .then()
                .statusCode(200);
    }

    /** With a password that the owner has had for long. */
    private static Holder knowsPassword(Holder holder) {
        holder.request()
                .body(Map.of("password", PASSWORD))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);
        Caller.passwordIsKnown(holder.account());
        return holder;
    }

    private String grantedAgainst(Holder holder) {
        var id = LostPhoneCases.handedIn(owner, holder.caller().phone()).getString("caseId");
        DESK.grants(id);
        return id;
    }
}
