package cn.icpfiling.account.limits;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.limits.Pairs.Knock;
import cn.icpfiling.account.limits.Pairs.Sides;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Neither answer nor time tells who is known: at cases of the support, at changes of contacts, and at secrets of cases. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NobodyIsToldByCasesApiTest {

    private static final String RECOVERIES = "/api/v1/account-recoveries";
    private static final String PHONE_CHANGES = "/api/v1/phone-change-cases/";

    @Test
    void a_filed_domain_is_answered_like_another_when_the_support_is_asked() {
        Doors.assertTheSame("case of a recovery", () -> filed(NobodyIsToldByCasesApiTest::asksSupport));
        Doors.assertTheSame("case of an offline transfer", () -> filed(NobodyIsToldByCasesApiTest::asksTransfer));
    }

    private static Sides filed(Function<String, Knock> knock) {
        var filed = filed();
        var other = "other-" + UUID.randomUUID() + ".cn";
        return new Sides(() -> knock.apply(filed), () -> knock.apply(other));
    }

    @Test
    void a_contact_of_another_account_is_answered_like_one_that_is_free() {
        Doors.assertTheSame("change of phone", () -> {
            var known = new Caller();
            known.signedUp();
            var one = new Holder();
            var other = new Holder();
            return new Sides(
                    () -> one.changes("phone", known.phone()), () -> other.changes("phone", new Caller().phone()));
        });
    }

    @Test
    void a_mail_of_another_account_is_answered_like_one_that_is_free() {
        Doors.assertTheSame("change of mail", () -> {
            var taken = "known-" + UUID.randomUUID() + "@example.cn";
            new Holder().changes("mail", taken).get().then().statusCode(202);
            var one = new Holder();
            var other = new Holder();
            return new Sides(
                    () -> one.changes("mail", taken),
                    () -> other.changes("mail", "other-" + UUID.randomUUID() + "@example.cn"));
        });
    }

    @Test
    void a_case_with_a_wrong_secret_is_answered_like_a_case_that_is_not_there() {
        Doors.assertTheSame("case of a stranger", () -> stranger(NobodyIsToldByCasesApiTest::shows));
        Doors.assertTheSame("handing in of a stranger", () -> stranger(NobodyIsToldByCasesApiTest::hands));
        Doors.assertTheSame("message of a stranger", () -> stranger(NobodyIsToldByCasesApiTest::writes));
    }

    private static Sides stranger(Function<String, Knock> knock) {
        var known = caseOfALostPhone();
        var unknown = UUID.randomUUID().toString();
        return new Sides(() -> knock.apply(known), () -> knock.apply(unknown));
    }

    private static String filed() {
        var owner = new Caller();
        var domain = "known-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(domain, owner.signedUp().getString("account.accountId"), owner.phone(), "NONE");
        return domain;
    }

    private static Knock asksSupport(String domain) {
        var caller = new Caller();
        var id = caller.request()
                .body(Map.of("domain", domain, "captcha", caller.solvedPicture()))
                .post(RECOVERIES)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("recoveryId");
        var body = Map.of("name", "王小明", "phone", caller.phone());
        return () -> caller.request().body(body).post(RECOVERIES + "/" + id + "/case");
    }

    /** An account of its own each time, because an account has one open case. */
    private static Knock asksTransfer(String domain) {
        var caller = new Caller();
        var token = caller.signedUp().getString("session.accessToken");
        var body = Map.of("filing", domain, "holderKind", "PERSON", "name", "王小明");
        return () -> caller.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .body(body)
                .post("/api/v1/transfer-cases");
    }

    /** Whose contact is changed. An account for not too many changes, because its factor must be fresh. */
    private static final class Holder {

        private static final int CHANGES = 20;

        private Caller caller;
        private String token;
        private int changes;

        Knock changes(String contact, String value) {
            if (changes++ % CHANGES == 0) {
                caller = new Caller();
                token = caller.signedUp().getString("session.accessToken");
            }
            var holder = caller;
            var fresh = token;
            var body = Map.of(contact, value);
            return () -> holder.as(fresh).body(body).put("/api/v1/accounts/me/" + contact);
        }
    }

    private static String caseOfALostPhone() {
        var caller = new Caller();
        var code = caller.code("NEW_PHONE");
        var body = Map.of(
                "lostPhone", new Caller().phone(),
                "phone", caller.phone(),
                "codeId", code.id(),
                "code", code.digits(),
                "holderKind", "PERSON",
                "name", "王小明",
                "captcha", caller.solvedPicture());
        return caller.request()
                .body(body)
                .post("/api/v1/phone-change-cases")
                .then()
                .statusCode(202)
                .extract()
                .path("caseId");
    }

    private static Knock shows(String id) {
        return () ->
                new Caller().request().header("Case-Secret", "a".repeat(43)).get(PHONE_CHANGES + id);
    }

    private static Knock hands(String id) {
        return () ->
                new Caller().request().header("Case-Secret", "a".repeat(43)).post(PHONE_CHANGES + id + "/handing-in");
    }

    private static Knock writes(String id) {
        return () -> new Caller()
                .request()
                .header("Case-Secret", "a".repeat(43))
                .body(Map.of("text", "您好"))
                .post(PHONE_CHANGES + id + "/messages");
    }
}
