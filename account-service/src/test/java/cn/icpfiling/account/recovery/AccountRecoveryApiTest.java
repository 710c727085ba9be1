package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Journey 13: with a filed domain and the phone in its filing, the owner receives the login name. Other callers learn
 * nothing.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AccountRecoveryApiTest {

    @Inject
    BusinessClock clock;

    private final Caller owner = new Caller();
    private final RecoveryCaller searcher = new RecoveryCaller();

    @Test
    void the_code_goes_to_the_phone_in_the_filing_and_the_login_name_to_the_accounts_own() {
        var recovery = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        var before = owner.texts().size();

        var answer = searcher.proves(recovery, searcher.codeOnThePhone());

        answer.then().statusCode(200).body("next", contains("SIGN_IN"));
        assertThat(answer.asString())
                .doesNotContain(owner.phone(), owner.phone().substring(7));
        await().atMost(Duration.ofSeconds(15)).until(() -> owner.texts().size() > before);
        assertThat(owner.texts().getLast()).contains("登录名就是收到本短信的手机号").doesNotContain(owner.phone());
        assertThat(searcher.principal.texts()).singleElement().asString().doesNotContain(owner.phone());
    }

    @Test
    void the_accounts_mail_is_told_too() {
        var mail = "owner-" + UUID.randomUUID() + "@example.com";
        var code = owner.code("SIGN_UP");
        var account = owner.request()
                .body(Map.of("codeId", code.id(), "code", code.digits(), "phone", owner.phone(), "mail", mail))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("account.accountId");
        Caller.mailIsProven(account);
        var recovery = searcher.begun(searcher.domainOf(account, "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);

        searcher.proves(recovery, searcher.codeOnThePhone()).then().statusCode(200);

        // a mail server that hangs is given 20 s and tried again two seconds later
        await().atMost(Duration.ofSeconds(45))
                .until(() -> Caller.outside("/received/mail").getList("To").contains(mail));
    }

    @Test
    void a_domain_that_is_not_filed_here_is_answered_alike_and_every_guess_is_wrong() throws SQLException {
        var filed = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        var unfiled = new RecoveryCaller();
        var other = unfiled.begun(RecoveryCaller.freshDomain());

        var sent = searcher.requestCode(filed);
        var unsent = unfiled.requestCode(other);
        assertThat(sent.statusCode()).isEqualTo(unsent.statusCode()).isEqualTo(202);
        assertThat(sent.asString()).hasSameSizeAs(unsent.asString());
        var wrong = RecoveryCaller.other(searcher.codeOnThePhone());
        RecoveryCaller.awaitSettled(other);

        for (var tries = 4; tries >= 0; tries--) {
            var one = searcher.proves(filed, wrong);
            var two = unfiled.proves(other, "123456");
            one.then().statusCode(422).body("code", equalTo("CODE_WRONG"));
            two.then().statusCode(422).body("code", equalTo("CODE_WRONG"));
            assertThat(one.asString()).hasSameSizeAs(two.asString());
        }
        searcher.proves(filed, wrong).then().statusCode(422).body("code", equalTo("CODE_VOID"));
        unfiled.proves(other, "123456").then().statusCode(422).body("code", equalTo("CODE_VOID"));
        assertThat(unfiled.principal.texts()).isEmpty();
    }

    @Test
    void a_right_code_is_good_once_and_for_its_own_recovery_only() {
        var domain = searcher.domainOf(accountOfOwner(), "NONE");
        var recovery = searcher.begun(domain);
        searcher.requestCode(recovery).then().statusCode(202);
        var digits = searcher.codeOnThePhone();
        var thief = new RecoveryCaller();
        var another = thief.begun(domain);

        thief.proves(another, digits).then().statusCode(422).body("code", equalTo("CODE_UNKNOWN"));
        searcher.proves(recovery, digits).then().statusCode(200);
        searcher.proves(recovery, digits).then().statusCode(422).body("code", equalTo("RECOVERY_OVER"));
    }

    @Test
    @Tag("long")
    void of_many_that_show_the_right_code_at_once_one_is_told_what_comes_next() throws Exception {
        var recovery = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        var digits = searcher.codeOnThePhone();

        try (var pool = Executors.newFixedThreadPool(6)) {
            var calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> searcher.proves(recovery, digits).statusCode())
                    .toList();

            assertThat(pool.invokeAll(calls).stream().map(call -> call.resultNow()))
                    .containsOnlyOnce(200);
        }
    }

    @Test
    void of_a_hundred_guesses_at_once_five_are_judged() throws Exception {
        var recovery = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        var wrong = RecoveryCaller.other(searcher.codeOnThePhone());

        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 100)
                    .<Callable<String>>mapToObj(
                            _ -> () -> searcher.proves(recovery, wrong).path("code"))
                    .toList();
            var codes =
                    pool.invokeAll(calls).stream().map(call -> call.resultNow()).toList();

            assertThat(codes).filteredOn("CODE_WRONG"::equals).hasSize(5);
            assertThat(codes).filteredOn("CODE_VOID"::equals).hasSize(95);
        }
    }

    @Test
    void a_code_ends_after_five_minutes_and_a_recovery_after_thirty() {
        var recovery = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        var digits = searcher.codeOnThePhone();

        clock.moveTo(Duration.ofMinutes(5));
        searcher.proves(recovery, digits).then().statusCode(422).body("code", equalTo("CODE_EXPIRED"));
        clock.moveTo(Duration.ofMinutes(31));
        searcher.proves(recovery, digits).then().statusCode(422).body("code", equalTo("RECOVERY_OVER"));
        searcher.requestCode(recovery).then().statusCode(422).body("code", equalTo("RECOVERY_OVER"));
    }

    @Test
    @Tag("long")
    void another_code_takes_the_place_of_the_one_before() throws SQLException {
        var recovery = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        var first = searcher.codeOnThePhone();
        RecoveryCaller.age(Duration.ofMinutes(2));

        searcher.requestCode(recovery).then().statusCode(202);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> searcher.principal.texts().size() == 2);
        var second = searcher.codeOnThePhone();

        if (!first.equals(second)) {
            searcher.proves(recovery, first).then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        }
        searcher.proves(recovery, second).then().statusCode(200);
    }

    @Test
    @Tag("long")
    void what_waits_on_the_old_platform_is_said_after_the_code() {
        var account = accountOfOwner();
        Map.of(
                        "CLAIM", List.of("SIGN_IN", "CLAIM"),
                        "LEGACY_IMPORT", List.of("SIGN_IN", "LEGACY_IMPORT"),
                        "DIRECT", List.of("SIGN_IN"),
                        "ACCESS_FILING", List.of("SIGN_IN"),
                        "", List.of("SIGN_IN", "CHECK_TYPE"))
                .forEach((route, steps) -> {
                    var one = new RecoveryCaller();
                    var recovery = one.begun(one.domainOf(account, route));
                    one.requestCode(recovery).then().statusCode(202);

                    assertThat(one.proves(recovery, one.codeOnThePhone())
                                    .jsonPath()
                                    .<String>getList("next"))
                            .isEqualTo(steps);
                });
    }

    @Test
    void the_principal_of_a_filing_that_only_the_old_platform_has_gets_a_code_and_is_sent_there() {
        for (var step : List.of("CLAIM", "LEGACY_IMPORT")) {
            var one = new RecoveryCaller();
            var recovery = one.begun(one.domainOnTheOldPlatform(step));
            one.requestCode(recovery).then().statusCode(202);

            one.proves(recovery, one.codeOnThePhone()).then().statusCode(200).body("next", contains(step));

            assertThat(one.principal.texts()).hasSize(1);
            assertThat(Audited.acts(recovery)).endsWith("RECOVERY.SEND_CODE", "RECOVERY.PROVE");
        }
    }

    @Test
    void an_old_filing_that_waits_for_nothing_gets_no_code() {
        var recovery = searcher.begun(searcher.domainOnTheOldPlatform("ACCESS_FILING"));
        searcher.requestCode(recovery).then().statusCode(202);
        RecoveryCaller.awaitSettled(recovery);

        searcher.proves(recovery, "123456").then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        assertThat(searcher.principal.texts()).isEmpty();
    }

    @Test
    @Tag("long")
    void a_silent_old_platform_is_asked_again_as_long_as_the_code_is_good() throws SQLException {
        var domain = searcher.domainOnTheOldPlatform("");
        var recovery = searcher.begun(domain);
        searcher.requestCode(recovery).then().statusCode(202);
        RecoveryCaller.sendDue();
        assertThat(RecoveryCaller.unsettled(recovery)).isEqualTo(1);
        Caller.isFiled(domain, "", searcher.principal.phone(), "CLAIM");

        searcher.proves(recovery, searcher.codeOnThePhone())
                .then()
                .statusCode(200)
                .body("next", contains("CLAIM"));
    }

    @Test
    void an_account_without_a_login_leads_to_the_support_and_is_told_nothing() throws SQLException {
        var account = accountOfOwner();
        var before = owner.texts();
        enteredByNobody(account);
        var recovery = searcher.begun(searcher.domainOf(account, "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);

        searcher.proves(recovery, searcher.codeOnThePhone())
                .then()
                .statusCode(200)
                .body("next", contains("ASK_SUPPORT"));

        assertThat(Audited.acts(account)).doesNotContain("ACCOUNT.TELL_LOGIN_NAME");
        assertThat(owner.texts()).isEqualTo(before);
    }

    @Test
    void a_filing_whose_holder_has_no_account_leads_to_the_support() {
        var recovery = searcher.begun(searcher.domainOf(UUID.randomUUID().toString(), "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);

        searcher.proves(recovery, searcher.codeOnThePhone())
                .then()
                .statusCode(200)
                .body("next", contains("ASK_SUPPORT"));
    }

    @Test
    @Tag("long")
    void a_silent_filing_service_is_asked_again_until_the_code_is_sent() {
        var recovery = searcher.begun(searcher.domainOf(accountOfOwner(), "NONE"));
        Caller.filingServiceIsSilent(2);
        searcher.requestCode(recovery).then().statusCode(202);

        searcher.proves(recovery, searcher.codeOnThePhone()).then().statusCode(200);
    }

    @Test
    void without_a_picture_nothing_begins_and_a_slip_of_the_pen_costs_none() {
        searcher.begins(RecoveryCaller.freshDomain(), null)
                .then()
                .statusCode(422)
                .body("code", equalTo("CAPTCHA_REQUIRED"));
        var picture = searcher.caller.solvedPicture();
        searcher.begins("no domain", picture)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors.pointer", everyItem(is("/domain")));

        searcher.begins(RecoveryCaller.freshDomain(), picture).then().statusCode(202);
        searcher.begins(RecoveryCaller.freshDomain(), picture)
                .then()
                .statusCode(422)
                .body("code", equalTo("CAPTCHA_NOT_SOLVED"));
    }

    @Test
    @Tag("long")
    void one_address_cannot_use_up_what_a_domain_gets_and_the_count_does_not_tell_who_is_filed() throws SQLException {
        for (var domain : List.of(searcher.domainOf(accountOfOwner(), "NONE"), RecoveryCaller.freshDomain())) {
            var stranger = new RecoveryCaller();
            var sent = 0;
            for (var hour = 0; hour < 6; hour++) {
                if (stranger.requestCode(stranger.begun(domain)).statusCode() == 202) {
                    sent++;
                }
                RecoveryCaller.age(Duration.ofMinutes(61));
            }
            stranger.requestCode(stranger.begun(domain))
                    .then()
                    .statusCode(429)
                    .body("code", equalTo("RECOVERY_QUOTA_SPENT"));

            assertThat(sent).isEqualTo(4);
            var elsewhere = new RecoveryCaller();
            elsewhere.requestCode(elsewhere.begun(domain)).then().statusCode(202);
        }
    }

    @Test
    @Tag("long")
    void the_phone_of_a_principal_is_not_flooded_by_many_domains() throws SQLException {
        var account = accountOfOwner();
        for (var domain = 0; domain < 7; domain++) {
            var stranger = new RecoveryCaller();
            var name = RecoveryCaller.freshDomain();
            Caller.isFiled(name, account, searcher.principal.phone(), "NONE");
            var recovery = stranger.begun(name);
            stranger.requestCode(recovery).then().statusCode(202);
            RecoveryCaller.awaitSettled(recovery);
        }

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> searcher.principal.texts().size() == 5);
    }

    @Test
    void what_was_done_stands_in_the_audit_and_nothing_personal_with_it() {
        var account = accountOfOwner();
        var recovery = searcher.begun(searcher.domainOf(account, "NONE"));
        searcher.requestCode(recovery).then().statusCode(202);
        searcher.proves(recovery, searcher.codeOnThePhone()).then().statusCode(200);

        assertThat(Audited.acts(recovery))
                .containsExactly("RECOVERY.BEGIN", "RECOVERY.WANT_CODE", "RECOVERY.SEND_CODE", "RECOVERY.PROVE");
        assertThat(Audited.acts(account)).contains("ACCOUNT.TELL_LOGIN_NAME");
    }

    @AfterEach
    void now() throws SQLException {
        clock.moveTo(Duration.ZERO);
        Caller.filingServiceIsSilent(0);
        RecoveryCaller.forgetLimits();
    }

    private String accountOfOwner() {
        return owner.signedUp().getString("account.accountId");
    }

    private static void enteredByNobody(String account) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement(
                        "update accounts set phone_index = null, phone_index_b = null where id = unhex(replace(?, '-',"
                                + " ''))")) {
            update.setString(1, account);
            update.executeUpdate();
        }
    }
}
