package cn.icpfiling.account.bounces;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/**
 * Marks the mail of an account whose address does not exist, as the mail server of the recipient says, and tells its holder by SMS. A
 * partner's customer is not told, because its partner alone can set another mail, and reads of it at the customer.
 */
@ApplicationScoped
class MarkInvalidMail {

    private final NoticeContents contents;
    private final Notices tell;
    private final AccountContacts contacts;
    private final Audit audit;
    private final Clock machine;

    MarkInvalidMail(
            NoticeContents contents, Notices tell, AccountContacts contacts, Audit audit, @MachineClock Clock machine) {
        this.contents = contents;
        this.tell = tell;
        this.contacts = contacts;
        this.audit = audit;
        this.machine = machine;
    }

    /** @param account locked, as is the notice that came back */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Account account, Notice notice, DeliveryStatus status) {
        if (isMailOf(account, notice)) {
            mark(account, status);
        }
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
        if (account.partner() == null) {
            tell.tell(
                    account,
                    NoticeTemplate.MAIL_BOUNCED,
                    "mail-bounced/" + account.id() + "/" + machine.instant().toEpochMilli(),
                    Map.of("mail", mail));
        }
    }
}
