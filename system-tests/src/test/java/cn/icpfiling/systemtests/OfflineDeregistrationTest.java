package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * J11 through the gateway: somebody else's filing stands in a domain's way, and goes on paper. Moves the time of all by two weeks, and
 * sets it back.
 */
@Order(Integer.MAX_VALUE - 3)
@Isolated
class OfflineDeregistrationTest {

    private static final String CASES = "/api/v1/offline-deregistrations";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Applicant who = Applicant.fresh("filed-elsewhere-", ".cn");
    private final Caller caller =
            new Accounts(STACK).signUp(Applicant.freshPhone()).caller();

    @AfterAll
    static void it_is_today_again() {
        SANDBOX.post("/clock/reset").expect(200);
    }

    @Test
    void a_domain_of_somebody_else_is_freed_on_paper_and_can_be_filed() {
        var held = typeCheck();
        assertThat(held.text("/type")).isEqualTo("DOMAIN_HELD_BY_ANOTHER_SUBJECT");

        var opened = caller.post(CASES, request(held)).expect(201);
        var path = CASES + "/" + opened.text("/caseId");
        var number = opened.text("/filingNumber");
        assertThat(opened.text("/ground")).isEqualTo("DOMAIN_HELD_BY_OTHER");
        assertThat(opened.text("/province")).isEqualTo("31");
        assertThat(number).matches("沪ICP备19[0-9]{6}号-1");

        var instructions = caller.get(path + "/instructions").expect(200);
        assertThat(instructions.text("/authority")).isEqualTo("上海市通信管理局");
        assertThat(instructions.at("/papers")).hasSize(3);
        assertThat(instructions.at("/sources")).isNotEmpty();

        printsTheForm(path, number);

        caller.having(caller.get(path).expect(200))
                .post(path + "/handing-in", Forms.node().put("handedInOn", today()))
                .expect(200);
        inDays(2);
        var waiting = caller.get(path).expect(200);
        assertThat(waiting.text("/state")).isEqualTo("HANDED_IN");

        SANDBOX.post(
                        "/authority/deregistrations",
                        Forms.node().put("serviceNumber", number).put("reason", "主办者申请注销"))
                .expect(201);
        // Longer than any holiday: the authority is asked on working days from the next one on.
        inDays(12);

        var freed = caller.get(path).expect(200);
        assertThat(freed.text("/state")).isEqualTo("FREED");
        assertThat(freed.text("/lastAnswer")).isEqualTo("NOT_SHOWN");
        var again = caller.post(freed.text("/typeCheckAgain")).expect(201);
        assertThat(again.text("/type")).isEqualTo("FIRST_FILING");
        assertThat(again.text("/domain")).isEqualTo(who.domain());
    }

    private Answer typeCheck() {
        return TypeChecks.of(caller, Forms.typeQuestion(who));
    }

    private ObjectNode request(Answer held) {
        var request = Forms.node().put("typeCheckId", held.text("/typeCheckId"));
        request.putObject("applicant")
                .put("name", who.company())
                .put("principal", who.head().name())
                .put("phone", who.head().phone());
        return request;
    }

    private void printsTheForm(String path, String number) {
        var page = caller.accepting("text/html").get(path + "/form").expect(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new String(page.bytes(), StandardCharsets.UTF_8))
                .contains(
                        number,
                        who.domain(),
                        who.company(),
                        who.creditCode(),
                        who.head().name(),
                        who.head().phone());

        var pdf = caller.accepting("application/pdf").get(path + "/form").expect(200);
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        assertThat(pdf.bytes())
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                .hasSizeLessThan(500_000);
    }

    /** The clock of the suite, not this machine's. */
    private static String today() {
        return LocalDate.ofInstant(
                        Instant.parse(SANDBOX.get("/clock").expect(200).text("/now")), CHINA)
                .toString();
    }

    private static void inDays(int days) {
        SANDBOX.post("/clock/advance", Forms.node().put("by", "P" + days + "D")).expect(200);
    }
}
