package cn.icpfiling.account.noticetrace;

import cn.icpfiling.account.core.CallOutcome;
import cn.icpfiling.account.core.CancelReason;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice without its text.
 *
 * @param account null for a recipient without one
 * @param textVersion of the template
 * @param address masked; empty if it cannot be decrypted any more
 * @param cause type, id and number of the step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SentNotice(
        UUID noticeId,
        UUID account,
        NoticeTemplate template,
        int textVersion,
        Channel channel,
        Language language,
        RecipientKind recipient,
        ContactKind contact,
        String address,
        String cause,
        Notice.Fate fate,
        CancelReason cancelReason,
        int attempts,
        Instant createdAt,
        Instant decidedAt,
        Instant calledAt,
        CallOutcome callOutcome) {

    static SentNotice of(Notice notice, String address) {
        return new SentNotice(
                notice.id(),
                notice.account(),
                notice.template(),
                notice.textVersion(),
                notice.channel(),
                notice.language(),
                notice.recipientKind(),
                notice.contactKind(),
                address,
                notice.cause(),
                notice.fate(),
                notice.handover().cancelReason(),
                notice.attempts(),
                notice.createdAt(),
                notice.decidedAt(),
                notice.calledAt(),
                notice.callOutcome());
    }
}
