package cn.icpfiling.account.notices;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.OneTimeCode;
import cn.icpfiling.account.store.NoticeObjectTable;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Stores notices in the transaction of their cause. Delivery sends them after the commit. */
@ApplicationScoped
public class Notices {

    private final NoticeRepository store;
    private final NoticeWording wording;
    private final NoticeObjectTable objects;
    private final AccountContacts contacts;
    private final Delivery delivery;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Notices(
            NoticeRepository store,
            NoticeWording wording,
            NoticeObjectTable objects,
            AccountContacts contacts,
            Delivery delivery,
            TransactionSynchronizationRegistry transactions,
            @MachineClock Clock clock) {
        this.store = store;
        this.wording = wording;
        this.objects = objects;
        this.contacts = contacts;
        this.delivery = delivery;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void code(OneTimeCode code, String phone, NoticeTemplate template, Language language, String digits) {
        code(code, Channel.SMS, phone, template, language, digits, Map.of());
    }

    /** @param told further values of the template, which say what the code is for */
    @Transactional(Transactional.TxType.MANDATORY)
    public void code(
            OneTimeCode code,
            String phone,
            NoticeTemplate template,
            Language language,
            String digits,
            Map<String, Object> told) {
        code(code, Channel.SMS, phone, template, language, digits, told);
    }

    /** @param channel that the code proves */
    @Transactional(Transactional.TxType.MANDATORY)
    public void code(
            OneTimeCode code,
            Channel channel,
            String recipient,
            NoticeTemplate template,
            Language language,
            String digits) {
        code(code, channel, recipient, template, language, digits, Map.of());
    }

    /** @param told further values of the template, which say what the code is for */
    @Transactional(Transactional.TxType.MANDATORY)
    public void code(
            OneTimeCode code,
            Channel channel,
            String recipient,
            NoticeTemplate template,
            Language language,
            String digits,
            Map<String, Object> told) {
        var notice = new Notice(
                        Ids.next(), null, "one-time-code/" + code.id(), channel, template, language, clock.instant())
                .goodUntil(code.expiresAt());
        var values = new HashMap<>(told);
        values.put("code", digits);
        values.put("minutes", OneTimeCode.LIFE.toMinutes());
        add(notice, recipient, values, About.NOTHING);
    }

    /**
     * Stores a notice for each channel of the account, once per cause, however often the event of the cause arrives.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Account account, NoticeTemplate template, String cause, Map<String, Object> values) {
        tell(account, template, cause, values, About.NOTHING);
    }

    /** @param about what the trace of an order or a filing finds the notices by */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Account account, NoticeTemplate template, String cause, Map<String, Object> values, About about) {
        tell(account, template, new Cause(cause, about), values, Channel.SMS, contacts.phoneOf(account));
        tell(account, template, new Cause(cause, about), values, Channel.MAIL, contacts.verifiedMailOf(account));
    }

    /**
     * A step of an order.
     *
     * @param goodUntil when the message about it is no longer worth sending, on the business clock; null for never
     */
    public record OrderStep(UUID order, String cause, About about, Instant goodUntil) {}

    /**
     * As {@link #tell}. Each SMS has a moment of its own in the morning, and waits of its own after a fault: what tells an earlier step and
     * has not left ends, so that the SMS which the holder reads last is about the last step.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellStep(Account account, NoticeTemplate template, OrderStep step, Map<String, Object> values) {
        if (!store.exists(step.cause(), Channel.SMS)) {
            store.waitingSms(account.id(), objects.about(About.Kind.ORDER, step.order()))
                    .forEach(sms -> sms.overtaken(clock.instant()));
        }
        var cause = new Cause(step.cause(), step.about(), step.goodUntil());
        tell(account, template, cause, values, Channel.SMS, contacts.phoneOf(account));
        tell(account, template, cause, values, Channel.MAIL, contacts.verifiedMailOf(account));
    }

    /** Stores an SMS alone, where the mail of the account may be another person's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellBySms(
            Account account, NoticeTemplate template, String cause, Map<String, Object> values, About about) {
        tell(account, template, new Cause(cause, about), values, Channel.SMS, contacts.phoneOf(account));
    }

    /** Stores a mail alone, to the proven mail of the account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellByMail(
            Account account, NoticeTemplate template, String cause, Map<String, Object> values, About about) {
        tell(account, template, new Cause(cause, about), values, Channel.MAIL, contacts.verifiedMailOf(account));
    }

    private record Cause(String name, About about, Instant goodUntil) {

        Cause(String name, About about) {
            this(name, about, null);
        }
    }

    /** Stores an SMS to a phone that belongs to no account, once per cause. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellPhone(
            String phone, NoticeTemplate template, Language language, String cause, Map<String, Object> values) {
        tellContact(Channel.SMS, phone, template, language, cause, values);
    }

    /** Stores a notice to a phone or mail that belongs to no account, once per cause. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellContact(
            Channel channel,
            String recipient,
            NoticeTemplate template,
            Language language,
            String cause,
            Map<String, Object> values) {
        if (store.exists(cause, channel)) {
            return;
        }
        var notice = new Notice(Ids.next(), null, cause, channel, template, language, clock.instant());
        add(notice, recipient, values, About.NOTHING);
    }

    /** Stores a mail to an address that belongs to no account, once per cause. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellMail(
            String mail, NoticeTemplate template, Language language, String cause, Map<String, Object> values) {
        tellContact(Channel.MAIL, mail, template, language, cause, values);
    }

    private void tell(
            Account account,
            NoticeTemplate template,
            Cause cause,
            Map<String, Object> values,
            Channel channel,
            String recipient) {
        if (recipient == null || store.exists(cause.name(), channel)) {
            return;
        }
        var notice = new Notice(
                        Ids.next(), account.id(), cause.name(), channel, template, account.language(), clock.instant())
                .goodUntil(cause.goodUntil());
        add(notice, recipient, values, cause.about());
    }

    /** Writes a call that waits anew. */
    void retell(Notice call, NoticeTemplate as, Map<String, Object> values) {
        wording.rewrite(call, as, values);
    }

    /** Stores the notice; Delivery is woken after the commit. */
    void add(Notice notice, String recipient, Map<String, Object> values, About about) {
        store.persist(wording.write(notice, recipient, values));
        if (!about.ids().isEmpty()) {
            // The rows below name the notice.
            store.flush();
            objects.add(notice.id(), about);
        }
        if (transactions.getResource(Notices.class) == null) {
            transactions.putResource(Notices.class, true);
            transactions.registerInterposedSynchronization(new WakeDelivery(delivery));
        }
    }

    private record WakeDelivery(Delivery delivery) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // only the outcome counts
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                delivery.wake();
            }
        }
    }
}
