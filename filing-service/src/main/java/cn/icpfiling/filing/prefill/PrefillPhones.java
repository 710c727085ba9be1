package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.store.PrefillBlockTable;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides whether a phone, and a mail address if there is one, may get a message of a partner. Both are counted and blocked by
 * their keyed hashes.
 */
@ApplicationScoped
class PrefillPhones {

    private static final Duration WINDOW = Duration.ofDays(1);
    private static final String COUNTRY = "+86";

    private final KeyedHash hash;
    private final OrderFacts.Book book;
    private final PrefilledOrderRepository orders;
    private final PrefillBlockTable blocks;
    private final Sql sql;
    private final WindowCounter messages;
    private final int mostADay;

    PrefillPhones(
            KeyedHash hash,
            OrderFacts.Book book,
            PrefilledOrderRepository orders,
            PrefillBlockTable blocks,
            Sql sql,
            @ConfigProperty(name = "icp.prefill.messages-per-contact-and-day") int mostADay,
            @MachineClock Clock machine) {
        this.hash = hash;
        this.book = book;
        this.orders = orders;
        this.blocks = blocks;
        this.sql = sql;
        this.messages = new WindowCounter(sql, machine, WINDOW, "prefill_messages", List.of("contact_hash"));
        this.mostADay = mostADay;
    }

    boolean isMobile(String written) {
        return book.phones().isMainlandMobile(written);
    }

    /** Returns a mainland mobile as E.164. */
    String normalized(String written) {
        return COUNTRY + book.phones().national(written);
    }

    byte[] hashOf(String e164) {
        return hash.of("prefill.phone", e164);
    }

    private List<byte[]> hashesOf(PrefillContent content) {
        var phone = hashOf(content.phone());
        return content.mail() == null
                ? List.of(phone)
                : List.of(phone, hash.of("prefill.mail", content.mail().toLowerCase(Locale.ROOT)));
    }

    /** Refuses a partner whose offers the owner of phone or mail has blocked, and a second open offer. The database enforces the latter. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireWelcome(UUID partner, PrefillContent content) {
        requireNotBlocked(partner, content);
        if (orders.isOpenFor(partner, hashOf(content.phone()))) {
            throw new ProblemException(FilingProblem.PREFILLED_ORDER_OPEN);
        }
    }

    /** Refuses a partner whose offers the owner of phone or mail has blocked, maybe with the answer to another offer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireNotBlocked(UUID partner, PrefillContent content) {
        if (hashesOf(content).stream().anyMatch(contact -> blocks.isBlocked(contact, partner))) {
            throw new ProblemException(FilingProblem.PREFILL_BLOCKED);
        }
    }

    /**
     * Counts one message of phone and mail, or refuses it and counts neither. Call this outside any transaction: what is
     * refused later counts too.
     */
    void count(PrefillContent content) {
        var counted = new ArrayList<byte[]>();
        try {
            for (var contact : hashesOf(content)) {
                messages.count(mostADay, (Object) contact);
                counted.add(contact);
            }
        } catch (ProblemException refused) {
            counted.forEach(this::giveBack);
            throw refused;
        }
    }

    private void giveBack(byte[] contact) {
        UnitOfWork.run(() -> {
            var _ = sql.update(
                    "UPDATE prefill_messages SET events = events - 1 WHERE contact_hash = ? AND events > 0",
                    (Object) contact);
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void block(PrefillContent content, UUID partner, Instant at) {
        hashesOf(content).forEach(contact -> blocks.block(contact, partner, at));
    }

    /** Deletes the counts whose day is over. */
    int forgetCounts(Instant now, int limit) {
        return sql.update("DELETE FROM prefill_messages WHERE since < ? LIMIT ?", now.minus(WINDOW), limit);
    }
}
