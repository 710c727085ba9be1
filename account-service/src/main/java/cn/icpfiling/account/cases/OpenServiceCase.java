package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Opens cases for other services and shows them. One open case per kind and object: a repeat gets that case. */
@ApplicationScoped
class OpenServiceCase {

    private final AccountRepository accounts;
    private final SupportCaseRepository cases;
    private final OpenCase openCase;
    private final CasePolicy policy;
    private final IdempotencyService idempotency;
    private final Clock machine;

    OpenServiceCase(
            AccountRepository accounts,
            SupportCaseRepository cases,
            OpenCase openCase,
            CasePolicy policy,
            IdempotencyService idempotency,
            @MachineClock Clock machine) {
        this.accounts = accounts;
        this.cases = cases;
        this.openCase = openCase;
        this.policy = policy;
        this.idempotency = idempotency;
        this.machine = machine;
    }

    /**
     * 409 ACT_NOT_ALLOWED for a kind that callers open themselves, CASE_OPEN_ALREADY for an object of another account; 404
     * for an unknown account.
     */
    StoredResponse handle(
            IdempotentRequest request,
            CaseKind kind,
            UUID account,
            HolderKind holderKind,
            UUID object,
            CaseDetails details) {
        if (!kind.isOfLegacyImport()) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, kind, "OPEN", List.of());
        }
        var openAs = kind + "/" + object;
        Supplier<Reply> work = () -> cases.openAs(openAs)
                .map(existing -> existing(existing, account))
                .orElseGet(() -> opened(kind, account, holderKind, object, details, openAs));
        try {
            return idempotency.perform(request, work);
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            // Another request opened the case meanwhile, and it can be read now.
            return idempotency.perform(request, work);
        }
    }

    private Reply existing(SupportCase found, UUID account) {
        if (!account.equals(found.holder())) {
            throw new ProblemException(AccountProblem.CASE_OPEN_ALREADY);
        }
        return reply(found);
    }

    private Reply opened(
            CaseKind kind, UUID account, HolderKind holderKind, UUID object, CaseDetails details, String openAs) {
        var holder =
                accounts.findByIdOptional(account).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return reply(openCase.handle(
                new NewCase(kind, account, null, holderKind, holder.language(), null, object, details, openAs)));
    }

    private Reply reply(SupportCase shown) {
        var location = "/internal/support-cases/" + shown.id();
        return new Reply(201, location, null, ServiceCaseView.of(shown, machine.instant()));
    }

    ServiceCaseView show(UUID id) {
        return UnitOfWork.in(() -> cases.findByIdOptional(id)
                .map(found -> ServiceCaseView.of(found, machine.instant()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    /**
     * 404 if the case is not the caller's.
     *
     * @param partner that asks for a customer of its own; null if no partner asks
     */
    PaperAccessView paperAccess(UUID id, CaseCaller caller, UUID partner) {
        return UnitOfWork.in(() -> cases.findByIdOptional(id)
                .filter(found -> caller.owns(found) || isOfCustomer(found, partner))
                .map(found -> new PaperAccessView(id, found.takesPapers(), policy.papersOf(found)))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    private boolean isOfCustomer(SupportCase found, UUID partner) {
        return partner != null
                && found.holder() != null
                && accounts.customer(partner, found.holder()).isPresent();
    }
}
