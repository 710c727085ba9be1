package cn.icpfiling.inspection.history;

import cn.icpfiling.platform.testkit.HistoryPlans;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class InspectionHistoryApiTest {

    @Test
    void every_statement_has_an_index() throws SQLException {
        HistoryPlans.assertIndexed(new InspectionHistory());
    }
}
