package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.core.cases.SupportCase;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A case as other services see it.
 *
 * @param holder the account that opened it; null for a caller without a login
 * @param source the account that would lose by a grant; null for other kinds, and while it is unknown
 * @param subjectId the filed subject that it is about; null for other kinds, and while it is unknown
 * @param filedAs a domain or a number; null for kinds that are about none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceCaseView(
        UUID caseId,
        CaseKind kind,
        CaseState state,
        UUID holder,
        UUID source,
        HolderKind holderKind,
        UUID objectId,
        UUID subjectId,
        String filedAs,
        Instant openedAt,
        Instant papersAt,
        String reason,
        Instant decidedAt) {

    static ServiceCaseView of(SupportCase found, Instant machineNow) {
        return new ServiceCaseView(
                found.id(),
                found.kind(),
                found.stateAt(machineNow),
                found.holder(),
                found.source(),
                found.holderKind(),
                found.object(),
                found.subject(),
                found.filedAs(),
                found.openedAt(),
                found.papersAt(),
                found.reason(),
                found.decidedAt());
    }
}
