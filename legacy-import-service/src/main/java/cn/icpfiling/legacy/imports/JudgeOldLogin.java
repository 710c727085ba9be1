package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.core.imports.ImportRules;
import cn.icpfiling.legacy.core.imports.OldLoginFacts;
import cn.icpfiling.legacy.core.imports.UnfinishedOrder;
import cn.icpfiling.legacy.oldlogins.VerifyOldLogin;
import cn.icpfiling.legacy.resets.ProvenByReset;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyOrderRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Gathers what an import asks of a verified old login, and judges it. */
@ApplicationScoped
class JudgeOldLogin {

    private final LegacyAccountRepository accounts;
    private final LegacyFilingRepository filings;
    private final LegacyOrderRepository orders;
    private final OldFilings routes;
    private final ProvenByReset proven;
    private final VerifyOldLogin verifyLogin;
    private final Audit audit;

    JudgeOldLogin(
            LegacyAccountRepository accounts,
            LegacyFilingRepository filings,
            LegacyOrderRepository orders,
            OldFilings routes,
            ProvenByReset proven,
            VerifyOldLogin verifyLogin,
            Audit audit) {
        this.accounts = accounts;
        this.filings = filings;
        this.orders = orders;
        this.routes = routes;
        this.proven = proven;
        this.verifyLogin = verifyLogin;
        this.audit = audit;
    }

    /**
     * Locks the filing and the old account until the transaction ends, so that neither a hand-over nor another password
     * comes in between.
     *
     * @return empty if the password that was verified is not the account's any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<ImportRules.Choice> chooseLocked(VerifyOldLogin.Verified verified, UUID filing) {
        var _ = filings.locked(filing);
        return verifyLogin.isInForce(verified) ? Optional.of(choose(verified.account(), filing)) : Optional.empty();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    ImportRules.Choice choose(UUID legacyAccount, UUID wanted) {
        var its = filings.ofAccount(legacyAccount);
        var waiting = routes.ofWaiting(its.stream()
                .filter(filing -> filing.state() == LegacyState.WAITING)
                .toList());
        var opened = proven.openedBy(legacyAccount);
        var facts = new OldLoginFacts(
                accounts.findById(legacyAccount).isActivated(),
                its.stream()
                        .map(filing -> fact(filing, waiting.get(filing.id()), opened))
                        .toList(),
                its.isEmpty() ? orders.unfinished(legacyAccount) : UnfinishedOrder.NONE);
        var choice = ImportRules.choose(facts, wanted);
        return choice.refusal() == ImportProblem.LEGACY_OTHER_WAY && isChanged(its, waiting, wanted)
                ? new ImportRules.Choice(null, ImportProblem.LEGACY_RESET_FILING_CHANGED, null)
                : choice;
    }

    /** Whether a filing that is meant would be imported, had its login not been reset by papers of another subject. */
    private boolean isChanged(List<LegacyFiling> its, Map<UUID, OldFilings.Waiting> waiting, UUID wanted) {
        return its.stream()
                .filter(filing -> wanted == null || filing.id().equals(wanted))
                .anyMatch(filing -> waiting.containsKey(filing.id())
                        && waiting.get(filing.id()).route() == Route.LEGACY_IMPORT);
    }

    void record(UUID account, UUID legacyAccount, ImportProblem refusal) {
        UnitOfWork.run(() -> audit.record(Act.of("LEGACY_IMPORT.VERIFY", "LEGACY_ACCOUNT", legacyAccount)
                .with("account", account)
                .refused(refusal.name())));
    }

    /**
     * A waiting filing that is filed here by another way counts as filed here, before a job has written it down. One of another subject
     * than a reset of the login proved is not imported.
     *
     * @param waiting null for a filing that does not wait
     */
    private static OldLoginFacts.Filing fact(
            LegacyFiling filing, OldFilings.Waiting waiting, Predicate<LegacyFiling> opened) {
        return waiting == null
                ? new OldLoginFacts.Filing(filing.id(), filing.state(), false, false)
                : new OldLoginFacts.Filing(
                        filing.id(),
                        waiting.route() == Route.NONE ? LegacyState.FILED_HERE : LegacyState.WAITING,
                        waiting.route() == Route.LEGACY_IMPORT && opened.test(filing),
                        waiting.incomplete());
    }
}
