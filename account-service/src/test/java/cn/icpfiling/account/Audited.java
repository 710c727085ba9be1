package cn.icpfiling.account;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the audit says of one object. */
public final class Audited {

    private Audited() {}

    /** The acts, oldest first: each with REFUSED, if it was refused, and with its reason, if it has one. */
    public static List<String> acts(String object) {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement(
                        "select concat_ws(' ', act, nullif(outcome, 'DONE'), reason) from audit_entries"
                                + " where object_id = ? order by id")) {
            query.setBytes(1, Binary.of(UUID.fromString(object)));
            var rows = query.executeQuery();
            var acts = new ArrayList<String>();
            while (rows.next()) {
                acts.add(rows.getString(1));
            }
            return acts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
