package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** J8 through the gateway: the holder has seen what it costs, has phone and filing password, and ends the provider's access. */
class CancelAccessTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Pattern PASSWORD = Pattern.compile("备案密码：([a-z0-9]{8})");

    private final Inbox inbox = new Inbox(STACK);

    @Test
    void the_access_ends_at_once_and_the_way_back_is_an_access_filing() {
        var phone = Applicant.freshPhone();
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(phone))
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted();
        var caller = filing.caller();
        var service = caller.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var path = "/api/v1/services/" + service;

        assertThat(caller.get(path + "/acts").expect(200).body().toString()).contains("CANCEL_ACCESS");
        var impact = caller.get(path + "/impact?act=CANCEL_ACCESS").expect(200);
        assertThat(impact.text("/lastProvider")).isEqualTo("UNKNOWN");
        assertThat(impact.text("/spentServiceNumbers/0")).isEqualTo(filing.serviceNumber());

        var codeId = caller.post(
                        "/api/v1/one-time-codes/own",
                        Forms.node().put("purpose", "CANCEL_ACCESS").put("object", service))
                .expect(202)
                .text("/codeId");
        var proof = Forms.node()
                .put("impactToken", impact.text("/impactToken"))
                .put("codeId", codeId)
                .put("code", inbox.code(phone, "取消网站接入"))
                .put("filingPassword", "wrong234");
        assertThat(caller.post(path + "/access-cancellation", proof).expect(422).text("/code"))
                .isEqualTo("FILING_PASSWORD_WRONG");
        var cancelled = caller.post(
                        path + "/access-cancellation", proof.deepCopy().put("filingPassword", passwordOf(filing.who())))
                .expect(200);

        assertThat(cancelled.text("/accessStatus")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("/serviceNumber")).isEqualTo(filing.subjectNumber() + "-1");
        assertThat(caller.post("/api/v1/filing-type-checks", Forms.typeQuestion(filing.who()))
                        .expect(201)
                        .text("/type"))
                .isEqualTo("ACCESS_FILING");
    }

    private String passwordOf(Applicant who) {
        var sms = inbox.texts(who.head().phone(), "AUTHORITY_SMS").getFirst();
        var password = PASSWORD.matcher(sms);
        assertThat(password.find()).isTrue();
        return password.group(1);
    }
}
