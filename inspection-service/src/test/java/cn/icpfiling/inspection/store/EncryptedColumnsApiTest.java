package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.testkit.EncryptedColumnsNamed;
import cn.icpfiling.platform.testkit.IndexedColumnsNamed;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class EncryptedColumnsApiTest {

    @Inject
    EncryptedColumns columns;

    @Inject
    @All
    List<IndexedColumns> indexes;

    @Test
    void every_encrypted_column_is_named_for_the_change_of_its_key() throws SQLException {
        EncryptedColumnsNamed.assertAll(columns, "provider_networks.first_address", "provider_networks.last_address");
    }

    @Test
    void every_blind_index_has_a_second_slot_and_is_named_for_the_change_of_its_key() throws SQLException {
        IndexedColumnsNamed.assertAll(indexes);
    }
}
