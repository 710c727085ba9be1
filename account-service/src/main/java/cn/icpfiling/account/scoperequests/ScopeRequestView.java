package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.ScopeRequestState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A request for scopes as the partner and administrators see it. */
record ScopeRequestView(
        UUID requestId,
        UUID partnerId,
        UUID clientId,
        List<String> scopes,
        ScopeRequestState state,
        String reason,
        String answer,
        Instant openedAt,
        Instant expiresAt,
        Instant decidedAt) {

    @Override
    public String toString() {
        return "ScopeRequestView " + requestId;
    }
}
