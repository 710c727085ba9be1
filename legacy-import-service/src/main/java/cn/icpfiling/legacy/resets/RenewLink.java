package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Has another link sent, in the caller's transaction. The grant replaced the mail and deleted the old password, so without a link the
 * login opens nothing. The link goes to the mail that the login has today: after a later application it is another one.
 */
@ApplicationScoped
class RenewLink {

    private final MailboxResetRepository resets;
    private final LegacyAccountRepository accounts;
    private final LegacyContents contents;
    private final ResetFields fields;
    private final EndOldLogin endOldLogin;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    RenewLink(
            MailboxResetRepository resets,
            LegacyAccountRepository accounts,
            LegacyContents contents,
            ResetFields fields,
            EndOldLogin endOldLogin,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.resets = resets;
        this.accounts = accounts;
        this.contents = contents;
        this.fields = fields;
        this.endOldLogin = endOldLogin;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * Refuses as {@link #handle} does, and changes nothing, but ends an application whose filing has another subject by now, which
     * {@link #handle} then refuses. A transaction of its own, so that the end stays.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void require(UUID id) {
        var reset = locked(id);
        reset.requireRenewable(clock.instant());
        if (!endOldLogin.endIfChanged(reset)) {
            requireMail(reset, accounts.locked(reset.legacyAccountId()));
        }
    }

    /** Refuses as {@link MailboxReset#requireRenewable} does, and with LEGACY_RESET_LINK_OVER if the login has another mail. */
    @Transactional(Transactional.TxType.MANDATORY)
    MailboxReset handle(UUID id) {
        var reset = locked(id);
        reset.requireRenewable(clock.instant());
        endOldLogin.endIfChanged(reset);
        var event = reset.renewLink(clock.instant(), machine.instant().plus(SettleReset.LEASE));
        var account = accounts.locked(reset.legacyAccountId());
        requireMail(reset, account);
        audit.record(Act.of(event, "LEGACY_RESET", id).with("legacyAccount", account.id()));
        resets.flush();
        return reset;
    }

    private MailboxReset locked(UUID id) {
        return resets.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private void requireMail(MailboxReset reset, LegacyAccount account) {
        if (!fields.newMailOf(reset).equals(contents.mail(account))) {
            throw new ProblemException(ImportProblem.LEGACY_RESET_LINK_OVER, MailboxReset.LINKS_FOR.toDays());
        }
    }
}
