package cn.icpfiling.account.store;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.platform.database.Binary;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
public class ClientCredentialRepository implements PanacheRepositoryBase<ClientCredential, UUID> {

    /** The credentials that are not revoked. */
    public List<ClientCredential> openOf(UUID client) {
        return find("client = ?1 and revokedAt is null order by id", client).list();
    }

    public List<ClientCredential> openOf(Collection<UUID> clients) {
        return find("client in ?1 and revokedAt is null order by id", clients).list();
    }

    public Optional<ClientCredential> of(UUID client, UUID id) {
        return findByIdOptional(id).filter(credential -> credential.client().equals(client));
    }

    /** Whether the client has or had the key; revoked credentials count too. */
    public boolean hadKey(UUID client, byte[] thumbprint) {
        return count("client = ?1 and thumbprint = ?2", client, thumbprint) > 0;
    }

    /** Stores the last use without a new version of the row. Of many requests at once one writes. */
    public void recordUse(UUID id, Instant before, Instant now) {
        getEntityManager()
                .createNativeQuery("update client_credentials set last_used_at = ?1 where id = ?2"
                        + " and (last_used_at is null or last_used_at = ?3)")
                .setParameter(1, now)
                .setParameter(2, Binary.of(id))
                .setParameter(3, before)
                .executeUpdate();
    }

    /**
     * Credentials that became invalid since then: revoked, of a terminated client, or of a suspended partner. The job
     * asks every second, so each case is a query with its own index.
     */
    public List<UUID> invalidatedSince(Instant since) {
        return Stream.of(
                        "select d.id from ClientCredential d where d.revokedAt > ?1",
                        "select d.id from ClientCredential d join PartnerClient c on c.id = d.client where c.endedAt > ?1",
                        "select d.id from ClientCredential d join PartnerClient c on c.id = d.client"
                                + " join Partner p on p.id = c.partner where p.suspendedAt > ?1")
                .flatMap(query -> getEntityManager()
                        .createQuery(query, UUID.class)
                        .setParameter(1, since)
                        .getResultStream())
                .distinct()
                .toList();
    }
}
