package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.sms.Lookup;
import cn.icpfiling.account.sms.Outcome;
import cn.icpfiling.account.sms.OutgoingMessage;
import cn.icpfiling.account.sms.SmsProviders;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hands an SMS to one provider, never to two and never twice, and loses none (ADR 0036):
 *
 * <ol>
 *   <li>The provider is written down in the notice before it is asked.
 *   <li>A provider that certainly did not take the message lets the next one be asked. Where its text is not approved, the message waits
 *       for the approval, and goes another way meanwhile.
 *   <li>A provider that may have it is asked for it by our reference before anything is sent again. Its word that it does
 *       not have the message counts only some time after the try, when no request can be under way any more.
 * </ol>
 */
@ApplicationScoped
class HandOverSms {

    private static final Logger LOG = Logger.getLogger(HandOverSms.class);

    private final SmsProviders providers;
    private final NoticeRepository store;
    private final UndeliveredNotices undelivered;
    private final Clock machine;
    private final Counter noProvider;
    private final Counter unclear;

    HandOverSms(
            SmsProviders providers,
            NoticeRepository store,
            UndeliveredNotices undelivered,
            @MachineClock Clock machine,
            MeterRegistry meters) {
        this.providers = providers;
        this.store = store;
        this.undelivered = undelivered;
        this.machine = machine;
        this.noProvider = Counter.builder("icp.sms.no-provider")
                .description("tries in which no provider took an SMS")
                .register(meters);
        this.unclear = Counter.builder("icp.sms.unclear")
                .description("tries after which a provider may or may not have an SMS")
                .register(meters);
    }

    /** A written notice. */
    record Text(String recipient, NoticeTexts.Written written, Map<String, Object> values) {

        @Override
        public String toString() {
            return "Text";
        }
    }

    /** @param providerId null if the provider's answer was lost */
    record Accepted(MessageProvider provider, String providerId) {

        static final Accepted NOTHING_KNOWN = new Accepted(null, null);
    }

    Accepted handle(Notice notice, boolean unsettled, Text text) {
        var message = new OutgoingMessage(
                notice.id(),
                text.recipient(),
                notice.template(),
                notice.language(),
                text.written().text(),
                text.values());
        if (unsettled && isTaken(notice, text.recipient())) {
            return new Accepted(notice.handover().provider(), null);
        }
        return offer(notice, message);
    }

    /** Asks the provider that may have the message. Throws while the answer settles nothing. */
    private boolean isTaken(Notice notice, String phone) {
        var asked = notice.handover();
        var found = providers.find(asked.provider(), notice.id(), phone, asked.offeredAt());
        return switch (found) {
            case Lookup.Taken taken -> true;
            case Lookup.Delivered delivered -> true;
            // The provider's report says the same, and a report has its consequences.
            case Lookup.Undelivered undelivered -> true;
            case Lookup.Absent absent -> {
                if (machine.instant().isBefore(asked.offeredAt().plus(providers.settleAfter()))) {
                    throw new Sender.NotNow("UNCLEAR");
                }
                LOG.infof("SMS %s did not reach provider %s, as the provider says", notice.id(), asked.provider());
                // Ends one that was overtaken meanwhile, so that it is not offered again.
                var _ = change(notice, row -> row.withdrawOffer(machine.instant()));
                yield false;
            }
            case Lookup.Unlisted unlisted -> throw new Sender.NotNow("UNCLEAR");
            case Lookup.NoAnswer silent -> throw new Sender.NotNow("UNCLEAR");
        };
    }

    private Accepted offer(Notice notice, OutgoingMessage message) {
        var none = new NoTaker();
        for (var provider : providers.inOrder()) {
            if (!change(notice, row -> row.offer(provider, machine.instant()))) {
                throw new Sender.LeaseLost();
            }
            switch (providers.send(provider, message)) {
                case Outcome.Accepted(var id) -> {
                    return new Accepted(provider, id);
                }
                case Outcome.Refused(var why) -> throw refused(notice, "the SMS provider refused: " + why);
                case Outcome.Unclear(var why) -> {
                    unclear.increment();
                    throw new Sender.NotNow("UNCLEAR");
                }
                case Outcome.Unavailable(var why) -> none.unavailable(said(provider, notice, "not now", why));
                case Outcome.Unapproved(var why) -> none.unapproved(said(provider, notice, "text not approved", why));
                case Outcome.Unfit(var why) -> none.unfit(said(provider, notice, "values not taken", why));
            }
        }
        var _ = change(notice, row -> row.withdrawOffer(machine.instant()));
        if (none.isForGood()) {
            throw refused(notice, "the SMS provider refused: " + none.code());
        }
        if (none.isUnapproved()) {
            throw new Sender.Unapproved(none.code(), none.isUnapprovedByAll());
        }
        noProvider.increment();
        throw new Sender.NotNow("NO_PROVIDER " + none.code());
    }

    private static String said(MessageProvider provider, Notice notice, String what, String why) {
        LOG.warnf(
                "SMS %s (%s in %s) is not with provider %s, %s: %s",
                notice.id(), notice.template(), notice.language(), provider, what, why);
        return why;
    }

    /** Another channel may still reach the recipient. */
    private Sender.Refused refused(Notice notice, String why) {
        var written = change(notice, row -> {
            if (row.refused(why, machine.instant())) {
                undelivered.handle(row);
            }
        });
        if (!written) {
            throw new Sender.LeaseLost();
        }
        return new Sender.Refused(why);
    }

    /**
     * The number of tries is the fencing token: a worker that lost its lease to another one changes nothing, and sends nothing.
     *
     * @return whether the notice still waits for this worker
     */
    private boolean change(Notice notice, Consumer<Notice> act) {
        return UnitOfWork.in(() -> {
            var row = store.findByIdOptional(notice.id(), LockModeType.PESSIMISTIC_WRITE)
                    .filter(found -> found.stage().waits() && found.attempts() == notice.attempts());
            row.ifPresent(act);
            return row.isPresent();
        });
    }
}
