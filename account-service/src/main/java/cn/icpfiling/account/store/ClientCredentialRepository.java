package cn.icpfiling.account.store;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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
    public void recordUse(UUID id, Instant before, Instant now, byte[] encryptedAddress) {
        getEntityManager()
                .createNativeQuery(
                        "update client_credentials set last_used_at = ?1, last_used_address = ?4 where id = ?2"
                                + " and (last_used_at is null or last_used_at = ?3)")
                .setParameter(1, now)
                .setParameter(2, Binary.of(id))
                .setParameter(3, before)
                .setParameter(4, encryptedAddress)
                .executeUpdate();
    }

    /** The open credentials that expire up to this time; without those whose partner was told, if asked so. */
    public List<ClientCredential> expiring(Instant until, boolean untold, int most) {
        var told = untold ? " and warnedAt is null" : "";
        return find("revokedAt is null and expiresAt <= ?1" + told + " order by expiresAt", until)
                .page(0, most)
                .list();
    }

    public Optional<ClientCredential> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Ends the tokens of a client that were issued so far. Its credentials go on: their next tokens have another session. The caller
     * holds the client's lock.
     */
    public void endTokensOf(UUID client, Instant now) {
        for (var credential : openOf(client)) {
            getEntityManager()
                    .createNativeQuery("insert into ended_client_sessions (id, ended_at) values (?1, ?2)")
                    .setParameter(1, Binary.of(credential.session()))
                    .setParameter(2, now)
                    .executeUpdate();
            credential.beginSession(Ids.next());
        }
    }

    /** Deletes ended sessions whose tokens have expired. */
    public long forgetEndedSessions(Instant before) {
        return getEntityManager()
                .createNativeQuery("delete from ended_client_sessions where ended_at < ?1 limit 1000")
                .setParameter(1, before)
                .executeUpdate();
    }

    /**
     * The sessions of tokens that became invalid since then: of a revoked or expired credential, of a terminated client, of a suspended
     * partner, or ended while the credential goes on. The job asks every second, so each case is a query with its own index.
     */
    public List<UUID> invalidatedSince(Instant since, Instant now) {
        var ended = Stream.of(
                        "select d from ClientCredential d where d.revokedAt > ?1",
                        "select d from ClientCredential d where d.expiresAt > ?1 and d.expiresAt <= ?2",
                        "select d from ClientCredential d join PartnerClient c on c.id = d.client where c.endedAt > ?1",
                        "select d from ClientCredential d join PartnerClient c on c.id = d.client"
                                + " join Partner p on p.id = c.partner where p.suspendedAt > ?1")
                .flatMap(text -> {
                    var query = getEntityManager()
                            .createQuery(text, ClientCredential.class)
                            .setParameter(1, since);
                    return (text.contains("?2") ? query.setParameter(2, now) : query).getResultStream();
                })
                .map(ClientCredential::session);
        return Stream.concat(ended, endedSessions(since).stream()).distinct().toList();
    }

    private List<UUID> endedSessions(Instant since) {
        Stream<?> ids = getEntityManager()
                .createNativeQuery("select id from ended_client_sessions where ended_at > ?1", byte[].class)
                .setParameter(1, since)
                .getResultStream();
        return ids.map(id -> Binary.toUuid((byte[]) id)).toList();
    }
}
