package cn.icpfiling.account.notices;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeObjectTable;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Tries another way for a notice whose SMS did not arrive, once: by mail to a verified address that did not get the notice
 * yet; for a finding without such an address by a call. A code has no other way, and neither has a notice whose secret is
 * deleted. What an SMS said of a finding is over once an end of the finding was told after it: no call follows.
 */
@ApplicationScoped
public class UndeliveredNotices {

    private final Notices notices;
    private final NoticeRepository store;
    private final NoticeObjectTable objects;
    private final NoticeEncryption encryption;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final Clock machine;

    UndeliveredNotices(
            Notices notices,
            NoticeRepository store,
            NoticeObjectTable objects,
            NoticeEncryption encryption,
            AccountRepository accounts,
            AccountContacts contacts,
            @MachineClock Clock machine) {
        this.notices = notices;
        this.store = store;
        this.objects = objects;
        this.encryption = encryption;
        this.accounts = accounts;
        this.contacts = contacts;
        this.machine = machine;
    }

    /** Call it once, in the transaction that makes the notice undelivered, refused or failed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Notice sms) {
        if (sms.account() == null || sms.template().isCode() || sms.recipientKind() != RecipientKind.ACCOUNT) {
            return;
        }
        if (sms.values() == null || isOver(sms)) {
            return;
        }
        var mail = accounts.findByIdOptional(sms.account())
                .map(contacts::verifiedMailOf)
                .orElse(null);
        var channels = sms.template().channels();
        if (mail != null && channels.contains(Channel.MAIL)) {
            again(sms, Channel.MAIL, ContactKind.MAIL, mail);
        } else if (sms.finding() != null && channels.contains(Channel.VOICE)) {
            again(sms, Channel.VOICE, ContactKind.MOBILE, encryption.recipientOf(sms));
        }
    }

    /** The end itself is still told another way. */
    private boolean isOver(Notice sms) {
        return sms.finding() != null
                && !sms.template().endsFinding()
                && store.isEndTold(sms.finding(), sms.createdAt());
    }

    private void again(Notice sms, Channel channel, ContactKind contact, String recipient) {
        if (store.exists(sms.cause(), channel)) {
            return;
        }
        var notice = new Notice(
                        Ids.next(),
                        sms.account(),
                        sms.cause(),
                        channel,
                        sms.template(),
                        sms.language(),
                        machine.instant())
                .about(sms.finding(), RecipientKind.ACCOUNT, contact);
        notices.add(notice, recipient, encryption.valuesOf(sms), objects.of(sms.id()));
    }
}
