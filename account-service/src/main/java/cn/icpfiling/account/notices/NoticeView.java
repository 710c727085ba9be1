package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.CallOutcome;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeState;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** A notice to the account or to a contact in its filing: text as sent, recipient masked; both empty if unreadable. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        UUID noticeId,
        NoticeTemplate notice,
        Channel channel,
        RecipientKind recipient,
        ContactKind contact,
        String address,
        Language language,
        String subject,
        String text,
        Boolean unreadable,
        Notice.Fate fate,
        NoticeState state,
        Instant createdAt,
        Instant decidedAt,
        Instant deliveredAt,
        DeliveryFailure failure,
        UUID findingId,
        Instant calledAt,
        CallOutcome callOutcome) {

    static NoticeView of(Notice notice, NoticeContents.Content content) {
        return new NoticeView(
                notice.id(),
                notice.template(),
                notice.channel(),
                notice.recipientKind(),
                notice.contactKind(),
                content.recipient(),
                notice.language(),
                content.subject(),
                content.text(),
                content.unreadable(),
                notice.fate(),
                notice.state(),
                notice.createdAt(),
                notice.decidedAt(),
                notice.handover().deliveredAt(),
                notice.handover().failure(),
                notice.finding(),
                notice.calledAt(),
                notice.callOutcome());
    }
}
