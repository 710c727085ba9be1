package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.platform.database.Binary;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PartnerClientRepository implements PanacheRepositoryBase<PartnerClient, UUID> {

    /** Few transactions delete more than one. */
    private static final int AT_ONCE = 100;

    /** A client with its partner. */
    public record OfPartner(PartnerClient client, Partner partner) {}

    /** Locks the row, so that requests that add credentials see each other's results. */
    public Optional<PartnerClient> locked(UUID partner, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(client -> client.partner().equals(partner));
    }

    public Optional<PartnerClient> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<PartnerClient> of(UUID partner, UUID id) {
        return findByIdOptional(id).filter(client -> client.partner().equals(partner));
    }

    /** One query, whether the client exists or not, so that the time does not reveal it. */
    public Optional<OfPartner> withPartner(UUID id) {
        return getEntityManager()
                .createQuery(
                        "select c, p from PartnerClient c join Partner p on p.id = c.partner where c.id = ?1",
                        Object[].class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .map(row -> new OfPartner((PartnerClient) row[0], (Partner) row[1]));
    }

    /** Whether the partner is to be told of a refused address: true once a day, for one of many requests at once. */
    public boolean takeAddressNotice(UUID id, Instant now, Instant dayBefore) {
        return getEntityManager()
                        .createNativeQuery("update partner_clients set address_told_at = ?1 where id = ?2"
                                + " and (address_told_at is null or address_told_at <= ?3)")
                        .setParameter(1, now)
                        .setParameter(2, Binary.of(id))
                        .setParameter(3, dayBefore)
                        .executeUpdate()
                == 1;
    }

    /** How many clients of the partner are not terminated. */
    public long activeOf(UUID partner) {
        return count("partner = ?1 and endedAt is null", partner);
    }

    /** How many clients of the partner were terminated since then. */
    public long endedSince(UUID partner, Instant since) {
        return count("partner = ?1 and endedAt > ?2", partner, since);
    }

    /**
     * Deletes terminated clients of the partner, with their credentials, quotas and requests, so that the newest of those that ended before
     * the time stay. The audit keeps what they did. The caller holds the partner's lock.
     */
    public void forgetEnded(UUID partner, Instant before, int kept) {
        var left = find("partner = ?1 and endedAt < ?2 order by endedAt desc, id desc", partner, before)
                .range(kept, kept + AT_ONCE - 1)
                .list();
        for (var client : left) {
            for (var table : List.of("client_credentials", "client_scope_requests", "partner_quotas")) {
                getEntityManager()
                        .createNativeQuery("delete from " + table + " where client_id = ?1")
                        .setParameter(1, Binary.of(client.id()))
                        .executeUpdate();
            }
            delete(client);
        }
    }

    public List<PartnerClient> after(UUID partner, Optional<UUID> id, int most) {
        return id.map(last -> find("partner = ?1 and id > ?2 order by id", partner, last))
                .orElseGet(() -> find("partner = ?1 order by id", partner))
                .page(0, most)
                .list();
    }
}
