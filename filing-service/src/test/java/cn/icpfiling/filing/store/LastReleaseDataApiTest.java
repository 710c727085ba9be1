package cn.icpfiling.filing.store;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.release.ReleasedDataHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Rows of this service that the last release wrote. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class LastReleaseDataApiTest {

    @Inject
    EncryptedColumns columns;

    @Inject
    SessionFactory entities;

    @Test
    void what_the_last_release_stored_is_all_there_and_read_after_an_upgrade() throws Exception {
        ReleasedDataHolds.assertAll(
                "filing-service",
                columns,
                entities,
                index -> List.of(
                        new IndexedFilings(new EncryptedFilings(), new OrderContentRepository(null, null, index))));
    }
}
