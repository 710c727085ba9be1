package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.OneTimeCode;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRecoveries;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.OneTimeCodes;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Finds the phone in the filing of each recovery that wants a code, and sends it there; where there is none, nothing happens, and nobody
 * is told. It looks every second and is never woken by a request, so that the load of the one says nothing about the other. Taken
 * under a lease in the database: a crash means at worst a second try, and the notice is unique by its code.
 */
@ApplicationScoped
class SendRecoveryCodes {

    private static final Logger LOG = Logger.getLogger(SendRecoveryCodes.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 16;

    private final AccountRecoveries recoveries;
    private final FindFiling findFiling;
    private final OneTimeCodes codes;
    private final Accounts accounts;
    private final SealedRecoveries sealed;
    private final RecoveryQuotas quotas;
    private final Phones phones;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    SendRecoveryCodes(
            AccountRecoveries recoveries,
            FindFiling findFiling,
            OneTimeCodes codes,
            Accounts accounts,
            SealedRecoveries sealed,
            RecoveryQuotas quotas,
            Phones phones,
            Notices notices,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.recoveries = recoveries;
        this.findFiling = findFiling;
        this.codes = codes;
        this.accounts = accounts;
        this.sealed = sealed;
        this.quotas = quotas;
        this.phones = phones;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    private record Due(UUID id, String domain) {}

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void sendDue() {
        List<Due> due;
        do {
            due = UnitOfWork.in(this::claim);
            sendAll(due);
        } while (due.size() == AT_ONCE);
    }

    private void sendAll(List<Due> due) {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> hands.execute(() -> send(one)));
        }
    }

    private List<Due> claim() {
        var now = machine.instant();
        return recoveries.due(now, AT_ONCE).stream()
                .map(recovery -> {
                    recovery.claim(now.plus(LEASE));
                    return new Due(recovery.id(), recovery.domain());
                })
                .toList();
    }

    private void send(Due due) {
        try {
            var filing = findFiling.of(due.domain());
            UnitOfWork.run(() -> settle(due.id(), filing));
        } catch (RuntimeException trouble) {
            LOG.warnf("Recovery %s waits: %s", due.id(), trouble.getClass().getSimpleName());
            UnitOfWork.run(() -> putOff(due.id()));
        }
    }

    /** Judged by the code that is wanted now: another one may have been asked for while the filing was looked up. */
    private void settle(UUID id, Optional<FindFiling.Found> filing) {
        var recovery = recoveries.locked(id).orElse(null);
        if (recovery == null || recovery.digits() == null) return;
        var refused = refusal(filing);
        if (refused.isEmpty()) tell(recovery, filing.orElseThrow());
        else recovery.settle();
        var sent = Act.of("RECOVERY.SEND_CODE", "ACCOUNT_RECOVERY", id)
                .with("account", filing.map(FindFiling.Found::holder).orElse(null));
        audit.record(refused.map(sent::refused).orElse(sent));
    }

    private Optional<String> refusal(Optional<FindFiling.Found> filing) {
        if (filing.isEmpty()) return Optional.of("NOT_FILED_HERE");
        var phone = filing.get().phone();
        if (phone.isEmpty()) return Optional.of("NO_PHONE");
        return quotas.hasRoomFor(phones.hashOf(phone.get())) ? Optional.empty() : Optional.of("QUOTA_SPENT");
    }

    private void tell(AccountRecovery recovery, FindFiling.Found filing) {
        notices.code(
                code(recovery),
                filing.phone().orElseThrow(),
                NoticeTemplate.CODE_RECOVERY,
                recovery.language(),
                sealed.digitsOf(recovery));
        recovery.wasSent(filing.holder(), stepsOf(filing));
    }

    private List<NextStep> stepsOf(FindFiling.Found filing) {
        var account = accounts.findByIdOptional(filing.holder());
        if (account.isEmpty()) return List.of(NextStep.ASK_SUPPORT);
        if (!account.get().hasPhoneToEnterWith()) return List.of(NextStep.ASK_PARTNER);
        var steps = new ArrayList<>(List.of(NextStep.SIGN_IN));
        filing.onTheOldPlatform().ifPresent(steps::add);
        return steps;
    }

    /** As long as the code is good; after that nobody waits for it any more. */
    private void putOff(UUID id) {
        var recovery = recoveries.locked(id).orElse(null);
        if (recovery == null || recovery.digits() == null) return;
        if (clock.instant().isBefore(code(recovery).expiresAt())) {
            recovery.waits(machine.instant());
            return;
        }
        recovery.settle();
        audit.record(Act.of("RECOVERY.SEND_CODE", "ACCOUNT_RECOVERY", id).refused("FILING_UNKNOWN"));
    }

    private OneTimeCode code(AccountRecovery recovery) {
        return codes.findById(recovery.code());
    }
}
