package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.TransferAcceptanceTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A partner's consent to a filing that comes to one of its customers. A customer has no login, so no code proves its will; its
 * partner answers for it (ADR 0015). The consent is for one filing and one customer, and ends with its use or its time.
 */
@RequestScoped
class AcceptTransfer {

    private final PartnerAccess access;
    private final AccountRepository accounts;
    private final TransferAcceptanceTable acceptances;
    private final TransferPolicy policy;
    private final Audit audit;
    private final Clock clock;

    AcceptTransfer(
            PartnerAccess access,
            AccountRepository accounts,
            TransferAcceptanceTable acceptances,
            TransferPolicy policy,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.accounts = accounts;
        this.acceptances = acceptances;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Renews the consent to the same filing. A consent to another filing that is still good is refused with 409
     * TRANSFER_ACCEPTANCE_OF_OTHER: an account holds one filing, and a silent replacement would stop a transfer that its
     * holder prepares. The partner withdraws the earlier consent first.
     */
    TransferAcceptance handle(UUID partner, UUID customer, String written) {
        access.requireKnown(partner);
        var number =
                FilingNumber.tryParse(written).map(parsed -> parsed.subject().toString());
        return UnitOfWork.in(() -> {
            var account = accounts.lockedCustomer(partner, customer).orElseThrow(AcceptTransfer::unknown);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var wanted = number.orElseThrow(
                    () -> ProblemException.invalid(Violation.of("/subjectNumber", "SUBJECT_NUMBER_MALFORMED", null)));
            if (acceptances
                    .of(account.id())
                    .filter(present -> now.isBefore(present.expiresAt()))
                    .filter(present -> !present.subjectNumber().equals(wanted))
                    .isPresent()) {
                throw new ProblemException(AccountProblem.TRANSFER_ACCEPTANCE_OF_OTHER);
            }
            var row = new TransferAcceptanceTable.Row(
                    account.id(), partner, wanted, now, now.plus(policy.acceptanceLife()));
            acceptances.put(row);
            audit.record(Act.of("TRANSFER.ACCEPT", "ACCOUNT", customer).with("partner", partner));
            return TransferAcceptance.of(row);
        });
    }

    /** 404 if there is none, or if it has expired. */
    TransferAcceptance show(UUID partner, UUID customer) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> {
            var account = accounts.customer(partner, customer).orElseThrow(AcceptTransfer::unknown);
            return acceptances
                    .of(account.id())
                    .filter(row -> clock.instant().isBefore(row.expiresAt()))
                    .map(TransferAcceptance::of)
                    .orElseThrow(AcceptTransfer::unknown);
        });
    }

    /** Withdraws the consent; a transfer that is confirmed already goes on. */
    void withdraw(UUID partner, UUID customer) {
        access.requireKnown(partner);
        UnitOfWork.run(() -> {
            var account = accounts.lockedCustomer(partner, customer).orElseThrow(AcceptTransfer::unknown);
            if (acceptances.delete(account.id())) {
                audit.record(Act.of("TRANSFER.WITHDRAW_ACCEPTANCE", "ACCOUNT", customer)
                        .with("partner", partner));
            }
        });
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
