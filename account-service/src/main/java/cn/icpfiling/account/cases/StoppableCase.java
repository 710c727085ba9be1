package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What the link in a notice stops.
 *
 * @param effectDueAt until when a granted case can be stopped; null before a grant
 * @param endsCase whether the link ends the case; one that an SMS has brings the case of a lost phone before the support again
 * @param grantTakenBackAt when an objection took a grant back; null for never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoppableCase(
        CaseKind kind,
        HolderCaseState state,
        Instant openedAt,
        Instant effectDueAt,
        boolean endsCase,
        Instant grantTakenBackAt) {}
