package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.KeptBounce;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.KeptBounceRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Keeps a bounce of other recipients than the mail was sent to, for the queue of the support. The queue is bounded: beyond it a bounce is
 * counted and lost, because a flood must not fill the database.
 */
@ApplicationScoped
class KeepBounce {

    static final int MOST_OPEN = 10_000;

    /** An alias may lead to a list of many. */
    static final int MOST_OF_ONE = 10;

    private static final String PURPOSE = "bounced-recipient";

    /** RFC 5321 4.5.3.1.3 counts 256 octets with the brackets around. A longer one is no address. */
    private static final int LONGEST = 254;

    private final KeptBounceRepository bounces;
    private final BouncedRecipients recipients;
    private final KeyedHash hash;
    private final Clock machine;

    KeepBounce(
            KeptBounceRepository bounces, BouncedRecipients recipients, KeyedHash hash, @MachineClock Clock machine) {
        this.bounces = bounces;
        this.recipients = recipients;
        this.hash = hash;
        this.machine = machine;
    }

    /** @return what came of it, for the counter */
    @Transactional(Transactional.TxType.MANDATORY)
    public String handle(Notice notice, List<DeliveryStatus> failed) {
        var room = MOST_OPEN - bounces.open();
        if (room <= 0) {
            return "NOT_KEPT";
        }
        failed.stream().limit(Math.min(room, MOST_OF_ONE)).forEach(status -> keep(notice, status));
        return "ANOTHER_RECIPIENT";
    }

    private void keep(Notice notice, DeliveryStatus status) {
        var recipient = status.recipient().length() > LONGEST ? "" : status.recipient();
        var key = hash.of(PURPOSE, recipient.toLowerCase(Locale.ROOT));
        if (!bounces.exists(notice.id(), key)) {
            var kept = new KeptBounce(Ids.next(), notice.id(), status.status(), machine.instant());
            bounces.persistAndFlush(kept.of(recipients.encrypt(kept.id(), recipient), key));
        }
    }
}
