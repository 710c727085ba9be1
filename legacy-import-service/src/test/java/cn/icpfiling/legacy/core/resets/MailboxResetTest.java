package cn.icpfiling.legacy.core.resets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailboxResetTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    private final MailboxReset reset = new MailboxReset(UUID.randomUUID(), UUID.randomUUID(), new byte[16], NOW, NOW);

    @Test
    void a_link_is_valid_for_a_day_and_once() {
        reset.grant(UUID.randomUUID(), null, NOW);
        reset.link(new byte[32], NOW);
        reset.sent(1, NOW);

        assertThat(reset.isLinkValid(NOW.plus(Duration.ofHours(24)).minusSeconds(1)))
                .isTrue();
        assertThat(reset.isLinkValid(NOW.plus(Duration.ofHours(24)))).isFalse();
        assertThat(reset.stateAt(NOW.plus(Duration.ofHours(24)))).isEqualTo(ResetState.EXPIRED);
        reset.passwordSet(NOW);
        assertThat(reset.isLinkValid(NOW)).isFalse();
        assertThatThrownBy(() -> reset.passwordSet(NOW)).isInstanceOf(ProblemException.class);
    }

    @Test
    void another_link_makes_the_one_before_count_as_not_sent() {
        reset.grant(UUID.randomUUID(), null, NOW);
        reset.link(new byte[32], NOW);
        reset.link(new byte[32], NOW);

        reset.sent(1, NOW);
        assertThat(reset.sentAt()).isNull();
        reset.sent(2, NOW);
        assertThat(reset.sentAt()).isEqualTo(NOW);
    }

    @Test
    void an_expired_link_is_renewed_for_a_week_after_the_grant() {
        reset.grant(UUID.randomUUID(), null, NOW);
        reset.link(new byte[32], NOW);
        reset.sent(1, NOW);
        reset.expire(NOW.plus(Duration.ofDays(1)));
        var last = NOW.plus(MailboxReset.LINKS_FOR).minusSeconds(1);

        assertThat(reset.renewLink(last, last)).isEqualTo("LEGACY_RESET.RENEW_LINK");

        assertThat(reset.stateAt(last)).isEqualTo(ResetState.GRANTED);
        assertThat(reset.isDue()).isTrue();
        assertThat(reset.endedAt()).isNull();
        assertThatThrownBy(() -> reset.renewLink(last.plusSeconds(1), last)).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_old_mail_is_forgotten_once_it_was_notified() {
        reset.grant(UUID.randomUUID(), new byte[] {1}, NOW);
        reset.link(new byte[32], NOW);
        assertThat(reset.encryptedOldMail()).isNotNull();

        reset.sent(1, NOW);

        assertThat(reset.encryptedOldMail()).isNull();
    }

    @Test
    void a_refusal_after_a_grant_stays_due_until_the_holder_is_told() {
        reset.refuseGranted("NEW_MAIL_TAKEN", NOW);
        assertThat(reset.state()).isEqualTo(ResetState.REFUSED);
        assertThat(reset.isDue()).isTrue();

        reset.failureTold();

        assertThat(reset.isDue()).isFalse();
    }

    @Test
    void a_grant_whose_filing_was_changed_ends_with_its_reason_and_stays_due_until_the_holder_is_told() {
        reset.grant(UUID.randomUUID(), new byte[] {1}, NOW);
        reset.link(new byte[32], NOW);

        assertThat(reset.filingChanged(NOW, NOW)).isEqualTo("LEGACY_RESET.FILING_CHANGED");

        assertThat(reset.state()).isEqualTo(ResetState.REFUSED);
        assertThat(reset.refusal()).isEqualTo("FILING_CHANGED");
        assertThat(reset.isLinkValid(NOW)).isFalse();
        assertThat(reset.isDue()).isTrue();
        reset.failureTold();
        assertThat(reset.isDue()).isFalse();
    }

    @Test
    void a_refused_application_has_no_link() {
        reset.refuse("CASE_NOT_GRANTED", NOW);

        assertThatThrownBy(() -> reset.link(new byte[32], NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(reset.refusal()).isEqualTo("CASE_NOT_GRANTED");
    }
}
