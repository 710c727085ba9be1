package cn.icpfiling.sandbox.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders about what is filed already, here or through another provider, and how entries leave the register. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class FiledSubjectsApiTest extends FiledSubjectsScene {

    @Test
    void a_new_site_gets_the_subjects_next_number_and_never_one_that_was_given() {
        var first = AFiling.of();
        var number = provider.decided(first).value("Ztbah");
        var second = first.later("XZWZ", number, "").domain("ok-second" + first.count + ".cn");

        var decision = provider.decided(second);
        assertThat(decision.value("Jg")).isEqualTo("0");
        assertThat(decision.value("Ztbah")).isEqualTo(number);
        assertThat(decision.value("Wzxh")).isEqualTo(second.baxh);
        assertThat(decision.value("Wzbah")).isEqualTo(number + "-2");
        assertThat(provider.waitFor(second, "BASJ", 1).getFirst().value("Ym")).isEqualTo(second.domain);
        assertThat(SmsPage.messages(second.phone)).noneMatch(text -> text.contains("备案密码"));

        provider.decided(second.later("ZXWZ", number, number + "-2"));
        var third = first.later("XZWZ", number, "").domain(second.domain);
        assertThat(provider.decided(third).value("Wzbah")).isEqualTo(number + "-3");
    }

    @Test
    void a_new_site_under_a_number_that_is_not_the_sponsors_is_refused() {
        var filed = AFiling.of();
        var number = provider.decided(filed).value("Ztbah");
        var stranger = AFiling.of();

        var decision = provider.decided(stranger.later("XZWZ", number, ""));

        assertThat(decision.value("Jg")).isEqualTo("1");
        assertThat(decision.value("Dm")).isEqualTo("SUBJECT_NUMBER_UNKNOWN");
        assertThat(decision.value("Zd")).isEqualTo("/subject");
    }

    @Test
    @Tag("long")
    void a_subject_filed_elsewhere_is_given_access_here_and_keeps_its_numbers() {
        var own = AFiling.of();
        var filed = file(own, "\"services\":[{\"name\":\"老站\",\"domains\":[\"" + own.domain + "\"]}]")
                .statusCode(201)
                .body("services", hasSize(1))
                .extract()
                .jsonPath();
        var number = filed.getString("subjectNumber");
        var service = filed.getString("services[0].serviceNumber");
        assertThat(service).isEqualTo(number + "-1");
        assertThat(provider.state("0", own.domain)).isEqualTo("0");
        assertThat(Provider.text(provider.status("2", own.number), "Wzbah")).isEqualTo(service);
        assertThat(provider.decided(own.later("BGWZ", number, service)).value("Dm"))
                .isEqualTo("NOT_ACCESSED_HERE");

        var wrong = provider.decided(own.later("XZJR", number, service).domain("ok-else" + own.count + ".cn"));
        assertThat(wrong.value("Dm")).isEqualTo("ACCESS_NOT_FILED");
        assertThat(wrong.value("Zd")).isEqualTo("/service/domains/0");
        assertThat(provider.decided(own.later("XZJR", number, number + "-7")).value("Zd"))
                .isEqualTo("/service");

        var access = own.later("XZJR", number, service);
        var decision = provider.decided(access);
        assertThat(decision.value("Jg")).isEqualTo("0");
        assertThat(decision.value("Wzbah")).isEqualTo(service);
        assertThat(provider.waitFor(access, "BASJ", 1).getFirst().value("Wzmc")).isEqualTo("老站");
        var password = "<baxh>" + number + "</baxh><bamm>" + filed.getString("filingPassword") + "</bamm>";
        assertThat(provider.call("isp_verifybamm", password).inner("VerifyRes")).isEqualTo("0");
    }

    @Test
    void a_filed_elsewhere_domain_is_given_access_under_its_made_up_number() {
        var filing = AFiling.of();
        filing.domain("filed-elsewhere-access" + filing.count + ".cn");
        var status = provider.status("0", filing.domain);
        var number = Provider.text(status, "Ztbah");
        var service = Provider.text(status, "Wzbah");

        assertThat(provider.decided(filing.later("XZJR", number, service)).value("Jg"))
                .isEqualTo("0");

        assertThat(Provider.text(provider.status("2", filing.number), "Ztbah")).isEqualTo(number);
        provider.decided(filing.later("ZXZT", number, ""));
        assertThat(provider.state("0", filing.domain)).isEqualTo("1");
    }

    @Test
    void an_empty_subject_is_shown_without_a_site_and_may_get_one() {
        var own = AFiling.of();
        String number = file(own, "\"services\":[]").statusCode(201).extract().path("subjectNumber");

        assertThat(Provider.text(provider.status("2", own.number), "Ztbah")).isEqualTo(number);
        assertThat(Provider.text(provider.status("2", own.number), "Wzbah")).isEmpty();
        publicly(number).body("items", hasSize(1)).body("items[0].serviceNumber", equalTo(""));
        assertThat(provider.decided(own.later("XZWZ", number, "")).value("Wzbah"))
                .isEqualTo(number + "-1");
    }

    @Test
    void a_change_of_subject_replaces_the_holder_but_not_the_province() {
        var filed = AFiling.of();
        var number = provider.decided(filed).value("Ztbah");
        var successor = AFiling.of().name("韩梅梅");

        var moved = provider.decided(successor.later("BGZT", number, "").province("440000"));
        assertThat(moved.value("Dm")).isEqualTo("PROVINCE_FIXED");
        var changed = successor.later("BGZT", number, "");
        assertThat(provider.decided(changed).value("Jg")).isEqualTo("0");

        assertThat(provider.waitFor(changed, "BASJ", 1).getFirst().value("Dwmc"))
                .isEqualTo("韩梅梅");
        publicly(number).body("items[0].sponsor", equalTo("韩梅梅"));
        assertThat(provider.state("2", filed.number)).isEqualTo("1");
        assertThat(provider.state("2", successor.number)).isEqualTo("0");
    }

    @Test
    void a_change_of_subject_cannot_take_a_certificate_that_has_another_subject() {
        var one = AFiling.of();
        var other = AFiling.of();
        var number = provider.decided(one).value("Ztbah");
        provider.decided(other);

        assertThat(provider.decided(other.later("BGZT", number, "")).value("Dm"))
                .isEqualTo("SPONSOR_CONFLICT");
    }

    @Test
    void a_change_of_site_renames_and_removes_domains_and_adds_none() {
        var filed = AFiling.of();
        var removed = "ok-removed" + filed.count + ".cn";
        var number = provider.decided(filed.alsoDomain(removed)).value("Ztbah");

        var added =
                provider.decided(filed.later("BGWZ", number, number + "-1").domain("ok-added" + filed.count + ".cn"));
        assertThat(added.value("Dm")).isEqualTo("DOMAIN_ADDED");
        var changed = filed.later("BGWZ", number, number + "-1").siteName("新名字");
        assertThat(provider.decided(changed).value("Wzbah")).isEqualTo(number + "-1");

        publicly(number).body("items[0].siteName", equalTo("新名字")).body("items[0].domains", hasSize(1));
        assertThat(provider.state("0", removed)).isEqualTo("1");
        assertThat(provider.decided(AFiling.of().domain(removed)).value("Jg")).isEqualTo("0");
    }

    @Test
    void a_deregistered_site_leaves_an_empty_subject_and_its_domain_is_free() {
        var filed = AFiling.of();
        var number = provider.decided(filed).value("Ztbah");
        var order = filed.later("ZXWZ", number, number + "-1");

        var decision = provider.decided(order);

        assertThat(decision.value("Jg")).isEqualTo("0");
        assertThat(decision.value("Wzxh")).isEqualTo(order.baxh);
        var told = provider.waitFor(order, "ZXSJ", 1).getFirst();
        assertThat(told.value("Ztbah")).isEqualTo(number);
        assertThat(told.values("Wzbah")).containsExactly(number + "-1");
        assertThat(told.value("Yy")).isNotEmpty();
        assertThat(provider.state("0", filed.domain)).isEqualTo("1");
        publicly(number + "-1").body("items", hasSize(0));
        publicly(number).body("items[0].serviceNumber", equalTo(""));
        assertThat(provider.decided(AFiling.of().domain(filed.domain)).value("Jg"))
                .isEqualTo("0");
    }

    @Test
    void a_deregistered_subject_is_gone_and_its_holder_may_file_anew() {
        var filed = AFiling.of();
        var number = provider.decided(filed).value("Ztbah");
        var order = filed.later("ZXZT", number, "");

        assertThat(provider.decided(order).value("Jg")).isEqualTo("0");

        var told = provider.waitFor(order, "ZXSJ", 1).getFirst();
        assertThat(told.values("Wzbah")).isEmpty();
        assertThat(provider.state("2", filed.number)).isEqualTo("1");
        publicly(number).body("items", hasSize(0));
        assertThat(provider.decided(filed.later("XZWZ", number, "").domain("ok-late" + filed.count + ".cn"))
                        .value("Dm"))
                .isEqualTo("SUBJECT_NUMBER_UNKNOWN");
        var anew = AFiling.of().number(filed.number).domain(filed.domain);
        assertThat(provider.decided(anew).value("Ztbah"))
                .matches("蜀ICP备20\\d{8}号")
                .isNotEqualTo(number);
    }

    /** A filing of the old platform may lack its principal, and nothing is asked for at its end. */
    @Test
    void a_subject_without_a_principal_who_could_be_asked_ends_without_a_code() {
        var filed = AFiling.of();
        var number = provider.decided(filed).value("Ztbah");
        var order = filed.later("ZXZT", number, "").principal("");

        assertThat(provider.uploadGroups(order).code()).isZero();

        assertThat(provider.waitFor(order, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
        assertThat(provider.waitFor(order, "DXHY", 1))
                .extracting(told -> told.value("Zt"))
                .containsExactly("2");
        assertThat(SmsPage.messages(order.phone)).isEmpty();
        assertThat(provider.state("2", filed.number)).isEqualTo("1");
    }

    @Test
    void of_many_who_file_one_certificate_at_once_one_is_entered() throws InterruptedException {
        var own = AFiling.of();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads
                    .invokeAll(IntStream.range(0, 6)
                            .mapToObj(turn -> (Callable<Integer>)
                                    () -> file(own, "\"services\":[]").extract().statusCode())
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        }
        file(own, "\"services\":[{\"name\":\"\",\"domains\":[\"x\"]}]").statusCode(400);
    }

    @Test
    void of_many_who_deregister_one_subject_at_once_one_does() throws InterruptedException {
        var number = provider.decided(AFiling.of()).value("Ztbah");
        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads
                    .invokeAll(IntStream.range(0, 6)
                            .mapToObj(turn -> (Callable<Integer>) () -> post(
                                            "/authority/deregistrations",
                                            "{\"subjectNumber\":\"" + number + "\",\"reason\":\"主体注销\"}")
                                    .extract()
                                    .statusCode())
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(201, 404, 404, 404, 404, 404);
        }
        assertThat(provider.recordsOfSubject("ZXSJ", number)).hasSize(1);
    }

    private static ValidatableResponse publicly(String number) {
        return given().queryParam("number", number)
                .accept("application/json")
                .get("/authority/public-query")
                .then()
                .statusCode(200);
    }
}
