package cn.icpfiling.account.bounces;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a bounce: the notice becomes undelivered. If the address does not exist, the mail of the account gets no notices any
 * more, and its holder is told by SMS, once for the address. Only a failure of the very address that the mail was sent to counts: behind an
 * alias the address exists, and a person of the support decides what is behind it.
 */
@ApplicationScoped
class TakeBounce {

    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final Notices tell;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final KeepBounce keep;
    private final Audit audit;
    private final Clock machine;

    TakeBounce(
            NoticeRepository notices,
            NoticeContents contents,
            Notices tell,
            AccountRepository accounts,
            AccountContacts contacts,
            KeepBounce keep,
            Audit audit,
            @MachineClock Clock machine) {
        this.notices = notices;
        this.contents = contents;
        this.tell = tell;
        this.accounts = accounts;
        this.contacts = contacts;
        this.keep = keep;
        this.audit = audit;
        this.machine = machine;
    }

    /** @return what came of it, for the counter */
    String handle(UUID id, List<DeliveryStatus> recipients) {
        var failed = recipients.stream().filter(DeliveryStatus::failed).toList();
        return failed.isEmpty() ? "STILL_TRYING" : UnitOfWork.in(() -> take(id, failed));
    }

    private String take(UUID id, List<DeliveryStatus> failed) {
        var known = notices.findByIdOptional(id).filter(notice -> notice.channel() == Channel.MAIL);
        if (known.isEmpty()) {
            return "UNKNOWN";
        }
        var sentTo = contents.recipientOf(known.get());
        return failed.stream()
                .filter(status -> status.isOf(sentTo))
                .findFirst()
                .map(status -> take(known.get(), status))
                .orElseGet(() -> keep.handle(known.get(), failed));
    }

    /** The account is locked before its notice, as everywhere. */
    private String take(Notice known, DeliveryStatus status) {
        var account = Optional.ofNullable(known.account())
                .flatMap(found -> accounts.findByIdOptional(found, LockModeType.PESSIMISTIC_WRITE));
        var notice = notices.lockedAnew(known.id());
        var failure =
                status.saysNoSuchAddress() ? DeliveryFailure.ADDRESS_INVALID : DeliveryFailure.MAILBOX_UNAVAILABLE;
        var now = machine.instant();
        if (notice.isEmpty() || !notice.get().reported(failure, now, now)) {
            return "IGNORED";
        }
        if (failure == DeliveryFailure.ADDRESS_INVALID) {
            account.filter(found -> isMailOf(found, notice.get())).ifPresent(found -> mark(found, status));
        }
        return failure.name();
    }

    /** Only the mail that the account has now, and no code: a mail is proven by its code, so it may be mistyped. */
    private boolean isMailOf(Account account, Notice notice) {
        return notice.recipientKind() == RecipientKind.ACCOUNT
                && account.mail() != null
                && account.mailBouncedAt() == null
                && account.closedAt() == null
                && contents.recipientOf(notice).equalsIgnoreCase(contacts.mailOf(account))
                && (account.mailVerifiedAt() == null || !notice.createdAt().isBefore(account.mailVerifiedAt()));
    }

    private void mark(Account account, DeliveryStatus status) {
        var mail = Masks.mail(contacts.mailOf(account));
        account.mailBounced(machine.instant());
        // The audit takes no code that begins with a digit.
        audit.record(Act.of("ACCOUNT.MAIL_BOUNCED", "ACCOUNT", account.id()).because("STATUS_" + status.status()));
        tell.tell(
                account,
                NoticeTemplate.MAIL_BOUNCED,
                "mail-bounced/" + account.id() + "/" + machine.instant().toEpochMilli(),
                Map.of("mail", mail));
    }
}
