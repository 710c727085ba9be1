package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    public Optional<Account> ofPhone(BlindValue phone) {
        return find("phoneIndex = ?1 or phoneIndexB = ?2", phone.a(), phone.b()).firstResultOptional();
    }

    /** The account with the phone, without reading it, so that it can be read locked afterwards. */
    public Optional<UUID> idOfPhone(BlindValue phone) {
        return getEntityManager()
                .createQuery("select id from Account where phoneIndex = ?1 or phoneIndexB = ?2", UUID.class)
                .setParameter(1, phone.a())
                .setParameter(2, phone.b())
                .getResultStream()
                .findFirst();
    }

    /**
     * Returns the account, locked until the transaction ends, if it is open and still has the phone. No other transaction closes it or
     * changes its phone meanwhile.
     */
    public Optional<Account> lockedOfPhone(UUID id, BlindValue phone) {
        return lockedOpen(id).filter(account -> account.hasPhone(phone));
    }

    /** Returns the account, locked until the transaction ends, if it is open. */
    public Optional<Account> lockedOpen(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(account -> account.status() == AccountStatus.ACTIVE);
    }

    /**
     * Returns one page of the accounts that were closed before the instant and still have their personal data, the
     * oldest first.
     *
     * @param after the last account of the page before; null for the first page
     */
    public List<Account> closedBefore(Instant instant, Account after, int most) {
        var due = "erasedAt is null and closedAt < ?1";
        var order = " order by closedAt, id";
        var found = after == null
                ? find(due + order, instant)
                : find(
                        due + " and (closedAt > ?2 or closedAt = ?2 and id > ?3)" + order,
                        instant,
                        after.closedAt(),
                        after.id());
        return found.page(0, most).list();
    }

    /** Claims closed accounts whose closing is not complete, until the end of the lease. Returns their ids. */
    public List<UUID> claimUnsettled(Instant machineNow, Instant leaseEnd, int most) {
        var due = getEntityManager()
                .createQuery("select a.id from Account a where a.settleAt <= ?1 order by a.settleAt", UUID.class)
                .setParameter(1, machineNow)
                .setMaxResults(most)
                .getResultList();
        var claim = getEntityManager()
                .createQuery(
                        "update versioned Account a set a.settleAt = :leaseEnd where a.id = :id and a.settleAt <= :now")
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("now", machineNow);
        return Claims.won(due, claim);
    }

    public Optional<Account> customer(UUID partner, UUID id) {
        return findByIdOptional(id).filter(account -> partner.equals(account.partner()));
    }

    public Optional<Account> lockedCustomer(UUID partner, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(account -> partner.equals(account.partner()));
    }

    public Optional<Account> customer(UUID partner, String reference) {
        return find("partner = ?1 and reference = ?2", partner, reference).firstResultOptional();
    }

    public List<Account> customersAfter(UUID partner, Optional<UUID> id, int most) {
        return id.map(last -> find("partner = ?1 and id > ?2 order by id", partner, last))
                .orElseGet(() -> find("partner = ?1 order by id", partner))
                .page(0, most)
                .list();
    }
}
