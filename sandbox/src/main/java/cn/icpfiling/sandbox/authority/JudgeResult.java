package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Accepts the provider's result of a task, each round once, and answers by a record of group HCJG. The task says how
 * many rounds the authority refuses first. It also refuses an incomplete result and one of an unknown task.
 */
@ApplicationScoped
class JudgeResult {

    private final Outgoing outgoing;
    private final Sql sql;
    private final TestClock clock;

    JudgeResult(Outgoing outgoing, Sql sql, TestClock clock) {
        this.outgoing = outgoing;
        this.sql = sql;
        this.clock = clock;
    }

    private record Task(long items, long refusals) {}

    /** Runs in the upload's transaction. */
    void handle(XmlElement record) {
        var task = record.value("Rwxh");
        var round = record.value("Hccs");
        if (!task.matches("[\\x21-\\x7e]{1,64}") || !round.matches("[1-9]\\d{0,3}")) {
            throw new IspRefusal(IspCode.UNREADABLE, "HSJG");
        }
        if (sql.update(
                        "INSERT IGNORE INTO authority_check_results (task, round, received_at) VALUES (?, ?, ?)",
                        task,
                        Integer.parseInt(round),
                        clock.now())
                == 0) {
            return;
        }
        var objection = objection(
                task, Integer.parseInt(round), record.items("Hcjglb", "Hcjg").size());
        outgoing.add(
                "HCJG",
                XmlElement.of("Rwxh", task),
                XmlElement.of("Hccs", round),
                XmlElement.of("Jg", objection.isPresent() ? "1" : "0"),
                XmlElement.of("Shsj", Outgoing.time(clock.now())),
                XmlElement.of("Hcyj", objection.orElse("")));
    }

    private Optional<String> objection(String task, int round, int answers) {
        var set = sql.first(
                row -> new Task(row.number("items"), row.number("refusals")),
                "SELECT items, refusals FROM authority_tasks WHERE task = ?",
                task);
        if (set.isEmpty()) {
            return Optional.of("核查任务不存在");
        }
        if (answers != set.get().items()) {
            return Optional.of("核查项不完整");
        }
        return round <= set.get().refusals() ? Optional.of("核查结果不予认可，请重新核查") : Optional.empty();
    }
}
