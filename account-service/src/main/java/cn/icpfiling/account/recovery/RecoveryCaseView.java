package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.CaseOutcome;
import java.time.Instant;
import java.util.UUID;

/** A case in lists and before a reveal: name and phone masked, without the message. */
record RecoveryCaseView(
        UUID caseId,
        String domain,
        String name,
        String phone,
        boolean hasMessage,
        Instant openedAt,
        CaseOutcome outcome,
        Instant answeredAt) {}
