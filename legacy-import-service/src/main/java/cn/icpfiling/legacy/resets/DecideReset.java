package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.core.resets.ResetState;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Takes the support's decision about an application. A grant replaces the login's mail by the new one, deletes the old
 * password, and ends imports that it verified, also confirmed ones whose filing still waits. So a person who knew the old login cannot use it from then on.
 */
@ApplicationScoped
class DecideReset {

    private final MailboxResetRepository resets;
    private final LegacyAccountRepository accounts;
    private final LegacyContents contents;
    private final ResetFields fields;
    private final FindOldLogin find;
    private final EndOldLogin endOldLogin;
    private final Audit audit;
    private final Clock clock;

    DecideReset(
            MailboxResetRepository resets,
            LegacyAccountRepository accounts,
            LegacyContents contents,
            ResetFields fields,
            FindOldLogin find,
            EndOldLogin endOldLogin,
            Audit audit,
            Clock clock) {
        this.resets = resets;
        this.accounts = accounts;
        this.contents = contents;
        this.fields = fields;
        this.find = find;
        this.endOldLogin = endOldLogin;
        this.audit = audit;
        this.clock = clock;
    }

    /** Leaves a granted application undecided while its filing is being handed over: if that is refused, the login is needed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id, boolean granted) {
        var reset = resets.locked(id).orElseThrow();
        if (reset.state() != ResetState.ASKED) {
            return;
        }
        if (!granted) {
            end(reset, "CASE_NOT_GRANTED");
            return;
        }
        var found = find.locked(reset);
        if (found.match() == FindOldLogin.Match.HANDING_OVER) {
            return;
        }
        if (found.match() != FindOldLogin.Match.WAITING) {
            refuse(reset, "FILING_" + found.match());
            return;
        }
        grant(reset, found.filing());
    }

    private void grant(MailboxReset reset, LegacyFiling filing) {
        var account = accounts.locked(filing.legacyAccountId().orElseThrow());
        var newMail = fields.newMailOf(reset);
        if (accounts.ofLogin(newMail)
                .filter(other -> !other.id().equals(account.id()))
                .isPresent()) {
            refuse(reset, "NEW_MAIL_TAKEN");
            return;
        }
        var now = clock.instant();
        var login = contents.login(account);
        var oldMail = contents.mail(account) == null && login.contains("@") ? login : contents.mail(account);
        account.replaceLogin(
                contents.encryptedLogin(account.id(), newMail),
                accounts.indexOf(newMail),
                contents.encryptedMail(account.id(), newMail),
                now);
        account.forgetPassword(now);
        account.provenBy(find.subjectOf(filing));
        endOldLogin.handle(account.id(), reset.id());
        var event = reset.grant(account.id(), fields.oldMail(reset.id(), oldMail), now);
        audit.record(Act.of(event, "LEGACY_RESET", reset.id())
                .with("legacyAccount", account.id())
                .with("case", reset.caseId()));
    }

    /** Ends an application whose account was deleted before its case was opened. */
    @Transactional(Transactional.TxType.MANDATORY)
    void accountGone(UUID id) {
        resets.locked(id)
                .filter(reset -> reset.state() == ResetState.ASKED)
                .ifPresent(reset -> end(reset, "ACCOUNT_GONE"));
    }

    /** Refuses what the support granted. */
    private void refuse(MailboxReset reset, String code) {
        write(reset, reset.refuseGranted(code, clock.instant()));
    }

    private void end(MailboxReset reset, String code) {
        write(reset, reset.refuse(code, clock.instant()));
    }

    private void write(MailboxReset reset, String event) {
        audit.record(Act.of(event, "LEGACY_RESET", reset.id())
                .because(reset.refusal())
                .with("case", reset.caseId()));
    }
}
