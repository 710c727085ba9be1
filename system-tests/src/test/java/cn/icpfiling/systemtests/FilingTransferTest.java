package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J14 through the gateway: a holder gives its filing to another account by a code, and the filing moves at once, whole. */
@Tag("long")
class FilingTransferTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String TRANSFERS = "/api/v1/filing-transfers";

    private final Inbox inbox = new Inbox(STACK);

    @Test
    void a_filing_moves_to_another_account_with_papers_and_history_and_the_site_stays_up() {
        var phone = Applicant.freshPhone();
        var filing = filed(phone);
        var source = filing.caller();
        var targetsPhone = Applicant.freshPhone();
        var target = new Accounts(STACK).signUp(targetsPhone);
        var subject = source.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
        var service = source.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var paths = List.of(
                "/api/v1/subjects/" + subject,
                "/api/v1/services/" + service,
                "/api/v1/orders/" + filing.orderId(),
                "/api/v1/orders/" + filing.orderId() + "/history",
                "/api/v1/orders/" + filing.orderId() + "/materials/SUBJECT_CERTIFICATE");
        var history = source.get(paths.get(3)).expect(200).body();

        var draft = source.post(TRANSFERS).expect(201);
        var path = TRANSFERS + "/" + draft.text("/transferId");
        assertThat(draft.text("/state")).isEqualTo("DRAFT");
        assertThat(draft.text("/subjectNumber")).isEqualTo(filing.subjectNumber());
        assertThat(draft.text("/sponsor")).isEqualTo(filing.who().company());
        assertThat(draft.text("/principal")).isNotEqualTo(filing.who().head().name());
        assertThat(draft.text("/sourcePhone")).endsWith(phone.substring(9)).isNotEqualTo(phone);
        assertThat(draft.text("/rights")).isNotBlank();
        var named = named(source, path, targetsPhone).expect(200);
        assertThat(named.text("/targetPhone"))
                .endsWith(targetsPhone.substring(9))
                .isNotEqualTo(targetsPhone);
        var code = source.post(path + "/code").expect(202);
        assertThat(code.text("/resendAt")).isNotBlank();

        var confirmed = confirms(source, path, code.text("/codeId"), inbox.code(phone, "权利转移"));
        assertThat(confirmed.status()).isIn(200, 202);
        var done = FirstFiling.await("transfer " + path + " is done", () -> {
            var seen = source.get(path).expect(200);
            return seen.text("/state").equals("DONE") ? Optional.of(seen) : Optional.empty();
        });

        assertThat(done.text("/endedAt")).isNotBlank();
        for (var each : paths) {
            Problems.assertRefused(source.get(each), 404, "NOT_FOUND");
            target.caller().get(each).expect(200);
        }
        assertThat(target.caller().get(paths.get(3)).expect(200).body()).isEqualTo(history);
        var services = target.caller().get("/api/v1/services").expect(200);
        assertThat(services.text("/items/0/serviceNumber")).isEqualTo(filing.subjectNumber() + "-1");
        assertThat(services.text("/items/0/accessStatus")).isEqualTo("LIVE");
        assertThat(target.caller().get("/api/v1/service-numbers").expect(200).text("/items/0/number"))
                .isEqualTo(filing.serviceNumber());
        assertThat(target.caller().get(path).expect(200).text("/side")).isEqualTo("TARGET");
        told(phone, filing.subjectNumber());
        told(targetsPhone, filing.subjectNumber());
        var trace = new Staff(STACK)
                .caller("auditor")
                .get("/api/v1/trace?reason=AUDIT&limit=200&domain="
                        + filing.who().domain())
                .expect(200);
        var act = StreamSupport.stream(trace.at("/items").spliterator(), false)
                .filter(item -> item.path("what").asText().equals("RECORD.TRANSFER"))
                .findFirst()
                .orElseThrow();
        assertThat(act.at("/details/to").asText()).isEqualTo(target.accountId());
        assertThat(act.at("/details/from").asText()).isNotEqualTo(target.accountId());
    }

    @Test
    void a_filing_stays_where_it_is_without_the_code_and_while_an_order_is_open() {
        var phone = Applicant.freshPhone();
        var filing = filed(phone);
        var source = filing.caller();
        var targetsPhone = Applicant.freshPhone();
        var target = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(targetsPhone))
                .opensADraft();
        var path = TRANSFERS + "/" + source.post(TRANSFERS).expect(201).text("/transferId");

        Problems.assertRefused(named(source, path, targetsPhone), 409, "TRANSFER_TARGET_HAS_OPEN_ORDER");
        target.changing()
                .post("/api/v1/orders/" + target.orderId() + "/abandonment")
                .expect(200);
        named(source, path, targetsPhone).expect(200);
        var code = source.post(path + "/code").expect(202).text("/codeId");
        var right = inbox.code(phone, "权利转移");
        assertThat(confirms(source, path, code, right.equals("000000") ? "000001" : "000000")
                        .status())
                .isEqualTo(422);

        source.get("/api/v1/orders/" + filing.orderId()).expect(200);
        assertThat(source.get(path).expect(200).text("/state")).isEqualTo("DRAFT");
        source.having(source.get(path).expect(200)).post(path + "/cancellation").expect(200);
        assertThat(target.caller().get("/api/v1/subjects").expect(200).at("/items"))
                .isEmpty();
    }

    private static FirstFiling filed(String phone) {
        return FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(phone))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
    }

    private static Answer named(Caller source, String path, String login) {
        return source.having(source.get(path).expect(200))
                .put(path + "/target", Forms.node().put("login", login));
    }

    private static Answer confirms(Caller source, String path, String codeId, String code) {
        return source.having(source.get(path).expect(200))
                .post(path + "/confirmation", Forms.node().put("codeId", codeId).put("code", code));
    }

    /** An SMS about the filing that is no code. */
    private void told(String phone, String subjectNumber) {
        FirstFiling.await(
                "a notice to " + phone,
                () -> inbox.texts("+86" + phone, "SMS").stream()
                        .filter(text -> text.contains(subjectNumber) && !text.contains("验证码"))
                        .findFirst());
    }
}
