package cn.icpfiling.account.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.BounceAddresses;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bounces come by SMTP to a mailbox of GreenMail, and the service reads them over IMAP. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class BouncesApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Inject
    ReadBounces read;

    @Inject
    BounceAddresses addresses;

    @Inject
    Notices notices;

    @Inject
    AccountRepository accounts;

    @Inject
    NoticeRepository store;

    @Inject
    FieldCipher cipher;

    @ConfigProperty(name = "quarkus.mailer.port")
    int smtp;

    private final Caller caller = new Caller();

    @Test
    void a_mail_that_bounces_for_good_gets_no_more_notices_and_its_holder_an_sms() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        bounces(holder, mailNotice(holder, "first"), "failed", "5.1.1");

        read.run();

        assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("UNDELIVERED");
        assertThat(shown(holder, "MAIL").getString("items[0].failure")).isEqualTo("ADDRESS_INVALID");
        account(holder).body("mailBouncedAt", notNullValue());
        assertThat(Audited.acts(holder.account().toString()))
                .containsExactly("ACCOUNT.OPEN", "ACCOUNT.MAIL_BOUNCED STATUS_5.1.1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(caller.texts())
                        .filteredOn(text -> text.contains("it does not exist"))
                        .hasSize(1));

        tell(holder, "second");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all(holder).getList("items.findAll { it.notice == 'ORDER_EXPIRED' }"))
                        .hasSize(3));
        bounces(holder, mailNotice(holder, "first"), "failed", "5.1.1");
        read.run();
        assertThat(caller.texts())
                .filteredOn(text -> text.contains("it does not exist"))
                .hasSize(1);
    }

    /** It would know no address again, and a message that is deleted comes by no other way. */
    @Test
    void a_replica_with_wrong_keys_leaves_the_mailbox_as_it_is() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        bounces(holder, mailNotice(holder, "first"), "failed", "5.1.1");
        Rows.execute("update key_checks set check_value = reverse(check_value) where keyset = 'hash'");
        try {
            assertThatThrownBy(read::run).isInstanceOf(KeysUnusable.class);
            assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("SENT");
        } finally {
            Rows.execute("update key_checks set check_value = reverse(check_value) where keyset = 'hash'");
        }

        read.run();

        assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("UNDELIVERED");
    }

    @Test
    void a_mail_that_comes_back_after_its_sms_about_a_finding_failed_leads_to_one_call() throws MessagingException {
        var holder = opened();
        var finding = UUID.randomUUID();
        var sms = notified(finding, holder, Channel.SMS, caller.e164());
        var mail = notified(finding, holder, Channel.MAIL, holder.mail());
        UnitOfWork.run(() -> {
            store.findById(sms).refused("refused", Instant.now());
            store.findById(mail).sent(Instant.now());
        });

        for (var again = 0; again < 2; again++) {
            bounces(holder, mail, "failed", "5.2.2");
            read.run();
        }

        assertThat(UnitOfWork.in(() -> store.waitingCalls(finding))).hasSize(1);
    }

    private UUID notified(UUID finding, Holder holder, Channel channel, String recipient) {
        var id = Ids.next();
        var template = NoticeTemplate.FINDING_NOTIFIED;
        var contact = channel == Channel.MAIL ? ContactKind.MAIL : ContactKind.MOBILE;
        var notice = new Notice(
                        id, holder.account(), template + "/" + finding, channel, template, Language.EN, Instant.now())
                .about(finding, RecipientKind.ACCOUNT, contact)
                .to(
                        cipher.encrypt("notices", "recipient", id, recipient),
                        cipher.encrypt("notices", "encrypted_values", id, "{}"));
        notice.hold(Instant.now().plusSeconds(600));
        UnitOfWork.run(() -> store.persist(notice));
        return id;
    }

    @Test
    @Tag("long")
    void a_full_mailbox_concerns_one_notice_and_a_delay_none() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        var notice = mailNotice(holder, "first");
        bounces(holder, notice, "delayed", "4.4.1");
        read.run();
        assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("SENT");

        bounces(holder, notice, "failed", "5.2.2");
        read.run();

        assertThat(shown(holder, "MAIL").getString("items[0].failure")).isEqualTo("MAILBOX_UNAVAILABLE");
        account(holder).body("mailBouncedAt", nullValue());
    }

    @Test
    @Tag("long")
    void a_made_up_bounce_changes_nothing() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        var notice = mailNotice(holder, "first");
        send("bounces+" + notice + ".0123456789abcdef@icp-filing.example", holder.mail(), "failed", "5.1.1");
        send(OutsideWorld.BOUNCES, holder.mail(), "failed", "5.1.1");

        read.run();

        assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("SENT");
    }

    @Test
    @Tag("long")
    void a_bounce_of_another_recipient_is_kept_for_the_support_once_and_marks_no_address() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        var notice = mailNotice(holder, "first");

        comesBackFromBehindTheAlias(notice);
        comesBackFromBehindTheAlias(notice);

        assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("SENT");
        account(holder).body("mailBouncedAt", nullValue());
        var kept = kept(support(), "OPEN", notice);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst())
                .containsEntry("status", "5.1.1")
                .containsEntry("recipient", "b***@other.example")
                .containsEntry("account", holder.account().toString())
                .containsEntry("noticeState", "SENT")
                .doesNotContainKeys("reason", "decidedAt");
        assertThat(kept.getFirst().get("sentTo")).asString().contains("***");
    }

    @Test
    @Tag("long")
    void an_assigned_bounce_makes_its_notice_undelivered_and_marks_no_address() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        var notice = mailNotice(holder, "first");
        comesBackFromBehindTheAlias(notice);
        var support = support();
        var bounce = kept(support, "OPEN", notice).getFirst().get("bounceId");
        var stranger = opened(new Caller());
        tell(stranger, "first");

        decides(support, bounce, "assignment", Map.of("noticeId", mailNotice(stranger, "first")))
                .statusCode(422)
                .body("errors[0].code", equalTo("KEPT_BOUNCE_NOTICE_UNFIT"));
        decides(support, bounce, "assignment", Map.of("noticeId", notice))
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("assignedNoticeId", equalTo(notice.toString()))
                .body("noticeState", equalTo("UNDELIVERED"));
        assertThat(Audited.acts(bounce.toString())).containsExactly("KEPT_BOUNCE.ASSIGN");

        assertThat(shown(holder, "MAIL").getString("items[0].failure")).isEqualTo("MAILBOX_UNAVAILABLE");
        account(holder).body("mailBouncedAt", nullValue());
        assertThat(kept(support, "OPEN", notice)).isEmpty();
        decides(support, bounce, "dismissal", Map.of("reason", "NOT_A_BOUNCE"))
                .statusCode(409)
                .body("code", equalTo("KEPT_BOUNCE_CLOSED"));
    }

    @Test
    @Tag("long")
    void a_dismissed_bounce_leaves_the_queue_with_its_reason_and_changes_no_notice() throws MessagingException {
        var holder = opened();
        tell(holder, "first");
        var notice = mailNotice(holder, "first");
        comesBackFromBehindTheAlias(notice);
        var support = support();
        var bounce = kept(support, "OPEN", notice).getFirst().get("bounceId");

        decides(support, UUID.randomUUID(), "dismissal", Map.of("reason", "FORWARDED_COPY"))
                .statusCode(404);
        decides(support, bounce, "dismissal", Map.of("reason", "FORWARDED_COPY"))
                .statusCode(200)
                .body("state", equalTo("DISMISSED"));
        assertThat(Audited.acts(bounce.toString())).containsExactly("KEPT_BOUNCE.DISMISS FORWARDED_COPY");

        assertThat(kept(support, "DISMISSED", notice).getFirst()).containsEntry("reason", "FORWARDED_COPY");
        assertThat(shown(holder, "MAIL").getString("items[0].state")).isEqualTo("SENT");
        caller.as(holder.token()).get("/api/v1/kept-bounces").then().statusCode(403);
    }

    private void comesBackFromBehindTheAlias(UUID notice) throws MessagingException {
        send(addresses.of(notice).orElseThrow(), "behind-the-alias@other.example", "failed", "5.1.1");
        read.run();
    }

    private static String support() {
        return new Caller().entersAs("desk").getString("accessToken");
    }

    /** The kept bounces of a notice; other tests may have left some of other notices. */
    private List<Map<String, Object>> kept(String support, String state, UUID notice) {
        return caller.as(support)
                .get("/api/v1/kept-bounces?limit=200&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.noticeId == '" + notice + "' }");
    }

    private ValidatableResponse decides(String support, Object bounce, String act, Map<String, ?> body) {
        return caller.as(support)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/kept-bounces/" + bounce + "/" + act)
                .then();
    }

    private record Holder(UUID account, String token, String mail) {}

    private Holder opened() {
        return opened(caller);
    }

    private static Holder opened(Caller caller) {
        var code = caller.code("SIGN_UP");
        var mail = UUID.randomUUID() + "@example.cn";
        var answer = caller.request()
                .body(Map.of(
                        "codeId", code.id(),
                        "code", code.digits(),
                        "phone", caller.phone(),
                        "mail", mail,
                        "locale", "en"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Caller.mailIsProven(answer.getString("account.accountId"));
        return new Holder(
                UUID.fromString(answer.getString("account.accountId")), answer.getString("session.accessToken"), mail);
    }

    private void tell(Holder holder, String cause) {
        UnitOfWork.run(() -> notices.tell(
                accounts.findById(holder.account()),
                NoticeTemplate.ORDER_EXPIRED,
                cause + "/" + holder.account(),
                Map.of("order", "00000003", "idleDays", 7)));
    }

    private UUID mailNotice(Holder holder, String cause) {
        await().atMost(PATIENCE).until(() -> "SENT".equals(shown(holder, "MAIL").getString("items[0].fate")));
        return UUID.fromString(shown(holder, "MAIL").getString("items[0].noticeId"));
    }

    private JsonPath all(Holder holder) {
        return caller.as(holder.token())
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The notices of a channel, as a list under items. */
    private JsonPath shown(Holder holder, String channel) {
        var items = all(holder).getList("items.findAll { it.channel == '" + channel + "' }");
        return JsonPath.from(
                new ObjectMapper().valueToTree(Map.of("items", items)).toString());
    }

    private ValidatableResponse account(Holder holder) {
        return caller.as(holder.token())
                .get("/api/v1/accounts/me")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(holder.account().toString()));
    }

    private void bounces(Holder holder, UUID notice, String action, String status) throws MessagingException {
        send(addresses.of(notice).orElseThrow(), holder.mail(), action, status);
    }

    /** A mailbox with details takes the mail under its plain address, and keeps the address with the detail in the header To. */
    private void send(String to, String recipient, String action, String status) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", Integer.toString(smtp));
        try (var transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    Dsn.postfix(to, recipient, action, status),
                    new Address[] {new InternetAddress(OutsideWorld.BOUNCES)});
        }
    }
}
