package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.PartnerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** What the caller of a recovery can do once the code is proven. */
@ApplicationScoped
class StepsAfterProof {

    private final AccountRepository accounts;
    private final PartnerRepository partners;

    StepsAfterProof(AccountRepository accounts, PartnerRepository partners) {
        this.accounts = accounts;
        this.partners = partners;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<NextStep> of(FindFiling.Found filing) {
        if (filing.holder().isEmpty()) {
            return filing.legacyStep().stream().toList();
        }
        var account = accounts.findByIdOptional(filing.holder().get());
        if (account.isEmpty() || !account.get().hasLoginPhone()) {
            return List.of(
                    account.filter(this::hasActivePartner).isPresent() ? NextStep.ASK_PARTNER : NextStep.ASK_SUPPORT);
        }
        var steps = new ArrayList<>(List.of(NextStep.SIGN_IN));
        filing.legacyStep().ifPresent(steps::add);
        return steps;
    }

    /** A suspended partner answers for none of its customers. */
    private boolean hasActivePartner(Account account) {
        return account.partner() != null && partners.findById(account.partner()).status() == PartnerStatus.ACTIVE;
    }
}
