package cn.icpfiling.account.notices;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeObjectTable;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tries another way for a notice whose SMS did not arrive, once: by mail to a verified address that did not get the notice
 * yet; for a finding without such an address by a call. A mail that failed or came back is no way: if it does so after the SMS, the call
 * follows then. A code has no other way, and neither has a notice whose secret is deleted. What an SMS said of a finding is over once the
 * holder contests it, or its end or another call of it was told after it: then nothing follows. After another later step a call says what
 * that step told. Where the SMS that first told of the finding did not leave or arrive, the account is called if a later step's SMS does not
 * arrive either, and no mail told of it.
 */
@ApplicationScoped
public class UndeliveredNotices {

    /** The steps that are not called about; a call that waits says what they told. */
    private static final Set<NoticeTemplate> RETOLD =
            Set.of(NoticeTemplate.FINDING_REMINDED, NoticeTemplate.FINDING_CONFIRMED, NoticeTemplate.FINDING_EXTENDED);

    private static final Logger LOG = Logger.getLogger(UndeliveredNotices.class);

    private final Notices notices;
    private final NoticeRepository store;
    private final NoticeObjectTable objects;
    private final NoticeEncryption encryption;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final KeyCheck keys;
    private final Clock machine;

    UndeliveredNotices(
            Notices notices,
            NoticeRepository store,
            NoticeObjectTable objects,
            NoticeEncryption encryption,
            AccountRepository accounts,
            AccountContacts contacts,
            KeyCheck keys,
            @MachineClock Clock machine) {
        this.notices = notices;
        this.store = store;
        this.objects = objects;
        this.encryption = encryption;
        this.accounts = accounts;
        this.contacts = contacts;
        this.keys = keys;
        this.machine = machine;
    }

    /**
     * Call it in the transaction that makes the notice undelivered, refused or failed, or that puts an SMS off because its text is not
     * approved. What went another way once goes no third one, also if the account has another contact since.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Notice notice) {
        if (notice.account() == null || notice.template().isCode() || notice.recipientKind() != RecipientKind.ACCOUNT) {
            return;
        }
        if (notice.template() == NoticeTemplate.PHONE_CHANGE_GRANTED) {
            // Its link stops the case, so it goes to the contacts that were chosen at the grant, and to no other one.
            return;
        }
        switch (notice.channel()) {
            case SMS -> smsDidNotArrive(notice);
            case MAIL -> mailDidNotArrive(notice);
            case VOICE -> {
                // a person of the support decides what follows a call
            }
        }
    }

    /**
     * While the mail was on its way, an SMS about the finding that did not arrive had led to no call. The lock of the SMS orders both: the
     * one that comes second sees the other one. Only a finding leads to calls, and those to contacts wait for no mail.
     */
    private void mailDidNotArrive(Notice mail) {
        if (mail.finding() == null) {
            return;
        }
        for (var sms : store.lockedSmsTo(mail.account(), mail.finding())) {
            if (sms.stage().isUndelivered()) {
                try {
                    smsDidNotArrive(sms);
                } catch (KeysUnusable undecrypted) {
                    keys.requireRightKeys();
                    LOG.errorf("Notice %s cannot be decrypted, so it goes no other way", sms.id());
                }
            }
        }
    }

    private void smsDidNotArrive(Notice sms) {
        if (sms.values() == null || sms.isContested() || isOver(sms) || wentAnotherWay(sms)) {
            return;
        }
        var later = sms.finding() == null ? null : store.laterStep(sms).orElse(null);
        if (later != null) {
            callInstead(sms, later);
            return;
        }
        var mail = accounts.findByIdOptional(sms.account())
                .map(contacts::verifiedMailOf)
                .orElse(null);
        var channels = sms.template().channels();
        // Of one cause the account has one mail at most, also if the first one failed.
        if (mail != null && channels.contains(Channel.MAIL) && !store.exists(sms.cause(), Channel.MAIL)) {
            again(sms, Channel.MAIL, mail, sms.template(), encryption.valuesOf(sms));
        } else if (sms.finding() != null && channels.contains(Channel.VOICE)) {
            again(sms, Channel.VOICE, encryption.recipientOf(sms), sms.template(), encryption.valuesOf(sms));
        } else if (sms.finding() != null && RETOLD.contains(sms.template()) && isNeverTold(sms)) {
            call(sms, sms);
        }
    }

    /** The later step has its own mail, unless that failed or came back, but no call; a call that waited would say what it told. */
    private void callInstead(Notice sms, Notice later) {
        if (sms.template().channels().contains(Channel.VOICE)
                && RETOLD.contains(later.template())
                && sms.account().equals(later.account())
                && !store.isToldByMail(later.cause())) {
            call(sms, later);
        }
    }

    private void call(Notice sms, Notice step) {
        again(
                sms,
                Channel.VOICE,
                encryption.recipientOf(sms),
                NoticeTemplate.FINDING_NOTIFIED,
                encryption.valuesOf(step));
    }

    /** The SMS before that told of the finding did not leave or arrive, and since then no mail or call told the account of it. */
    private boolean isNeverTold(Notice sms) {
        var all = store.toAccount(sms.account(), sms.finding());
        var first = all.stream()
                .filter(before ->
                        before.channel() == Channel.SMS && before.template() == NoticeTemplate.FINDING_NOTIFIED)
                .filter(before -> before.createdAt().isBefore(sms.createdAt()))
                .max(Comparator.comparing(Notice::createdAt));
        return first.filter(notified -> !notified.stage().mayTell())
                .filter(notified -> all.stream()
                        .filter(other -> other.cause().equals(notified.cause())
                                || other.createdAt().isAfter(notified.createdAt()))
                        .noneMatch(other -> other.channel() == Channel.VOICE
                                || other.channel() == Channel.MAIL && store.isToldByMail(other.cause())))
                .isPresent();
    }

    private boolean wentAnotherWay(Notice sms) {
        return store.exists(sms.cause(), Channel.VOICE) || store.isToldByMail(sms.cause());
    }

    /** The end itself is still told another way. */
    private boolean isOver(Notice sms) {
        return sms.finding() != null
                && !sms.template().endsFinding()
                && store.isEndTold(sms.finding(), sms.createdAt());
    }

    private void again(
            Notice sms, Channel channel, String recipient, NoticeTemplate template, Map<String, Object> values) {
        var contact = channel == Channel.MAIL ? ContactKind.MAIL : ContactKind.MOBILE;
        var notice = new Notice(
                        Ids.next(), sms.account(), sms.cause(), channel, template, sms.language(), machine.instant())
                .about(sms.finding(), RecipientKind.ACCOUNT, contact);
        notices.add(notice, recipient, values, objects.of(sms.id()));
    }
}
