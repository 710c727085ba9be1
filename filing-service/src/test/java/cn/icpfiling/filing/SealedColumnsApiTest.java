package cn.icpfiling.filing;

import cn.icpfiling.platform.crypto.SealedColumns;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.SealedColumnsNamed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SealedColumnsApiTest {

    @Inject
    SealedColumns columns;

    @Test
    void every_sealed_column_is_named_for_the_change_of_its_key() throws SQLException {
        SealedColumnsNamed.assertAll(columns);
    }
}
