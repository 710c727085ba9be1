package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseNotices;
import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.notices.TellTransfer;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.AccountTransferred;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a case after its hand-over, in the caller's transaction. It publishes the transfer and tells both accounts and the contacts in the
 * filing, as an online transfer does. A second call changes nothing.
 */
@ApplicationScoped
class SettleTransfer {

    private final SupportCaseRepository cases;
    private final AccountRepository accounts;
    private final CaseNotices notices;
    private final TellTransfer tell;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    SettleTransfer(
            SupportCaseRepository cases,
            AccountRepository accounts,
            CaseNotices notices,
            TellTransfer tell,
            Outbox outbox,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.accounts = accounts;
        this.notices = notices;
        this.tell = tell;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void done(UUID id, HandOverFiling.Outcome.Done done) {
        granted(id).ifPresent(found -> {
            var event = found.end(CaseAct.COMPLETE, CaseRole.PLATFORM, null, clock.instant(), machine.instant());
            notices.settled(found, CaseState.DONE);
            var source = accounts.findById(found.source());
            outbox.append(AccountTransferred.ofCase(found, source.partner(), done.at()));
            tell.tell(
                    id,
                    found.subject(),
                    numberOf(found, done),
                    source,
                    accounts.findById(found.holder()),
                    done.contacts());
            audit.record(Act.of(event, "SUPPORT_CASE", id)
                    .with("source", found.source())
                    .with("target", found.holder())
                    .with("subject", found.subject()));
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void refused(UUID id, String code) {
        granted(id).ifPresent(found -> {
            var event = found.end(CaseAct.FAIL, CaseRole.PLATFORM, code, clock.instant(), machine.instant());
            notices.settled(found, CaseState.FAILED);
            audit.record(Act.of(event, "SUPPORT_CASE", id).refused(code));
        });
    }

    /** The subject number, or what the caller asked for if the filing has no contacts. */
    private static String numberOf(SupportCase found, HandOverFiling.Outcome.Done done) {
        return done.contacts().stream()
                .map(FiledContacts::subject)
                .filter(Objects::nonNull)
                .map(FiledContacts.Contact::number)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(found.filedAs());
    }

    private Optional<SupportCase> granted(UUID id) {
        return cases.locked(id).filter(found -> found.stateAt(machine.instant()) == CaseState.DECIDED_GRANTED);
    }
}
