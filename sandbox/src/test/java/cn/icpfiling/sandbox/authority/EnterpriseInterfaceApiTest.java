package cn.icpfiling.sandbox.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static cn.icpfiling.sandbox.authority.SmsPage.code;
import static cn.icpfiling.sandbox.authority.SmsPage.messages;
import static cn.icpfiling.sandbox.authority.SmsPage.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class EnterpriseInterfaceApiTest {

    @TestHTTPResource("")
    String base;

    private Provider provider;

    @BeforeEach
    void connect() {
        provider = new Provider(base.replaceAll("/$", ""));
    }

    @Test
    void a_filing_gets_its_numbers() {
        var filing = AFiling.of().name("李喆&#x20BB7;");
        assertThat(provider.upload(provider.next(), filing.xml()).code()).isZero();

        var sms = provider.waitFor(filing, "DXHY", 1);
        assertThat(sms.getFirst().value("Zt")).isEqualTo("1");
        assertThat(sms.getFirst().value("Fsdx")).contains("****").doesNotContain(filing.phone);
        var code = code(filing.phone);
        verify(filing, code, filing.lastSix().toLowerCase(java.util.Locale.ROOT), 200);

        var decision = provider.waitFor(filing, "BAJG", 1).getFirst();
        assertThat(decision.value("Jg")).isEqualTo("0");
        assertThat(decision.value("Ztbah")).matches("蜀ICP备20\\d{8}号");
        assertThat(decision.value("Wzbah")).isEqualTo(decision.value("Ztbah") + "-1");
        assertThat(decision.value("Wzxh")).isEqualTo(filing.baxh);
        assertThat(provider.waitFor(filing, "BASJ", 1).getFirst().value("Ym")).isEqualTo(filing.domain);
        assertThat(provider.waitFor(filing, "DXHY", 2).get(1).value("Zt")).isEqualTo("2");

        given().queryParam("domain", "www." + filing.domain)
                .accept("application/json")
                .get("/authority/public-query")
                .then()
                .statusCode(200)
                .body("items[0].subjectNumber", org.hamcrest.Matchers.equalTo(decision.value("Ztbah")))
                .body("items[0].sponsor", org.hamcrest.Matchers.equalTo("李喆𠮷"));
        given().queryParam("number", decision.value("Wzbah").replace("蜀", "川 ").replace("号", ""))
                .accept("text/html")
                .get("/authority/public-query")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString(filing.domain));
        assertThat(provider.state("0", filing.domain)).isEqualTo("0");
        assertThat(provider.state("2", filing.number)).isEqualTo("0");
        passwordIsRightOnce(filing);
        isDeregisteredOnPaper(filing, decision.value("Ztbah"));
    }

    /** First the website, which leaves an empty subject, then the subject. */
    private void isDeregisteredOnPaper(AFiling filing, String number) {
        deregister(number + "-1", 201);
        assertThat(provider.state("0", filing.domain)).isEqualTo("1");
        assertThat(provider.state("2", filing.number)).isEqualTo("0");
        given().queryParam("number", number)
                .accept("application/json")
                .get("/authority/public-query")
                .then()
                .body("items[0].serviceNumber", org.hamcrest.Matchers.emptyString())
                .body("items[0].domains", org.hamcrest.Matchers.empty());

        deregister(number, 201);
        assertThat(provider.state("2", filing.number)).isEqualTo("1");
        deregister(number, 404);
    }

    @Test
    void a_filing_elsewhere_is_free_once_it_is_deregistered_on_paper() {
        var domain = "filed-elsewhere-" + java.util.UUID.randomUUID().toString().substring(0, 8) + ".cn";
        assertThat(provider.state("0", domain)).isEqualTo("0");
        String number = given().queryParam("domain", domain)
                .accept("application/json")
                .get("/authority/public-query")
                .path("items[0].serviceNumber");

        deregister(number, 201);

        assertThat(provider.state("0", domain)).isEqualTo("1");
        deregister("京ICP备12345678号", 404);
        deregister(" ", 404);
    }

    private static void deregister(String number, int status) {
        given().contentType("application/json")
                .body(java.util.Map.of(
                        number.contains("-") ? "serviceNumber" : "subjectNumber", number, "reason", "主办者申请注销"))
                .post("/authority/deregistrations")
                .then()
                .statusCode(status);
    }

    private void passwordIsRightOnce(AFiling filing) {
        var password = messages(filing.phone).getFirst().replaceAll("(?s).*备案密码：(\\w+).*", "$1");
        var right = "<baxh>" + filing.baxh + "</baxh><bamm>" + password + "</bamm>";
        assertThat(provider.call("isp_verifybamm", right).inner("VerifyRes")).isEqualTo("0");
        for (var i = 0; i < 4; i++) {
            assertThat(provider.call("isp_verifybamm", right.replace(password, "wrong"))
                            .inner("VerifyRes"))
                    .isEqualTo("1");
        }
        assertThat(provider.call("isp_verifybamm", right).code()).isEqualTo(99);
    }

    @Test
    void a_gap_names_what_is_missing_and_takes_nothing() {
        var next = provider.next();

        var answer = provider.upload(next + 2, AFiling.of().xml());

        assertThat(answer.code()).isEqualTo(14);
        assertThat(answer.inner("missing")).isEqualTo(next + "," + (next + 1));
        assertThat(provider.next()).isEqualTo(next);
    }

    @Test
    void a_sequence_that_was_taken_is_ignored() {
        var next = provider.next();
        var first = AFiling.of();
        var second = AFiling.of();
        provider.upload(next, first.xml());

        var answer = provider.upload(next, second.xml());

        assertThat(answer.code()).isEqualTo(15);
        assertThat(provider.next()).isEqualTo(next + 1);
        provider.waitFor(first, "DXHY", 1);
        assertThat(messages(second.phone)).isEmpty();
    }

    @Test
    void of_many_uploads_of_one_sequence_at_once_one_is_taken() throws InterruptedException, ExecutionException {
        var next = provider.next();
        var filings = Stream.generate(AFiling::of).limit(4).toList();
        var codes = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(filings.stream()
                    .map(filing -> (Callable<Integer>)
                            () -> provider.upload(next, filing.xml()).code())
                    .toList())) {
                codes.add(answer.get());
            }
        }

        assertThat(codes).containsExactlyInAnyOrder(0, 15, 15, 15);
        assertThat(provider.next()).isEqualTo(next + 1);
    }

    @Test
    void a_wrong_password_a_wrong_hash_and_rubbish_are_refused() {
        var next = provider.next();
        var zip = Provider.zip(
                "UP" + next + ".xml", Provider.data(next, AFiling.of().xml()));
        var rubbish = "rubbish".getBytes(Provider.GBK);

        assertThat(provider.call("isp_download", "guess", "").code()).isEqualTo(2);
        assertThat(provider.call("isp_upload", Provider.uploadParameters(next, zip, Provider.md5(rubbish)))
                        .code())
                .isEqualTo(3);
        assertThat(provider.uploadZip(next, rubbish).code()).isEqualTo(4);
        assertThat(provider.uploadZip(next, Provider.zip("UP" + next + ".xml", Provider.data(next + 1, "")))
                        .code())
                .isEqualTo(4);
        assertThat(provider.uploadZip(next, Provider.zip("other.xml", Provider.data(next, "")))
                        .code())
                .isEqualTo(4);
        assertThat(provider.next()).isEqualTo(next);
    }

    @Test
    @Tag("long")
    void a_thousand_records_are_a_file_and_one_more_is_too_many() {
        var next = provider.next();
        var before = AFiling.of();
        var faulty = "<Record><Baxh>" + before.baxh + "</Baxh></Record>";

        assertThat(provider.upload(next, faulty.repeat(1001)).code()).isEqualTo(5);
        assertThat(provider.next()).isEqualTo(next);
        assertThat(provider.upload(next, faulty.repeat(1000)).code()).isZero();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> provider.recordsOf(before.baxh).size() >= 1000);
    }

    @Test
    void a_faulty_record_comes_back_as_a_download() {
        var filing = AFiling.of().number("110105194912310021");

        assertThat(provider.upload(provider.next(), filing.xml()).code()).isZero();

        assertThat(provider.waitFor(filing, "CLCW", 1))
                .extracting(record -> record.value("Dm"))
                .contains("CERTIFICATE_NUMBER_INVALID");
        assertThat(messages(filing.phone)).isEmpty();
    }

    @Test
    void a_faulty_domain_comes_back_with_its_code_before_any_sms_and_may_be_sent_again() {
        var filing = AFiling.of();
        var kept = filing.domain;
        provider.upload(provider.next(), filing.domain("faulty-phone-" + kept).xml());

        assertThat(provider.waitFor(filing, "CLCW", 1))
                .extracting(record -> record.value("Dm"))
                .containsExactly("PHONE");
        assertThat(messages(filing.phone)).isEmpty();

        provider.upload(provider.next(), filing.domain(kept).xml());
        provider.waitFor(filing, "DXHY", 1);
        verify(filing, code(filing.phone), filing.lastSix(), 200);
        assertThat(provider.waitFor(filing, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
    }

    @Test
    void a_download_repeats_until_it_is_acknowledged() {
        provider.recordsOf("");
        provider.upload(provider.next(), AFiling.of().xml());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> provider.call("isp_download", "").code() == 0);

        var first = provider.call("isp_download", "");
        provider.upload(provider.next(), AFiling.of().xml());
        var second = provider.call("isp_download", "");

        assertThat(second.inner("fileName")).isEqualTo(first.inner("fileName"));
        assertThat(second.inner("beianInfo")).isEqualTo(first.inner("beianInfo"));
        var ack = "<fileName>" + first.inner("fileName") + "</fileName>";
        assertThat(provider.call("isp_downloadack", ack).code()).isZero();
        assertThat(provider.call("isp_downloadack", ack).code()).isZero();
        assertThat(provider.call("isp_downloadack", "<fileName>NEVER</fileName>")
                        .code())
                .isEqualTo(1);
        assertThat(provider.call("isp_download", "").inner("fileName")).isNotEqualTo(first.inner("fileName"));
    }

    @Test
    void a_refuse_domain_is_refused_with_its_code_and_may_come_back() {
        var filing = AFiling.of();
        var kept = filing.domain;
        filing.domain("refuse-photo-" + kept);
        provider.upload(provider.next(), filing.xml());
        provider.waitFor(filing, "DXHY", 1);
        verify(filing, code(filing.phone), filing.lastSix(), 200);

        var decision = provider.waitFor(filing, "BAJG", 1).getFirst();
        assertThat(decision.value("Jg")).isEqualTo("1");
        assertThat(decision.value("Dm")).isEqualTo("PHOTO");
        assertThat(decision.value("Zd")).isEqualTo("/service/domains/0");

        provider.upload(provider.next(), filing.domain(kept).xml());
        provider.waitFor(filing, "DXHY", 3);
        verify(filing, code(filing.phone), filing.lastSix(), 200);
        assertThat(provider.waitFor(filing, "BAJG", 2).get(1).value("Jg")).isEqualTo("0");
    }

    @Test
    void a_patient_domain_is_decided_after_its_days_of_the_test_clock() {
        var filing = AFiling.of();
        provider.upload(
                provider.next(), filing.domain("patient-20-" + filing.domain).xml());
        provider.waitFor(filing, "DXHY", 1);
        verify(filing, code(filing.phone), filing.lastSix(), 200);
        provider.waitFor(filing, "DXHY", 2);

        advance("P19D");
        await().during(Duration.ofSeconds(1))
                .until(() -> provider.recordsOf(filing.baxh).stream()
                        .noneMatch(record -> record.group().equals("BAJG")));

        advance("P1D");
        assertThat(provider.waitFor(filing, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
    }

    @Test
    void an_office_that_is_down_answers_neither_the_status_nor_the_password() {
        var filing = AFiling.of();
        provider.upload(
                provider.next(), filing.domain("officedown-" + filing.domain).xml());
        provider.waitFor(filing, "DXHY", 1);
        verify(filing, code(filing.phone), filing.lastSix(), 200);
        var number = provider.waitFor(filing, "BAJG", 1).getFirst().value("Ztbah");
        var busy = IspCode.BUSY.number;

        var domain = "<queryConditionType>0</queryConditionType><queryCondition>" + filing.domain + "</queryCondition>";
        assertThat(provider.call("isp_querybeianstatus", domain).code()).isEqualTo(busy);
        var password = "<baxh>" + number + "</baxh><bamm>any</bamm>";
        assertThat(provider.call("isp_verifybamm", password).code()).isEqualTo(busy);
    }

    @Test
    void both_principals_type_a_code_when_they_are_two() {
        var filing = AFiling.of();
        var other = AFiling.residentId(filing.count + 400);
        var otherPhone = "1390000" + filing.count;
        provider.upload(
                provider.next(), filing.sitePerson("韩梅梅", other, otherPhone).xml());
        provider.waitFor(filing, "DXHY", 1);

        verify(filing, code(filing.phone), filing.lastSix(), 200);
        assertThat(provider.recordsOf(filing.baxh))
                .extracting(Provider.Record::group)
                .doesNotContain("BAJG");
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("phone", otherPhone)
                .formParam("code", code(otherPhone))
                .formParam("lastSix", other.substring(12))
                .post("/authority/sms-verifications")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("核验成功"));

        assertThat(provider.waitFor(filing, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
    }

    @Test
    void five_wrong_tries_are_counted_and_the_sixth_fails_even_if_right() {
        var filing = AFiling.of();
        provider.upload(provider.next(), filing.xml());
        provider.waitFor(filing, "DXHY", 1);
        var code = code(filing.phone);
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (var left = 4; left >= 0; left--) {
            assertThat(verify(filing, wrong, filing.lastSix(), 422)).contains("\"triesLeft\":" + left);
        }

        assertThat(verify(filing, code, filing.lastSix(), 410)).contains("VERIFICATION_FAILED");

        assertThat(provider.waitFor(filing, "DXHY", 2).get(1).value("Zt")).isEqualTo("3");
        assertThat(verify(filing, code, filing.lastSix(), 410)).contains("VERIFICATION_FAILED");
    }

    @Test
    void a_code_is_too_old_after_a_day() {
        var filing = AFiling.of();
        provider.upload(provider.next(), filing.xml());
        provider.waitFor(filing, "DXHY", 1);

        advance("PT24H");

        assertThat(provider.recordsOf(filing.baxh))
                .filteredOn(record -> record.group().equals("DXHY"))
                .extracting(record -> record.value("Zt"))
                .containsExactly("1", "3");
    }

    @Test
    void magic_domains_are_filed_elsewhere_or_blacklisted() {
        assertThat(provider.state("0", "filed-elsewhere-shop.com")).isEqualTo("0");
        assertThat(provider.state("0", "blacklist-shop.com")).isEqualTo("2");
        assertThat(provider.state("0", "例子.中国")).isEqualTo("1");
        given().queryParam("domain", "filed-elsewhere-shop.com")
                .accept("application/json")
                .get("/authority/public-query")
                .then()
                .body("items[0].subjectNumber", org.hamcrest.Matchers.matchesPattern("沪ICP备\\d{8}号"));
    }

    @Test
    void what_is_no_envelope_is_a_fault() {
        var answer = provider.post("hello".getBytes(Provider.GBK));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("soap:Fault").contains("soap:Client");
        assertThat(provider.post(Provider.envelope("<i:isp_other xmlns:i=\"urn:isp\"/>"))
                        .body())
                .contains("no such method");
    }

    private static void advance(String by) {
        given().contentType("application/json")
                .body(java.util.Map.of("by", by))
                .post("/clock/advance")
                .then()
                .statusCode(200);
    }
}
