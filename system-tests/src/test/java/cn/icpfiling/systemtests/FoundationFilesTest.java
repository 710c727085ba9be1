package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A foundation, for whose certificate the authority's query has no code, files a website: a reviewer finds out that it is not filed, the
 * foundation is told, and its type check goes on.
 */
@Tag("long")
class FoundationFilesTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CHECKS = "/api/v1/filing-type-checks";
    private static final String INQUIRIES = "/api/v1/status-inquiries/";
    private static final int FOUNDATION = 10;
    private static final int CERTIFICATE_OF_A_FOUNDATION = 19;

    private final Caller reviewer = new Staff(STACK).caller("reviewer");
    private final String number = "JZ%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));

    @Test
    void a_foundation_files_although_the_authority_cannot_be_asked_by_its_certificate() {
        var who = Applicant.fresh().withCreditCode(number);
        var phone = Applicant.freshPhone();
        var holder = new Accounts(STACK).signUp(phone);
        SANDBOX.post("/registry/domains", purchase(who)).expect(201);

        var check = holder.caller().post(CHECKS, question(who)).expect(201);
        assertThat(check.text("/type")).isEqualTo("UNDETERMINED");
        assertThat(check.text("/nextSteps/0/step")).isEqualTo("REQUEST_STATUS_INQUIRY");
        var inquiry = holder.caller().post(check.text("/nextSteps/0/path")).expect(201);
        isFoundUnfiled(inquiry);

        isTold(phone, check.text("/typeCheckId"));
        files(who, holder, check.text("/typeCheckId"));
    }

    private void isFoundUnfiled(Answer inquiry) {
        var path = INQUIRIES + inquiry.text("/inquiryId");
        assertThat(reviewer.post(path + "/reveals").expect(200).text("/certificateNumber"))
                .isEqualTo(number);
        reviewer.post(
                        path + "/answer",
                        Forms.node()
                                .put("result", "NOT_FILED")
                                .put("source", "AUTHORITY_SYSTEM")
                                .put("askedAt", inquiry.text("/requestedAt"))
                                .put("reference", "ASK-2026-17"))
                .expect(200);
    }

    private static void isTold(String phone, String check) {
        var tail = check.substring(check.length() - 8);
        await().atMost(LONG)
                .until(() ->
                        new Inbox(STACK).texts("+86" + phone, "SMS").stream().anyMatch(text -> text.contains(tail)));
    }

    /** While files of the old platform are being loaded, a check is undetermined for another reason and is repeated. */
    private static void files(Applicant who, Accounts.SignedIn holder, String check) {
        var again = await().atMost(LONG)
                .until(
                        () -> holder.caller()
                                .post(CHECKS + "/" + check + "/repetition", Forms.node())
                                .expect(201),
                        answer -> answer.text("/type").equals("FIRST_FILING"));
        var order = holder.caller()
                .post("/api/v1/orders", Forms.node().put("typeCheckId", again.text("/typeCheckId")))
                .expect(201)
                .text("/orderId");

        FirstFiling.of(who, STACK, _ -> {})
                .as(holder)
                .goesOnIn(order)
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
    }

    private static ObjectNode question(Applicant who) {
        return Forms.typeQuestion(who).put("nature", FOUNDATION).put("certificateType", CERTIFICATE_OF_A_FOUNDATION);
    }

    private static ObjectNode purchase(Applicant who) {
        var purchase = Forms.purchase(who);
        purchase.withObject("/registrant").put("certificateType", CERTIFICATE_OF_A_FOUNDATION);
        return purchase;
    }
}
