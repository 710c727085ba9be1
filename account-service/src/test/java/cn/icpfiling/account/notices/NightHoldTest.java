package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NightHoldTest {

    private static final Instant NIGHT =
            OffsetDateTime.parse("2026-03-02T22:00:00+08:00").toInstant();

    private final NightHold hold = hold(true, "2026-03-10");

    @Test
    void an_sms_waits_and_a_mail_and_a_code_do_not() {
        assertThat(hold.heldUntil(notice(Channel.SMS, NoticeTemplate.ORDER_APPROVED), NIGHT))
                .isPresent();
        assertThat(hold.heldUntil(notice(Channel.MAIL, NoticeTemplate.ORDER_APPROVED), NIGHT))
                .isEmpty();
        assertThat(hold.heldUntil(notice(Channel.SMS, NoticeTemplate.CODE_SIGN_IN), NIGHT))
                .isEmpty();
        assertThat(hold.heldUntil(notice(Channel.VOICE, NoticeTemplate.FINDING_NOTIFIED), NIGHT))
                .isPresent();
    }

    @Test
    void a_message_that_a_provider_may_have_is_asked_for_at_night_too() {
        var asked = notice(Channel.SMS, NoticeTemplate.ORDER_APPROVED);
        asked.offer(MessageProvider.PRIMARY, NIGHT);

        assertThat(hold.heldUntil(asked, NIGHT)).isEmpty();
    }

    @Test
    void the_deadline_of_this_night_is_told_at_once() {
        var finding = notice(Channel.SMS, NoticeTemplate.FINDING_REMINDED)
                .about(UUID.randomUUID(), RecipientKind.ACCOUNT, ContactKind.MOBILE);

        assertThat(hold.heldUntil(finding, NIGHT)).isPresent();
        assertThat(hold(true, "2026-03-02").heldUntil(finding, NIGHT)).isEmpty();
        assertThat(hold(true, "no day").heldUntil(finding, NIGHT)).isPresent();
        assertThat(hold(true, null).heldUntil(finding, NIGHT)).isPresent();
    }

    @Test
    void a_code_of_the_authority_that_ends_before_noon_is_asked_for_at_once() {
        assertThat(hold.heldUntil(wanted(11), NIGHT)).isEmpty();
        assertThat(hold.heldUntil(wanted(13), NIGHT)).isPresent();
        assertThat(hold.heldUntil(wanted(-1), NIGHT)).isPresent();
    }

    private static Notice wanted(int hours) {
        return notice(Channel.SMS, NoticeTemplate.ORDER_SMS_WANTED).goodUntil(NIGHT.plus(Duration.ofHours(hours)));
    }

    @Test
    void nothing_is_held_where_that_is_switched_off() {
        assertThat(hold(false, null).heldUntil(notice(Channel.SMS, NoticeTemplate.ORDER_APPROVED), NIGHT))
                .isEmpty();
    }

    private static NightHold hold(boolean holds, String dueOn) {
        var encryption = new NoticeEncryption(null, null) {
            @Override
            Map<String, Object> valuesOf(Notice notice) {
                return dueOn == null ? Map.of() : Map.of("dueOn", dueOn);
            }
        };
        return new NightHold(encryption, Clock.fixed(NIGHT, ZoneOffset.UTC), holds);
    }

    private static Notice notice(Channel channel, NoticeTemplate template) {
        return new Notice(UUID.randomUUID(), UUID.randomUUID(), "cause", channel, template, Language.ZH, NIGHT);
    }
}
