package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail about a finding that fails or comes back after its SMS failed: the account is called, once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class LateMailsApiTest {

    private static final int ROUNDS = 8;

    @Inject
    UndeliveredNotices undelivered;

    @Inject
    NoticeFates fates;

    @Inject
    TellFinding findings;

    @Inject
    NoticeRepository store;

    @Inject
    FieldCipher cipher;

    @Inject
    NoticeEncryption encryption;

    private final Caller caller = new Caller();
    private UUID account;
    private UUID finding = UUID.randomUUID();
    private Instant told = Instant.now();

    @BeforeEach
    void an_account_whose_mail_is_proven() {
        account = UUID.fromString(caller.signedUpWithAMail().getString("account.accountId"));
        Caller.mailIsProven(account.toString());
    }

    @Test
    void a_mail_that_fails_for_its_day_leads_to_one_call() {
        told = Instant.now().minus(Duration.ofHours(25));
        var step = step(NoticeTemplate.FINDING_NOTIFIED);
        smsFails(step);
        assertThat(calls()).as("the mail still waits").isEmpty();

        var mail = UnitOfWork.in(() -> store.findById(step.mail()));
        fates.failed(mail, "ConnectException");
        fates.failed(mail, "ConnectException");

        assertThat(calls())
                .singleElement()
                .satisfies(call -> assertThat(call.cause()).isEqualTo(step.cause()));
    }

    @Test
    void of_an_sms_that_fails_and_a_mail_that_comes_back_at_once_one_call_is_made() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            finding = UUID.randomUUID();
            var step = step(NoticeTemplate.FINDING_NOTIFIED);
            Callable<Boolean> sms = () -> smsFails(step);
            Callable<Boolean> mail = () -> mailComesBack(step);

            assertThat(AtOnce.all(List.of(sms, mail, mail, sms))).contains(true, false);

            assertThat(calls()).hasSize(1);
        }
    }

    @Test
    void after_a_contest_and_for_a_contact_of_the_filing_no_call_follows() {
        var step = step(NoticeTemplate.FINDING_NOTIFIED);
        smsFails(step);
        UnitOfWork.run(() -> findings.contested(finding));
        mailComesBack(step);
        assertThat(calls()).isEmpty();

        var principal = step(NoticeTemplate.FINDING_OVERDUE, RecipientKind.SUBJECT_PRINCIPAL);
        smsFails(principal);
        mailComesBack(principal);
        assertThat(calls()).as("the support calls contacts in any case").isEmpty();
    }

    @Test
    void where_neither_step_reached_the_account_the_last_mail_that_comes_back_leads_to_one_call() {
        var first = step(NoticeTemplate.FINDING_NOTIFIED);
        smsFails(first);
        told = told.plusMillis(1);
        var later = step(NoticeTemplate.FINDING_EXTENDED);
        mailComesBack(first);
        smsFails(later);
        assertThat(calls()).as("the later mail is on its way").isEmpty();

        mailComesBack(later);

        assertThat(calls())
                .singleElement()
                .satisfies(call -> assertThat(encryption.valuesOf(call)).containsEntry("by", "FINDING_EXTENDED"));
    }

    private record Step(String cause, UUID sms, UUID mail) {}

    private Step step(NoticeTemplate template) {
        return step(template, RecipientKind.ACCOUNT);
    }

    /** An SMS and a mail that are about to leave. */
    private Step step(NoticeTemplate template, RecipientKind recipient) {
        var cause = template + "/" + UUID.randomUUID();
        var sms = notice(cause, template, recipient, ContactKind.MOBILE, Channel.SMS, caller.e164());
        var mail = notice(cause, template, recipient, ContactKind.MAIL, Channel.MAIL, "a@example.cn");
        return new Step(cause, sms, mail);
    }

    private UUID notice(
            String cause,
            NoticeTemplate template,
            RecipientKind recipient,
            ContactKind contact,
            Channel channel,
            String address) {
        var id = Ids.next();
        var notice = new Notice(id, account, cause, channel, template, Language.EN, told)
                .about(finding, recipient, contact)
                .to(
                        cipher.encrypt("notices", "recipient", id, address),
                        cipher.encrypt("notices", "encrypted_values", id, "{\"by\": \"" + template + "\"}"));
        notice.hold(Instant.now().plusSeconds(600));
        UnitOfWork.run(() -> store.persist(notice));
        return id;
    }

    private boolean smsFails(Step step) {
        return ends(step.sms(), sms -> sms.refused("refused", Instant.now()));
    }

    private boolean mailComesBack(Step step) {
        var now = Instant.now();
        return ends(step.mail(), mail -> mail.reported(DeliveryFailure.ADDRESS_INVALID, now, now));
    }

    /** As a worker, a report or a bounce does. Returns whether it was the one that ended the notice. */
    private boolean ends(UUID id, Consumer<Notice> fate) {
        return UnitOfWork.in(() -> {
            var notice = store.lockedAnew(id).orElseThrow();
            var ends = !notice.stage().isUndelivered();
            if (ends) {
                fate.accept(notice);
                undelivered.handle(notice);
            }
            return ends;
        });
    }

    private List<Notice> calls() {
        return UnitOfWork.in(() -> store.waitingCalls(finding));
    }
}
