package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

@ApplicationScoped
public class NoticeRepository implements PanacheRepositoryBase<Notice, UUID> {

    public boolean exists(String cause, Channel channel) {
        return count("cause = ?1 and channel = ?2", cause, channel) > 0;
    }

    /** Locks the due rows and skips those that another replica has locked. Notices need no order. */
    public List<Notice> due(Channel channel, Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        "from Notice n where n.fate = WAITING and n.channel = ?1 and n.nextAttemptAt <= ?2 order by n.nextAttemptAt",
                        Notice.class)
                .setParameter(1, channel)
                .setParameter(2, now)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
    }
}
