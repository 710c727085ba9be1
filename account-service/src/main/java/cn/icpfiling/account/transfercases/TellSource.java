package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseNotices;
import cn.icpfiling.account.cases.CaseSecret;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.TransferParties;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records the source of a case and tells its owner and the contacts in the filing, in the caller's transaction. A filing that
 * the caller's own account holds counts as not found: there is nothing to transfer.
 *
 * <p>An owner is told of one new case a day, and of no more than three of one target, so that no crowd of accounts floods
 * owners with SMS. A further case is not recorded as found until its owner can be told, the oldest first; it cannot be
 * granted before. It waits for cases of other targets for a day at most: else a crowd of accounts could hold up a rightful
 * case for as many days as it has accounts. {@code CaseQuotas} bounds how many cases a day name one filing.
 *
 * <p>A partner's customer may have no phone, and its filing no contacts. Then there is no owner who could stop the case, so its source stays
 * unknown and the case is not granted; it is tried on.
 */
@ApplicationScoped
class TellSource {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Limit OF_SOURCE = new Limit(1, DAY);
    private static final Limit OF_TARGET = new Limit(3, DAY);

    private final SupportCaseRepository cases;
    private final AccountRepository accounts;
    private final CaseNotices notices;
    private final Limits limits;
    private final Audit audit;
    private final TransferParties parties;
    private final Clock clock;
    private final Clock machine;

    TellSource(
            SupportCaseRepository cases,
            AccountRepository accounts,
            CaseNotices notices,
            Limits limits,
            Audit audit,
            TransferParties parties,
            Clock clock,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.accounts = accounts;
        this.notices = notices;
        this.limits = limits;
        this.audit = audit;
        this.parties = parties;
        this.clock = clock;
        this.machine = machine;
    }

    /** The source has neither a phone nor a proven mail, and the filing no contact with one. */
    static final class UntoldSource extends RuntimeException {}

    /** @param contacts in the filing */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id, FiledSubjects.Answer answer, List<FiledContacts> contacts) {
        var found = cases.locked(id).orElse(null);
        if (found == null || found.isSought()) {
            return;
        }
        if (!found.isOpen()) {
            found.tryAgainAt(null);
            return;
        }
        var source = answer.filed() && !answer.holder().equals(found.holder())
                ? accounts.findByIdOptional(answer.holder()).orElse(null)
                : null;
        var looked = Act.of("SUPPORT_CASE.FIND_SOURCE", "SUPPORT_CASE", id);
        if (source == null) {
            found.stopByMail(null);
            found.sourceFound(null, null, null, clock.instant());
            audit.record(looked.refused("NOT_FILED_HERE"));
            return;
        }
        if (!notices.canTellOfOpening(source, contacts)) {
            throw new UntoldSource();
        }
        var opened = Duration.between(found.openedAt(), clock.instant());
        var wait = waitOf(found, source, DAY.minus(opened));
        if (wait.isPresent()) {
            found.tryAgainAt(machine.instant().plus(wait.get()).plusSeconds(1));
            return;
        }
        var stop = CaseSecret.fresh();
        var suspendedAt = parties.suspendedAt(source.id()).orElse(Instant.MIN);
        var isToldAnew = source.id().equals(found.source());
        var now = clock.instant();
        // Never before the suspension, although the clocks differ: the owner would be told without end.
        var told = now.isBefore(suspendedAt) ? suspendedAt : now;
        found.sourceFound(source.id(), answer.subjectId(), stop.digest(), told);
        notices.openedAgainst(found, source, stop, contacts, isToldAnew ? told : null);
        audit.record(looked.with("source", source.id()).with("subject", answer.subjectId()));
    }

    /**
     * Counts a notice; if there is no room, returns how long to wait. The locks of the counters make two replicas take turns.
     *
     * @param most how long the case may still wait for cases of other targets
     */
    private Optional<Duration> waitOf(SupportCase found, Account source, Duration most) {
        var owner = Binary.of(source.id());
        var target = Binary.of(found.holder());
        limits.lock(LimitKind.TRANSFER_NOTICES_OF_SOURCE, owner);
        limits.lock(LimitKind.TRANSFER_NOTICES_OF_TARGET, target);
        var wait = limits.timeToWait(LimitKind.TRANSFER_NOTICES_OF_SOURCE, owner, OF_SOURCE)
                .map(needed -> needed.compareTo(most) < 0 ? needed : most)
                .filter(Duration::isPositive)
                .or(() -> limits.timeToWait(LimitKind.TRANSFER_NOTICES_OF_TARGET, target, OF_TARGET));
        if (wait.isEmpty()) {
            var _ = limits.count(LimitKind.TRANSFER_NOTICES_OF_SOURCE, owner);
            var _ = limits.count(LimitKind.TRANSFER_NOTICES_OF_TARGET, target);
        }
        return wait;
    }
}
