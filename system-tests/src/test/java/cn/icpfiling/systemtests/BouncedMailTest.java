package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** J24: a mail comes back over SMTP and IMAP, and what it says is known to the holder or to the support. */
class BouncedMailTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String ME = "/api/v1/accounts/me";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String phone = Applicant.freshPhone();

    @Test
    void a_mail_to_an_address_that_does_not_exist_comes_back_and_the_holder_gets_sms_alone() {
        var holder = isToldByMail("bounce-" + Applicant.freshMail());

        await().atMost(PATIENCE)
                .until(() -> mailNotice(holder)
                        .filter(notice -> notice.path("state").asText().equals("UNDELIVERED"))
                        .isPresent());
        assertThat(mailNotice(holder).orElseThrow().path("failure").asText()).isEqualTo("ADDRESS_INVALID");
        assertThat(holder.get(ME).expect(200).text("/mailBouncedAt")).isNotBlank();
        await().atMost(PATIENCE)
                .until(() -> new Inbox(STACK)
                        .texts("+86" + phone, "SMS").stream().anyMatch(text -> text.contains("该邮箱不存在")));
    }

    @Test
    void a_bounce_from_behind_an_alias_waits_for_the_support_which_assigns_it() {
        var holder = isToldByMail("bounce-alias-" + Applicant.freshMail());
        await().atMost(PATIENCE).until(() -> mailNotice(holder).isPresent());
        var notice = mailNotice(holder).orElseThrow().path("noticeId").asText();
        var support = new Staff(STACK).caller("support");

        await().atMost(PATIENCE).until(() -> kept(support, notice).isPresent());
        var bounce = kept(support, notice).orElseThrow();
        assertThat(bounce.path("recipient").asText()).startsWith("m***@");
        Problems.assertRefused(holder.get("/api/v1/kept-bounces"), 403, "FORBIDDEN");
        support.post(
                        "/api/v1/kept-bounces/" + bounce.path("bounceId").asText() + "/assignment",
                        Forms.node().put("noticeId", notice))
                .expect(200);

        assertThat(mailNotice(holder).orElseThrow().path("failure").asText()).isEqualTo("MAILBOX_UNAVAILABLE");
        assertThat(kept(support, notice)).isEmpty();
    }

    /** Signs up with the mail, proves it, and sets a password, of which the mail is told. */
    private Caller isToldByMail(String mail) {
        var holder = new Accounts(STACK).signUp(phone, Optional.of(mail)).caller();
        holder.put(ME + "/password", Forms.node().put("password", "seven green kettles of " + System.nanoTime()))
                .expect(204);
        return holder;
    }

    private static Optional<JsonNode> mailNotice(Caller holder) {
        return items(holder.get("/api/v1/notices").expect(200)).stream()
                .filter(notice -> notice.path("channel").asText().equals("MAIL")
                        && notice.path("notice").asText().equals("PASSWORD_SET"))
                .findFirst();
    }

    private static Optional<JsonNode> kept(Caller support, String notice) {
        return items(support.get("/api/v1/kept-bounces?limit=200").expect(200)).stream()
                .filter(bounce -> bounce.path("noticeId").asText().equals(notice))
                .findFirst();
    }

    private static List<JsonNode> items(Answer page) {
        return StreamSupport.stream(page.at("/items").spliterator(), false).toList();
    }
}
