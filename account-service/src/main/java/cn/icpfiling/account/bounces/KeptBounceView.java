package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.BounceDismissal;
import cn.icpfiling.account.core.KeptBounce;
import cn.icpfiling.account.core.KeptBounceState;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeState;
import cn.icpfiling.account.core.NoticeTemplate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A kept bounce with its notice; both addresses are masked.
 *
 * @param account of the notice; null for a recipient without one
 * @param sentTo the recipient of the notice
 * @param recipient that the mail server could not reach; empty if it named none
 * @param noticeState of the notice that the bounce came for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptBounceView(
        UUID bounceId,
        UUID noticeId,
        UUID account,
        NoticeTemplate notice,
        String sentTo,
        String recipient,
        String status,
        Instant sentAt,
        Instant receivedAt,
        NoticeState noticeState,
        KeptBounceState state,
        BounceDismissal reason,
        UUID assignedNoticeId,
        UUID decidedBy,
        Instant decidedAt) {

    static KeptBounceView of(KeptBounce bounce, String recipient, Notice notice, String sentTo) {
        return new KeptBounceView(
                bounce.id(),
                notice.id(),
                notice.account(),
                notice.template(),
                sentTo,
                recipient,
                bounce.status(),
                notice.decidedAt(),
                bounce.receivedAt(),
                notice.state(),
                bounce.state(),
                bounce.reason(),
                bounce.assignedNotice(),
                bounce.decidedBy(),
                bounce.decidedAt());
    }

    @Override
    public String toString() {
        return "KeptBounceView[" + bounceId + "]";
    }
}
