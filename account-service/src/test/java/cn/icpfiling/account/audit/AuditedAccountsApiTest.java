package cn.icpfiling.account.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every account, member of staff, client, session and redeemed code of this service stands in the audit, once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AuditedAccountsApiTest {

    private static final String DIFFERENCES = """
            SELECT CONCAT('account ', HEX(a.id)) FROM accounts a
             WHERE 1 <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = a.id AND e.act = IF(a.id IN (SELECT account_id FROM staff_logins),
                                                                 'STAFF.ADD', 'ACCOUNT.OPEN'))
            UNION ALL
            SELECT CONCAT('session ', HEX(s.id)) FROM sessions s
             WHERE 1 <> (SELECT COUNT(*) FROM audit_entries e WHERE e.object_id = s.id AND e.act = 'SESSION.START')
                OR IF(s.ended_at IS NULL, 0, 1)
                   <> (SELECT COUNT(*) FROM audit_entries e WHERE e.object_id = s.id AND e.act = 'SESSION.END')
            UNION ALL
            SELECT CONCAT('code ', HEX(c.id)) FROM one_time_codes c
             WHERE IF(c.used_at IS NULL, 0, 1)
                   <> (SELECT COUNT(*) FROM audit_entries e
                        WHERE e.object_id = c.id AND e.act = 'CODE.REDEEM' AND e.outcome = 'DONE')
            UNION ALL
            SELECT 'clients' FROM (SELECT COUNT(*) n FROM service_clients) c
             WHERE n <> (SELECT COUNT(*) FROM audit_entries e WHERE e.act = 'CLIENT.ADD')
            """;

    private final Caller caller = new Caller();

    @Test
    void each_thing_has_the_one_entry_that_tells_how_it_came_to_be() throws SQLException {
        caller.signedUp();

        assertThat(rows(DIFFERENCES)).isEmpty();
    }

    @Test
    void an_entry_that_is_missing_is_noticed() throws SQLException {
        caller.signedUp();

        for (var act : List.of("STAFF.ADD", "ACCOUNT.OPEN", "SESSION.START", "CODE.REDEEM", "CLIENT.ADD")) {
            assertThat(rows(DIFFERENCES.replace("'" + act + "'", "'NEVER'")))
                    .as(act)
                    .isNotEmpty();
        }
    }

    private static List<String> rows(String query) throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
