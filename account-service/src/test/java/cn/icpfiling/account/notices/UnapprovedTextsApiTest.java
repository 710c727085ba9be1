package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.account.store.OverdueTable;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SMS whose text the provider has not approved. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class UnapprovedTextsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final String UNAPPROVED = "isv.SMS_TEMPLATE_ILLEGAL";
    private static final String WAITS = "channel = 'SMS' and fate = 'WAITING' and offered_to is null"
            + " and last_fault = 'UNAPPROVED isv.sms_template_illegal'";
    private static final String DUE = "next_attempt_at = utc_timestamp(6)";

    @Inject
    Notices notices;

    @Inject
    UndeliveredNotices undelivered;

    @Inject
    TellFinding findings;

    @Inject
    AccountRepository accounts;

    @Inject
    NoticeRepository store;

    @Inject
    OverdueTable overdue;

    @Inject
    FieldCipher cipher;

    @Inject
    NoticeEncryption encryption;

    private final Caller caller = new Caller();
    private UUID account;

    @BeforeEach
    void no_text_to_this_account_is_approved() {
        account = UUID.fromString(caller.signedUpWithAMail().getString("account.accountId"));
        refuses(caller, UNAPPROVED);
    }

    @Test
    void one_waits_and_goes_by_mail_meanwhile_and_is_sent_when_the_text_is_approved() {
        var cause = told();
        await().atMost(PATIENCE).until(() -> counts(cause, WAITS) == 1);
        assertThat(overdue.unapproved().get(false)).isPositive();

        Caller.mailIsProven(account.toString());
        change(cause, DUE);
        await().atMost(PATIENCE).until(() -> counts(cause, "channel = 'MAIL'") == 1);
        assertThat(counts(cause, WAITS)).as("the SMS still waits").isOne();

        refuses(caller, "");
        change(cause, DUE);

        await().atMost(PATIENCE).until(() -> counts(cause, "channel = 'SMS' and fate = 'SENT'") == 1);
        assertThat(counts(cause, "true")).as("once over each").isEqualTo(2);
    }

    @Test
    void one_whose_values_are_refused_fails_at_once() {
        refuses(caller, "isv.PARAM_LENGTH_LIMIT");

        var cause = told();

        await().atMost(PATIENCE)
                .until(() -> counts(cause, "fate = 'FAILED' and last_fault like '%: isv.param_length_limit'") == 1);
    }

    @Test
    void a_code_waits_for_its_use_alone_and_goes_no_other_way() {
        var stranger = new Caller();
        refuses(stranger, UNAPPROVED);

        var cause = "one-time-code/"
                + stranger.asksForCode("SIGN_UP")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("codeId");

        await().atMost(PATIENCE)
                .until(() -> counts(cause, WAITS + " and next_attempt_at < good_until + interval 1 second") == 1);
        assertThat(overdue.unapproved().get(true)).isPositive();
        change(cause, DUE + ", good_until = created_at");
        await().atMost(PATIENCE).until(() -> counts(cause, "fate = 'TOO_LATE' and encrypted_values is null") == 1);
        assertThat(counts(cause, "true")).isOne();
    }

    @Test
    void the_account_is_told_of_a_finding_by_one_call_and_by_no_mail_that_is_proven_later() {
        var finding = UUID.randomUUID();
        var sms = unapproved(finding, notice -> {});

        UnitOfWork.run(() -> undelivered.handle(store.findById(sms)));
        Caller.mailIsProven(account.toString());
        UnitOfWork.run(() -> undelivered.handle(store.findById(sms)));

        assertThat(UnitOfWork.in(() -> store.list("finding", finding)))
                .extracting(Notice::channel)
                .containsExactlyInAnyOrder(Channel.SMS, Channel.VOICE);
    }

    @Test
    void the_next_step_of_a_finding_ends_it_unless_a_provider_may_have_it() {
        var finding = UUID.randomUUID();
        var waits = unapproved(finding, notice -> {});
        var offered = unapproved(finding, notice -> notice.offer(MessageProvider.PRIMARY, Instant.now()));
        var otherwise = unapproved(finding, notice -> {
            notice.failed("NO_PROVIDER", Instant.now());
            notice.hold(Instant.now().plusSeconds(600));
        });

        tell(finding, NoticeTemplate.FINDING_EXTENDED);

        assertThat(fate(waits)).isEqualTo(Notice.Fate.TOO_LATE);
        assertThat(fate(offered)).isEqualTo(Notice.Fate.WAITING);
        assertThat(fate(otherwise)).as("whatever the last fault").isEqualTo(Notice.Fate.TOO_LATE);
    }

    @Test
    void a_mail_that_came_back_is_no_way_so_the_account_is_called_once() {
        var finding = UUID.randomUUID();
        var sms = unapproved(finding, notice -> {});
        UnitOfWork.run(() -> store.persist(mailThatCameBack(store.findById(sms))));

        UnitOfWork.run(() -> undelivered.handle(store.findById(sms)));
        Caller.mailIsProven(account.toString());
        UnitOfWork.run(() -> undelivered.handle(store.findById(sms)));

        assertThat(UnitOfWork.in(() -> store.list("finding", finding)))
                .extracting(Notice::channel)
                .containsExactlyInAnyOrder(Channel.SMS, Channel.MAIL, Channel.VOICE);
    }

    @Test
    void after_a_later_step_the_call_says_what_that_step_told() {
        var finding = UUID.randomUUID();
        var sms = sent(finding);
        tell(finding, NoticeTemplate.FINDING_EXTENDED);

        UnitOfWork.run(() -> undelivered.handle(store.findById(sms)));

        assertThat(UnitOfWork.in(() -> store.waitingCalls(finding)))
                .singleElement()
                .satisfies(call -> assertThat(encryption.valuesOf(call)).containsEntry("by", "FINDING_EXTENDED"));
    }

    @Test
    void where_the_finding_was_never_told_an_sms_of_a_later_step_that_fails_leads_to_one_call() {
        var finding = UUID.randomUUID();
        var notified = unapproved(finding, notice -> {});
        tell(finding, NoticeTemplate.FINDING_EXTENDED);
        var extended = UnitOfWork.in(
                () -> store.laterStep(store.findById(notified)).orElseThrow().id());

        for (var times = 0; times < 2; times++) {
            UnitOfWork.run(() -> undelivered.handle(store.lockedAnew(extended).orElseThrow()));
        }

        assertThat(UnitOfWork.in(() -> store.waitingCalls(finding)))
                .singleElement()
                .satisfies(call -> assertThat(encryption.valuesOf(call)).containsEntry("by", "FINDING_EXTENDED"));
    }

    @Test
    void after_a_contest_or_a_step_with_a_call_of_its_own_no_call_follows() {
        var contested = UUID.randomUUID();
        var sms = sent(contested);
        UnitOfWork.run(() -> findings.contested(contested));
        UnitOfWork.run(() -> undelivered.handle(store.findById(sms)));
        assertThat(UnitOfWork.in(() -> store.waitingCalls(contested))).isEmpty();

        var overdue = UUID.randomUUID();
        var before = sent(overdue);
        tell(overdue, NoticeTemplate.FINDING_OVERDUE);
        UnitOfWork.run(() -> undelivered.handle(store.findById(before)));
        assertThat(UnitOfWork.in(
                        () -> store.list("cause", store.findById(before).cause())))
                .hasSize(1);
    }

    private void tell(UUID finding, NoticeTemplate template) {
        UnitOfWork.run(() -> findings.tell(new FindingNotice(
                finding,
                account,
                template,
                cause(finding, template),
                About.NOTHING,
                Map.of("by", template.name()),
                FiledContacts.NONE)));
    }

    private static String cause(UUID finding, NoticeTemplate template) {
        return template + "/" + finding;
    }

    private Notice mailThatCameBack(Notice sms) {
        var now = Instant.now();
        var id = Ids.next();
        var mail = new Notice(id, account, sms.cause(), Channel.MAIL, sms.template(), Language.EN, now)
                .about(sms.finding(), RecipientKind.ACCOUNT, ContactKind.MAIL)
                .to(
                        cipher.encrypt("notices", "recipient", id, "a@example.cn"),
                        cipher.encrypt("notices", "encrypted_values", id, "{}"));
        mail.sent(now);
        assertThat(mail.reported(DeliveryFailure.ADDRESS_INVALID, now, now)).isTrue();
        return mail;
    }

    private UUID sent(UUID finding) {
        return unapproved(finding, notice -> {
            notice.offer(MessageProvider.PRIMARY, Instant.now());
            notice.accepted(MessageProvider.PRIMARY, notice.id().toString(), Instant.now());
        });
    }

    /** The cause of an SMS. */
    private String told() {
        var cause = "expired/" + account;
        UnitOfWork.run(() -> notices.tell(
                accounts.findById(account),
                NoticeTemplate.ORDER_EXPIRED,
                cause,
                Map.of("order", "00000003", "idleDays", 7)));
        return cause;
    }

    /** An SMS about a finding that was tried once. */
    private UUID unapproved(UUID finding, Consumer<Notice> since) {
        var id = Ids.next();
        var now = Instant.now();
        var template = NoticeTemplate.FINDING_NOTIFIED;
        var notice = new Notice(id, account, template + "/" + id, Channel.SMS, template, Language.EN, now)
                .about(finding, RecipientKind.ACCOUNT, ContactKind.MOBILE)
                .to(
                        cipher.encrypt("notices", "recipient", id, caller.e164()),
                        cipher.encrypt("notices", "encrypted_values", id, "{}"));
        var _ = notice.awaitApproval("isv.sms_template_illegal", true, now, now);
        since.accept(notice);
        UnitOfWork.run(() -> store.persist(notice));
        return id;
    }

    private Notice.Fate fate(UUID notice) {
        return UnitOfWork.in(() -> store.findById(notice).fate());
    }

    private static void refuses(Caller whose, String code) {
        var _ = Caller.outside("/refusals/" + whose.phone() + "/" + code);
    }

    private static long counts(String cause, String where) {
        return Rows.count("select count(*) from notices where cause = '" + cause + "' and " + where);
    }

    private static void change(String cause, String to) {
        Rows.execute("update notices set " + to + " where cause = '" + cause + "'");
    }
}
