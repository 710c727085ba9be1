package cn.icpfiling.account.store;

import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.core.WebhookState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class WebhookEndpointRepository implements PanacheRepositoryBase<WebhookEndpoint, UUID> {

    /** An endpoint of another owner is not found. */
    public Optional<WebhookEndpoint> of(UUID owner, UUID id) {
        return findByIdOptional(id).filter(found -> found.owner().equals(owner));
    }

    /** Reads the owner alone, so that the endpoint is first read under its lock. */
    public Optional<UUID> ownerOf(UUID id) {
        return getEntityManager()
                .createQuery("select e.owner from WebhookEndpoint e where e.id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    /** Reads the URL as it was last committed, whatever the session has read before. */
    public Optional<String> urlOf(UUID id) {
        return getEntityManager()
                .createQuery("select e.url from WebhookEndpoint e where e.id = ?1", String.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    /** Locks all endpoints of the owner, in the order of their ids. */
    public List<WebhookEndpoint> lockedOf(UUID owner) {
        return find("owner = ?1 order by id", owner)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Locks the row until the transaction ends. */
    public Optional<WebhookEndpoint> locked(UUID owner, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.owner().equals(owner));
    }

    /** @param after null for the first page */
    public List<WebhookEndpoint> after(UUID owner, UUID after, int most) {
        return find("owner = ?1 and (?2 is null or id > ?2) order by id", owner, after)
                .page(0, most)
                .list();
    }

    /** Active and paused endpoints, in the order in which their queues are locked. */
    public List<WebhookEndpoint> gathering(UUID owner) {
        return list("owner = ?1 and state <> ?2 order by id", owner, WebhookState.DISABLED);
    }

    public long countOf(UUID owner) {
        return count("owner", owner);
    }
}
