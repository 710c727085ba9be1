package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Opens a holder's question about a finding. An account may ask about the findings that it was notified of; any other id is
 * 404, whether such a finding exists or not. One open question per account and finding.
 */
@ApplicationScoped
class AskAboutFinding {

    private final NoticeRepository notices;
    private final OpenCase openCase;
    private final CaseQuotas quotas;
    private final CaseViews views;
    private final IdempotencyService idempotency;

    AskAboutFinding(
            NoticeRepository notices,
            OpenCase openCase,
            CaseQuotas quotas,
            CaseViews views,
            IdempotencyService idempotency) {
        this.notices = notices;
        this.openCase = openCase;
        this.quotas = quotas;
        this.views = views;
        this.idempotency = idempotency;
    }

    StoredResponse handle(UUID account, IdempotentRequest request, UUID finding, String text, Language language) {
        try {
            return idempotency.perform(request, () -> {
                if (!notices.isTold(account, finding)) {
                    throw new ProblemException(CommonProblem.NOT_FOUND);
                }
                quotas.takeOf(account);
                var opened = openCase.handle(new NewCase(
                        CaseKind.FINDING_QUESTION,
                        account,
                        null,
                        null,
                        language,
                        null,
                        finding,
                        new CaseDetails(null, null, null, text),
                        CaseKind.FINDING_QUESTION + "/" + account + "/" + finding));
                return new Reply(201, "/api/v1/own-cases/" + opened.id(), null, views.forHolder(opened));
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.CASE_OPEN_ALREADY).causedBy(failure);
        }
    }
}
