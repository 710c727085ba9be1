package cn.icpfiling.account.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.sms.SilentFallback;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.DueNoticeRepository;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SMS whose reports never came by themselves. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class LostReportsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Inject
    Notices notices;

    @Inject
    AccountRepository accounts;

    @Inject
    AskForReports ask;

    @Inject
    TakeSmsReports reports;

    @Inject
    DueNoticeRepository dueNotices;

    @Inject
    NoticeContents contents;

    @Inject
    KeyCheck keys;

    private final Caller caller = new Caller();
    private UUID account;
    private String token;

    @BeforeEach
    void an_account_opens() {
        var opened = caller.signedUpWithAMail();
        account = UUID.fromString(opened.getString("account.accountId"));
        token = opened.getString("session.accessToken");
    }

    /** A run asks for all SMS that are due, those of other tests too. */
    @AfterEach
    void no_question_is_left() {
        change("status_queries = 6");
    }

    /** Without the second question a finding that was never read would stay told. */
    @Test
    void a_provider_that_was_away_is_asked_again_a_day_later_and_not_before() {
        told(1);
        Caller.mailIsProven(account.toString());
        isOlder(25);
        providerTells("AWAY");
        ask.run();
        providerTells("2");
        ask.run();
        assertThat(shown("channel")).containsExactly("SMS");

        isOlder(24);
        ask.run();

        await().atMost(PATIENCE).until(() -> shown("channel").containsAll(List.of("SMS", "MAIL")));
        assertThat(shown("state")).contains("UNDELIVERED");
    }

    @Test
    void an_outage_costs_few_questions_and_the_others_are_asked_in_the_next_run() {
        told(7);
        isOlder(25);
        providerTells("AWAY");

        ask.run();
        assertThat(asked(1)).isEqualTo(5);
        providerTells("3");
        ask.run();
        assertThat(shown("state")).filteredOn("DELIVERED"::equals).hasSize(2);
    }

    @Test
    void an_sms_that_stays_without_a_report_is_asked_for_six_times() {
        told(1);
        for (var day = 1; day <= 7; day++) {
            isOlder(24);
            ask.run();
        }

        assertThat(asked(6)).isOne();
        assertThat(shown("state")).containsExactly("SENT");
    }

    /** As after an outage of the jobs, and for each row that an earlier release asked for once. */
    @Test
    void an_sms_that_lacks_questions_is_asked_for_once_a_run_and_not_twice_a_day() {
        told(1);
        change("status_queries = 1");
        isOlder(60);
        ask.run();
        assertThat(asked(3)).isOne();

        providerTells("3");
        isOlder(12);
        ask.run();
        assertThat(shown("state")).containsExactly("SENT");

        isOlder(24);
        ask.run();
        assertThat(shown("state")).containsExactly("DELIVERED");
    }

    /** Five silent questions end the run, of whatever day they are. */
    @Test
    void questions_of_different_days_end_a_run_together() {
        told(4);
        change("status_queries = 1");
        isOlder(50);
        told(8);
        isOlder(25);
        providerTells("AWAY");

        ask.run();

        assertThat(asked(0)).isEqualTo(3);
    }

    /** The SMS of an outage of the first provider lie together, before the others. */
    @Test
    void the_silence_of_one_provider_ends_the_questions_to_it_alone() {
        told(7);
        areWithTheFallback(6);
        isOlder(25);
        providerTells("3");

        new AskForReports(
                        dueNotices,
                        contents,
                        SilentFallback.besideTheFirst(),
                        reports,
                        keys,
                        Clock.systemUTC(),
                        Duration.ofDays(1))
                .run();

        assertThat(shown("state")).filteredOn("DELIVERED"::equals).hasSize(1);
        assertThat(asked(1)).as("five of the silent one, and that of the other").isEqualTo(6);
        assertThat(asked(0)).as("the sixth of the silent one").isOne();
    }

    @Test
    void a_provider_that_is_configured_no_more_is_not_asked() {
        told(7);
        areWithTheFallback(6);
        isOlder(25);
        providerTells("3");

        ask.run();

        assertThat(shown("state")).filteredOn("DELIVERED"::equals).hasSize(1);
        assertThat(asked(0)).isEqualTo(6);
    }

    @Test
    void a_replica_with_wrong_keys_spends_no_question() {
        told(1);
        isOlder(25);
        Rows.execute("update key_checks set check_value = reverse(check_value) where keyset = 'hash'");
        try {
            assertThatThrownBy(ask::run).isInstanceOf(KeysUnusable.class);
        } finally {
            Rows.execute("update key_checks set check_value = reverse(check_value) where keyset = 'hash'");
        }
        assertThat(asked(0)).isOne();
    }

    @Test
    void a_report_on_a_notice_that_no_key_opens_counts_and_the_notice_goes_no_other_way() {
        told(1);
        Caller.mailIsProven(account.toString());
        change("encrypted_values = concat(encrypted_values, x'00')");

        reports.handle(List.of(new SmsReport(
                UUID.fromString(shown("noticeId").getFirst()),
                providerId(),
                DeliveryFailure.UNREACHABLE,
                Instant.now())));

        assertThat(shown("channel")).containsExactly("SMS");
        assertThat(shown("state")).containsExactly("UNDELIVERED");
    }

    /** SMS that were sent. */
    private void told(int many) {
        for (var one = 0; one < many; one++) {
            var cause = "expired/" + account + "/" + one;
            UnitOfWork.run(() -> notices.tell(
                    accounts.findById(account),
                    NoticeTemplate.ORDER_EXPIRED,
                    cause,
                    Map.of("order", "00000003", "idleDays", 7)));
        }
        await().atMost(PATIENCE)
                .until(() -> shown("state").stream().filter("SENT"::equals).count() == many);
    }

    private void areWithTheFallback(int many) {
        Rows.execute("update notices set offered_to = 'FALLBACK', decided_at = decided_at - interval 1 minute"
                + " where channel = 'SMS' and cause >= 'expired/" + account + "/0' and cause < 'expired/" + account
                + "/"
                + many + "'");
    }

    private String providerId() {
        return "biz-" + shown("noticeId").getFirst();
    }

    private void providerTells(String status) {
        Caller.outside("/send-status/" + caller.phone() + "/" + status);
    }

    private void isOlder(int hours) {
        change("decided_at = decided_at - interval " + hours + " hour");
    }

    private void change(String what) {
        Rows.execute("update notices set " + what + " where cause like 'expired/" + account + "/%'");
    }

    private long asked(int times) {
        return Rows.count("select count(*) from notices where cause like 'expired/" + account
                + "/%' and channel = 'SMS' and status_queries = " + times);
    }

    private List<String> shown(String field) {
        return caller.as(token)
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items." + field);
    }
}
