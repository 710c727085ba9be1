package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.CallOutcome;
import cn.icpfiling.account.core.CallState;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.NoticeContents;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A call with its script; the number is masked.
 *
 * @param unreadable true if phone and script cannot be read and are empty; null otherwise
 * @param until when the claim lapses, or the call comes back; null in the other states
 * @param calledAt the last call, on the business clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoiceTaskView(
        UUID taskId,
        UUID findingId,
        NoticeTemplate notice,
        RecipientKind recipient,
        ContactKind contact,
        String phone,
        Language language,
        String script,
        Boolean unreadable,
        CallState state,
        int tries,
        UUID claimedBy,
        Instant until,
        Instant createdAt,
        Instant calledAt,
        CallOutcome outcome) {

    /** @param now on the machine's clock, which claims follow */
    static VoiceTaskView of(Notice call, NoticeContents.Content content, Instant now) {
        var state = call.callState(now);
        return new VoiceTaskView(
                call.id(),
                call.finding(),
                call.template(),
                call.recipientKind(),
                call.contactKind(),
                content.recipient(),
                call.language(),
                content.text(),
                content.unreadable(),
                state,
                call.callTries(),
                state == CallState.CLAIMED ? call.claimedBy() : null,
                state == CallState.CLAIMED || state == CallState.LATER ? call.nextAttemptAt() : null,
                call.createdAt(),
                call.calledAt(),
                call.callOutcome());
    }
}
