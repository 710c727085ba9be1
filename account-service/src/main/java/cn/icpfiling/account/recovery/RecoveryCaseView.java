package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.CaseOutcome;
import java.time.Instant;
import java.util.UUID;

/**
 * A case in lists and before a reveal: name and phone masked, without the message.
 *
 * @param filed where the filing of the domain is now; null in lists, after the answer, and while a service that knows does not answer
 */
record RecoveryCaseView(
        UUID caseId,
        String domain,
        String name,
        String phone,
        boolean hasMessage,
        FiledWhere filed,
        Instant openedAt,
        CaseOutcome outcome,
        Instant answeredAt) {}
