package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Stores the message about an order that a partner prepared, to a person whom the platform may not know: an SMS, and a mail
 * if the partner gave an address. Each is stored once per message. Its link is deleted once it is sent, because the link is
 * a secret (ADR 0035).
 */
@ApplicationScoped
public class TellHolder {

    private final Notices notices;
    private final NoticeRepository store;
    private final Clock clock;

    TellHolder(Notices notices, NoticeRepository store, @MachineClock Clock clock) {
        this.notices = notices;
        this.store = store;
        this.clock = clock;
    }

    /** The messages of the offer that wait are not sent any more, because the offer is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void callBack(UUID prefilledOrder) {
        waiting(prefilledOrder).forEach(notice -> notice.tooLate(clock.instant()));
    }

    private Stream<Notice> waiting(UUID prefilledOrder) {
        return store.waitingOf(causeOf(prefilledOrder)).stream();
    }

    private static String causeOf(UUID prefilledOrder) {
        return "filing.prefilled-order/" + prefilledOrder + "/";
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID prefilledOrder, UUID partner, int number, PrefillMessage message) {
        var cause = causeOf(prefilledOrder) + number;
        // The links of earlier messages have stopped working.
        waiting(prefilledOrder)
                .filter(notice -> !notice.cause().equals(cause))
                .forEach(notice -> notice.tooLate(clock.instant()));
        var offer = new Offer(prefilledOrder, partner, cause);
        tell(offer, Channel.SMS, message.phone(), message);
        if (message.mail() != null) {
            tell(offer, Channel.MAIL, message.mail(), message);
        }
    }

    private record Offer(UUID prefilledOrder, UUID partner, String cause) {}

    private void tell(Offer offer, Channel channel, String recipient, PrefillMessage message) {
        if (store.exists(offer.cause(), channel)) {
            return;
        }
        var notice = new Notice(
                        Ids.next(),
                        null,
                        offer.cause(),
                        channel,
                        NoticeTemplate.PREFILLED_ORDER,
                        message.language(),
                        clock.instant())
                .goodUntil(message.expiresAt());
        notice.handover().onBehalfOf(offer.partner());
        notices.add(
                notice,
                recipient,
                Map.of(
                        "partner",
                        message.partnerName(),
                        "link",
                        message.link(),
                        "until",
                        LegalTime.dayOf(message.expiresAt()).toString()),
                About.the(About.Kind.PREFILLED_ORDER, offer.prefilledOrder()));
    }
}
