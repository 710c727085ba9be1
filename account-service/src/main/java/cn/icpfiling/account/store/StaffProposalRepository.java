package cn.icpfiling.account.store;

import cn.icpfiling.account.core.StaffProposal;
import cn.icpfiling.account.core.StaffProposalState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What administrators proposed about members of staff. The lock of the member's login orders what happens to its proposals. */
@ApplicationScoped
public class StaffProposalRepository implements PanacheRepositoryBase<StaffProposal, UUID> {

    public Optional<StaffProposal> openOf(UUID account) {
        return find("openAccount", account).firstResultOptional();
    }

    /** The members whose proposal is over, the oldest first. */
    public List<UUID> membersOfOver(Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        "select p.account from StaffProposal p where p.state = ?1 and p.expiresAt <= ?2 order by p.expiresAt",
                        UUID.class)
                .setParameter(1, StaffProposalState.PROPOSED)
                .setParameter(2, now)
                .setMaxResults(most)
                .getResultList();
    }

    /** Deletes proposals that were decided before this time, as many as one transaction should. */
    public long forget(Instant decidedBefore) {
        return getEntityManager()
                .createNativeQuery("delete from staff_proposals where decided_at < ?1 order by decided_at limit 1000")
                .setParameter(1, decidedBefore)
                .executeUpdate();
    }
}
