package cn.icpfiling.account.events;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Appends events to the logs of their owners. */
@ApplicationScoped
public class EventLog {

    private final AccountRepository accounts;
    private final EventTable events;
    private final List<EventFollower> followers;
    private final Clock machine;

    EventLog(
            AccountRepository accounts,
            EventTable events,
            @All List<EventFollower> followers,
            @MachineClock Clock machine) {
        this.accounts = accounts;
        this.events = events;
        this.followers = followers;
        this.machine = machine;
    }

    /**
     * Appends an event about each of these accounts, to the log of the account or of the partner whose customer it is. An account that
     * does not exist has no log. Two accounts of one owner give one event.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<UUID> holders, AccountEvent event) {
        // By owner in a fixed order, so that two events with the same two owners do not deadlock.
        var byOwner = new TreeMap<UUID, UUID>();
        for (var holder : holders) {
            accounts.findByIdOptional(holder).ifPresent(account -> byOwner.putIfAbsent(ownerOf(account), holder));
        }
        byOwner.forEach((owner, holder) -> append(owner, Optional.of(holder), event));
    }

    /**
     * Appends an event to the log of this owner, once.
     *
     * @param holder empty if the event is about the owner itself
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID owner, Optional<UUID> holder, AccountEvent event) {
        var number = events.nextNumber(owner);
        var row = new EventTable.Row(
                number,
                event.id(),
                event.type(),
                holder.orElse(null),
                event.sequence(),
                JsonText.write(event.ids()),
                Optional.ofNullable(event.serving()).map(JsonText::write).orElse(null),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                machine.instant().truncatedTo(ChronoUnit.MICROS));
        events.insert(owner, AboutEvent.of(owner, event.ids()), row);
        var view = EventView.of(row);
        followers.forEach(follower -> follower.follow(owner, view));
    }

    /**
     * Holds the owner's log until the transaction ends. A transaction that locks an endpoint or a queue and then appends an event calls this
     * first, because other transactions lock the log before the queues.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID owner) {
        events.lock(owner);
    }

    /** Deletes the log of an account whose data is erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void deleteOf(UUID owner) {
        events.deleteOf(owner);
    }

    private static UUID ownerOf(Account account) {
        return account.partner() == null ? account.id() : account.partner();
    }
}
