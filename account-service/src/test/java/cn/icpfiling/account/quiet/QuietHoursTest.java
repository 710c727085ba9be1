package cn.icpfiling.account.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.templates.ShippedTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final UUID FIRST = new UUID(0, 0);

    /** An owner who reads them in the morning may be too late. */
    private static final Set<NoticeTemplate> WARNINGS = EnumSet.of(
            NoticeTemplate.MAIL_CHANGED,
            NoticeTemplate.MAIL_REMOVED,
            NoticeTemplate.PHONE_CHANGED,
            NoticeTemplate.PASSWORD_SET,
            NoticeTemplate.PASSWORD_REMOVED,
            NoticeTemplate.SECOND_FACTOR_ENROLLED,
            NoticeTemplate.SECOND_FACTOR_REMOVED,
            NoticeTemplate.ACCOUNT_CLOSED,
            NoticeTemplate.LOGIN_NAME_FOUND,
            NoticeTemplate.RECOVERY_BY_PARTNER,
            NoticeTemplate.PHONE_CHANGE_GRANTED,
            NoticeTemplate.LOST_PHONE_CHANGED,
            NoticeTemplate.TRANSFER_CASE_OPENED,
            NoticeTemplate.TRANSFER_GIVEN,
            NoticeTemplate.TRANSFER_RECEIVED,
            NoticeTemplate.TRANSFER_TOLD,
            NoticeTemplate.LEGACY_FILING_ARRIVED,
            NoticeTemplate.DEREGISTRATION_SUBMITTED,
            NoticeTemplate.MEMBER_ADDED,
            NoticeTemplate.MEMBER_JOINED);

    private static final Pattern WARNING = Pattern.compile("was not you|did not (expect|ask|do)|stop it");

    private final QuietHours hours = QuietHours.bundled();

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T20:59:59+08:00, ",
        "2026-03-02T21:00:00+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-02T23:59:59+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-03T00:00:00+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-03T07:59:59+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-03T08:00:00+08:00, ",
        "2026-12-31T22:00:00+08:00, 2027-01-01T08:00:00+08:00"
    })
    void a_notice_of_the_night_waits_for_the_morning_in_china(OffsetDateTime now, OffsetDateTime until) {
        assertThat(hours.heldUntil(FIRST, NoticeTemplate.ORDER_APPROVED, now.toInstant())
                        .orElse(null))
                .isEqualTo(until == null ? null : until.toInstant());
    }

    @Test
    void codes_and_security_warnings_go_at_once() {
        var night = at("2026-03-03T02:00:00+08:00");

        assertThat(Stream.of(NoticeTemplate.values()).filter(NoticeTemplate::isCode))
                .allSatisfy(
                        code -> assertThat(hours.heldUntil(FIRST, code, night)).isEmpty());
        assertThat(WARNINGS)
                .allSatisfy(warning ->
                        assertThat(hours.heldUntil(FIRST, warning, night)).isEmpty());
        assertThat(hours.heldUntil(FIRST, NoticeTemplate.FINDING_NOTIFIED, night))
                .isPresent();
    }

    /** A text that asks its reader to act if the act was not theirs is a warning. */
    @Test
    void each_sms_that_asks_whether_it_was_the_owner_is_among_the_warnings() {
        var asking = TextKey.all().stream()
                .filter(key -> key.channel() == Channel.SMS && key.language() == Language.EN)
                .filter(key -> !key.template().isCode())
                .filter(key -> WARNING.matcher(ShippedTexts.read(key).text()).find())
                .map(TextKey::template)
                .toList();

        assertThat(asking).hasSizeGreaterThan(15);
        assertThat(WARNINGS).containsAll(asking);
    }

    @Test
    void what_was_held_leaves_spread_over_half_an_hour() {
        var night = at("2026-03-03T02:00:00+08:00");
        var morning = at("2026-03-03T08:00:00+08:00");

        var times = Stream.generate(UUID::randomUUID)
                .limit(200)
                .map(id -> hours.heldUntil(id, NoticeTemplate.ORDER_APPROVED, night)
                        .orElseThrow())
                .toList();

        assertThat(times)
                .allMatch(time -> !time.isBefore(morning) && time.isBefore(morning.plus(Duration.ofMinutes(30))));
        assertThat(times.stream().distinct().count()).isGreaterThan(150);
    }

    @Test
    void a_deadline_within_twelve_hours_is_urgent_and_a_past_or_a_later_one_is_not() {
        var night = at("2026-03-02T22:00:00+08:00");

        assertThat(hours.isUrgent(night, at("2026-03-03T00:00:00+08:00"))).isTrue();
        assertThat(hours.isUrgent(night, at("2026-03-03T10:00:00+08:00"))).isFalse();
        assertThat(hours.isUrgent(night, at("2026-03-04T00:00:00+08:00"))).isFalse();
        assertThat(hours.isUrgent(night, at("2026-03-02T00:00:00+08:00"))).isFalse();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
