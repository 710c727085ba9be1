package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.HolderKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A case as the support sees it: name and phone masked, without the texts.
 *
 * @param sourceKnown whether the filing or account that the holder names is here; null while it is looked up, and for kinds
 *     without a source
 * @param sourceUnanswered true if the look-up of the source has had no answer for half an hour; null otherwise
 * @param hindrances codes of what keeps the case from a grant now; null in lists, for kinds without such facts, after the
 *     decision, and while the service that knows does not answer in time
 * @param hindrancesUnknown true while that service does not answer in time; null otherwise
 * @param overdue whether the due day has passed without a decision
 * @param objectedAt when a person at the lost phone last said that it is not lost; null for never
 * @param grantTakenBackAt when that took a grant back; null for never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SupportCaseView(
        UUID caseId,
        CaseKind kind,
        CaseState state,
        UUID holder,
        HolderKind holderKind,
        String filedAs,
        UUID objectId,
        String name,
        String phone,
        boolean hasText,
        Boolean sourceKnown,
        Boolean sourceUnanswered,
        List<String> hindrances,
        Boolean hindrancesUnknown,
        List<CasePaper> papers,
        boolean twoPersons,
        Instant openedAt,
        Instant papersAt,
        LocalDate dueOn,
        boolean dueProvisional,
        boolean overdue,
        Instant waitsUntil,
        UUID claimedBy,
        Instant claimEndsAt,
        UUID proposedBy,
        CaseDecision proposedDecision,
        String proposedReason,
        String reason,
        Instant decidedAt,
        Instant effectDueAt,
        Instant objectedAt,
        Instant grantTakenBackAt) {}
