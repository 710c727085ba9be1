package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Binary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** Remembers assertions until they expire, so that none is accepted twice. */
@ApplicationScoped
public class UsedAssertionRepository {

    private final EntityManager database;

    UsedAssertionRepository(EntityManager database) {
        this.database = database;
    }

    /** Returns false if the assertion was used before. Of several requests at once the table's key lets one through. */
    public boolean take(UUID client, byte[] jti, Instant goodUntil) {
        return database.createNativeQuery(
                                "insert ignore into used_assertions (client_id, jti, good_until) values (?1, ?2, ?3)")
                        .setParameter(1, Binary.of(client))
                        .setParameter(2, jti)
                        .setParameter(3, goodUntil)
                        .executeUpdate()
                == 1;
    }

    /** Forgets assertions that have run out, those first that ran out first. */
    public int forget(Instant before, int most) {
        return database.createNativeQuery(
                        "delete from used_assertions where good_until < ?1 order by good_until limit ?2")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
