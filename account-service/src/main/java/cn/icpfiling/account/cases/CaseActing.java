package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides for whom the caller of an own case acts: an applicant for their own account, a partner for a customer of its own (ADR 0015). A
 * case of another partner's customer is 404, as one that does not exist.
 */
@RequestScoped
class CaseActing {

    /** The query parameter by which a partner names its customer. */
    static final String ON_BEHALF_OF = "onBehalfOf";

    private static final String POINTER = "/query/" + ON_BEHALF_OF;

    private final CurrentActor actor;
    private final AccountRepository accounts;
    private final SupportCaseRepository cases;

    CaseActing(CurrentActor actor, AccountRepository accounts, SupportCaseRepository cases) {
        this.actor = actor;
        this.accounts = accounts;
        this.cases = cases;
    }

    /** Returns the account whose cases the caller lists. A partner has to name its customer. */
    @Transactional
    UUID listed(UUID onBehalfOf) {
        var partner = actor.get().partner();
        if (partner == null) {
            if (onBehalfOf != null) {
                throw ProblemException.invalid(Violation.of(POINTER, "ONLY_FOR_PARTNERS", null));
            }
            return actor.account();
        }
        if (onBehalfOf == null) {
            throw ProblemException.invalid(Violation.of(POINTER, "REQUIRED", null));
        }
        if (accounts.customer(partner, onBehalfOf).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return onBehalfOf;
    }

    /** Returns the caller of the case: for a partner, the customer of its own that opened it. */
    CaseCaller of(UUID id) {
        var partner = actor.get().partner();
        return partner == null ? CaseCaller.account(actor.account()) : UnitOfWork.in(() -> ofPartner(id, partner));
    }

    /** Refuses a case with 404 that is neither the caller's nor against the caller's account. */
    @Transactional
    void requireKnown(UUID id) {
        var partner = actor.get().partner();
        if (partner != null) {
            ofPartner(id, partner);
            return;
        }
        var account = actor.account();
        if (cases.findByIdOptional(id)
                .filter(found -> account.equals(found.holder()) || account.equals(found.source()))
                .isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    /** The holder of a case never changes, so the answer stays true after the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    CaseCaller ofPartner(UUID id, UUID partner) {
        return cases.findByIdOptional(id)
                .flatMap(found -> holderOf(found, partner))
                .map(holder -> CaseCaller.customer(holder, partner))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private Optional<UUID> holderOf(SupportCase found, UUID partner) {
        return Optional.ofNullable(found.holder())
                .filter(holder -> accounts.customer(partner, holder).isPresent());
    }
}
