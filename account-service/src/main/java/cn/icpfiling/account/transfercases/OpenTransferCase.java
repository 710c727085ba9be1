package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseDetails;
import cn.icpfiling.account.cases.CaseQuotas;
import cn.icpfiling.account.cases.CaseViews;
import cn.icpfiling.account.cases.NewCase;
import cn.icpfiling.account.cases.OpenCase;
import cn.icpfiling.account.cases.TransferCaseSteps;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Opens the case of an offline transfer into the caller's account. The answer is the same whether the filing is here or not. */
@ApplicationScoped
class OpenTransferCase {

    private final HandOverFiling filings;
    private final OpenCase openCase;
    private final CaseQuotas quotas;
    private final TransferCaseSteps steps;
    private final CaseViews views;
    private final IdempotencyService idempotency;
    private final Clock machine;

    OpenTransferCase(
            HandOverFiling filings,
            OpenCase openCase,
            CaseQuotas quotas,
            TransferCaseSteps steps,
            CaseViews views,
            IdempotencyService idempotency,
            @MachineClock Clock machine) {
        this.filings = filings;
        this.openCase = openCase;
        this.quotas = quotas;
        this.steps = steps;
        this.views = views;
        this.idempotency = idempotency;
        this.machine = machine;
    }

    /**
     * 409 CASE_OPEN_ALREADY while the account has another open case of an offline transfer, TRANSFER_TARGET_HAS_OPEN_ORDER or
     * TRANSFER_TARGET_HAS_SUBJECT while it could not take the filing. filing-service is asked about the caller's own account alone, so
     * the answer tells nothing of the filing that the case names.
     */
    StoredResponse handle(
            UUID account,
            IdempotentRequest request,
            FiledAs filing,
            HolderKind holderKind,
            CaseDetails details,
            Language language) {
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        filings.requireFree(account);
        try {
            return idempotency.perform(request, () -> {
                quotas.takeOf(account);
                quotas.takeOfFiling(filing.text());
                var opened = openCase.handle(new NewCase(
                        CaseKind.OFFLINE_TRANSFER,
                        account,
                        null,
                        holderKind,
                        language,
                        filing.text(),
                        null,
                        details,
                        CaseKind.OFFLINE_TRANSFER + "/" + account));
                opened.seekSource(machine.instant());
                steps.opened(opened);
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
