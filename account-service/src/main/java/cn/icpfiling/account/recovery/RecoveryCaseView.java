package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.CaseOutcome;
import java.time.Instant;
import java.util.UUID;

/** A case as the support sees it in lists and before it looks closer: name and phone masked, the message not at all. */
record RecoveryCaseView(
        UUID caseId,
        String domain,
        String name,
        String phone,
        boolean hasMessage,
        Instant openedAt,
        CaseOutcome outcome,
        Instant answeredAt) {}
