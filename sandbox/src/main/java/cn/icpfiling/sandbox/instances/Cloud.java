package cn.icpfiling.sandbox.instances;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicInstance;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The instances of each account. An id belongs to one account for ever, which the table's key enforces. */
@ApplicationScoped
class Cloud {

    private static final Pattern ID = Pattern.compile(MagicInstance.START + "[A-Za-z0-9-]{1,62}");

    private final Sql sql;
    private final TestClock clock;

    Cloud(Sql sql, TestClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The id of the new instance, which determines its properties; null: the cloud chooses one. */
    record Launch(String instanceId) {}

    /** Launching the same id again returns the account's existing instance. */
    CloudInstance launch(UUID account, Launch launch) {
        var wish = Fields.body(launch).instanceId();
        var id = wish == null ? MagicInstance.START + UUID.randomUUID() : wish;
        new Fields()
                .check(
                        ID.matcher(id).matches(),
                        "/instanceId",
                        "WRONG_FORM",
                        "/instanceId is i- and letters, digits or -")
                .refuseIfWrong();
        sql.update(
                "INSERT IGNORE INTO cloud_instances (instance_id, account, launched_on) VALUES (?, ?, ?)",
                id,
                account.toString(),
                LegalTime.dayOf(clock.now()));
        return find(account, id)
                .orElseThrow(() -> Refusal.of(
                        409, "INSTANCE_ID_TAKEN", "The id is taken", "This id is not free", "Launch with another id"));
    }

    Optional<CloudInstance> find(UUID account, String id) {
        return sql.first(
                row -> CloudInstance.of(row.text("instance_id"), LocalDate.parse(row.text("launched_on"))),
                "SELECT instance_id, launched_on FROM cloud_instances WHERE instance_id = ? AND account = ?",
                id,
                account.toString());
    }
}
