package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * J23 through the gateway: a holder signs up, proves a mail, changes the phone by both phones, sets a password and an
 * authenticator app, steps up, exports its data, and closes the account once it holds nothing.
 */
class AccountsJourneyTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String ME = "/api/v1/accounts/me";
    private static final String PASSWORD = "seven green kettles of " + System.nanoTime();

    private final Accounts accounts = new Accounts(STACK);
    private final Inbox inbox = new Inbox(STACK);

    @Test
    void a_holder_changes_every_way_in_takes_the_data_along_and_leaves() {
        var phone = Applicant.freshPhone();
        var mail = "holder-" + phone + "@example.cn";
        var signedUp = accounts.signUp(phone, Optional.of(mail));
        var holder = signedUp.caller();
        assertThat(holder.get(ME).expect(200).text("/mailVerifiedAt")).isNotBlank();

        var newPhone = changesPhone(holder, phone, mail);
        holder.put(ME + "/password", Forms.node().put("password", PASSWORD)).expect(204);
        var app = enrols(holder);

        var session = signsInByPassword(newPhone, app);
        var fresh = stepsUp(session, signedUp.accountId(), newPhone);

        var export = fresh.get(ME + "/export").expect(200);
        assertThat(export.text("/account/phone")).endsWith(newPhone);
        assertThat(export.text("/account/mail")).isEqualTo(mail);
        assertThat(export.at("/sessions")).isNotEmpty();
        assertThat(export.at("/notices")).isNotEmpty();

        fresh.post(ME + "/closure").expect(204);
        var _ = FirstFiling.await(
                "the session is over", () -> Optional.of(fresh.get(ME)).filter(answer -> answer.status() == 401));
        told("+86" + newPhone, "SMS", "已注销");
    }

    @Test
    void an_account_that_holds_a_filing_is_not_closed() {
        var phone = Applicant.freshPhone();
        var holder = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(accounts.signUp(phone))
                .opensADraft();
        Problems.assertRefused(holder.caller().post(ME + "/closure"), 409, "ACCOUNT_HAS_OPEN_ORDER");

        holder.entersSubjectAndService().fromThePapersToTheGrant();
        Problems.assertRefused(holder.caller().post(ME + "/closure"), 409, "ACCOUNT_HOLDS_FILING");
        holder.caller().get(ME).expect(200);
    }

    /** The old phone agrees, the new one proves itself, and the old phone and the mail are told. */
    private String changesPhone(Caller holder, String phone, String mail) {
        var other = Applicant.freshPhone();
        var agreed = holder.put(ME + "/phone", Forms.node().put("phone", other)).expect(202);
        var proof = holder.post(ME + "/phone/consent", proof(other, agreed, inbox.code(phone, "更换为")))
                .expect(202);
        var changed = holder.post(ME + "/phone/proof", proof(other, proof, inbox.code(other)))
                .expect(200);

        assertThat(changed.text("/phone")).endsWith(other.substring(7)).doesNotContain(other);
        told("+86" + phone, "SMS", "已改绑手机号");
        told(mail, "MAIL", "已改绑手机号");
        return other;
    }

    private static JsonNode proof(String phone, Answer sent, String code) {
        return Forms.node()
                .put("phone", phone)
                .put("codeId", sent.text("/codeId"))
                .put("code", code);
    }

    private static Totp enrols(Caller holder) {
        var offer = holder.post(ME + "/second-factor").expect(201);
        var app = new Totp(offer.text("/enrolment/secret"));
        var enrolled = holder.post(
                        ME + "/second-factor/confirmation",
                        Forms.node()
                                .put("challengeId", offer.text("/challengeId"))
                                .put("code", app.code(Totp.stepAt(Instant.now()) - 1)))
                .expect(200);
        assertThat(enrolled.at("/recoveryCodes")).isNotEmpty();
        return app;
    }

    /** The code of the step after the enrolment's, because a code is good once. */
    private static Caller signsInByPassword(String phone, Totp app) {
        var gateway = Caller.gateway(STACK);
        var challenge = gateway.post(
                        "/api/v1/sessions", Forms.node().put("phone", phone).put("password", PASSWORD))
                .expect(202);
        var session = gateway.post(
                        "/api/v1/sessions/second-factor",
                        Forms.node()
                                .put("challengeId", challenge.text("/challengeId"))
                                .put("code", app.code(Totp.stepAt(Instant.now()))))
                .expect(201);
        return gateway.with(session.text("/accessToken"));
    }

    /** By a code to the phone: the code of the app is used up. */
    private Caller stepsUp(Caller session, String account, String phone) {
        var sent = session.post(
                        "/api/v1/one-time-codes/own",
                        Forms.node().put("purpose", "STEP_UP").put("object", account))
                .expect(202);
        var fresh = session.post(
                        "/api/v1/sessions/current/step-up",
                        Forms.node().put("codeId", sent.text("/codeId")).put("code", inbox.code(phone, "重要操作")))
                .expect(200);
        return session.with(fresh.text("/accessToken"));
    }

    private void told(String to, String channel, String words) {
        var _ = FirstFiling.await(
                "a notice to " + to,
                () -> inbox.texts(to, channel).stream()
                        .filter(text -> text.contains(words))
                        .findFirst());
    }
}
