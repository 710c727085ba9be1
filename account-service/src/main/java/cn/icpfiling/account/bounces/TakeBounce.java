package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.notices.UndeliveredNotices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a bounce: the notice becomes undelivered, and goes another way if its SMS did not arrive either. If the address does not exist, the
 * mail of the account gets no notices any more, and its holder is told by SMS, once for the address. Only a failure of the very address that
 * the mail was sent to counts: behind an alias the address exists, and a person of the support decides what is behind it.
 */
@ApplicationScoped
class TakeBounce {

    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final UndeliveredNotices undelivered;
    private final AccountRepository accounts;
    private final MarkInvalidMail invalid;
    private final KeepBounce keep;
    private final Clock machine;

    TakeBounce(
            NoticeRepository notices,
            NoticeContents contents,
            UndeliveredNotices undelivered,
            AccountRepository accounts,
            MarkInvalidMail invalid,
            KeepBounce keep,
            @MachineClock Clock machine) {
        this.notices = notices;
        this.contents = contents;
        this.undelivered = undelivered;
        this.accounts = accounts;
        this.invalid = invalid;
        this.keep = keep;
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
            account.ifPresent(found -> invalid.handle(found, notice.get(), status));
        }
        undelivered.handle(notice.get());
        return failure.name();
    }
}
