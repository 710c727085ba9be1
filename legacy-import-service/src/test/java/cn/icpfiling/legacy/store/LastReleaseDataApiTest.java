package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.release.ReleasedDataHolds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of this service that the last release wrote. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class LastReleaseDataApiTest {

    @Inject
    EncryptedColumns columns;

    @Inject
    SessionFactory entities;

    @Test
    @Tag("long")
    void what_the_last_release_stored_is_all_there_and_read_after_an_upgrade() throws Exception {
        ReleasedDataHolds.assertAll(
                "legacy-import-service", columns, entities, index -> List.of(new IndexedLegacy(index)));
    }
}
