package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Sets a task to check a filing, by a record of group HSRW. */
@ApplicationScoped
class SetTask {

    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_REFUSALS = 9;
    private static final Duration USUAL = Duration.ofDays(7);

    private final Outgoing outgoing;
    private final Sql sql;
    private final TestClock clock;

    SetTask(Outgoing outgoing, Sql sql, TestClock clock) {
        this.outgoing = outgoing;
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    Task handle(Wish wish) {
        check(Fields.body(wish));
        var task = "HC" + Ids.next().toString().replace("-", "");
        var subject = wish.subjectNumber() != null;
        sql.update(
                "INSERT INTO authority_tasks (task, items, refusals) VALUES (?, ?, ?)",
                task,
                (int) wish.items().stream().distinct().count(),
                wish.refusals() == null ? 0 : wish.refusals());
        outgoing.add(
                "HSRW",
                XmlElement.of("Rwxh", task),
                XmlElement.of(
                        subject ? "Ztbah" : "Wzbah", (subject ? wish.subjectNumber() : wish.serviceNumber()).strip()),
                XmlElement.of("Hcx", String.join(",", wish.items())),
                XmlElement.of("Jzsj", Outgoing.time(clock.now().plus(USUAL))),
                XmlElement.of("Hcnr", wish.note() == null ? "" : wish.note()));
        return new Task(task);
    }

    private static void check(Wish wish) {
        var fields = new Fields()
                .check(
                        (wish.subjectNumber() == null) != (wish.serviceNumber() == null),
                        "/subjectNumber",
                        "REQUIRED",
                        "either a subject number or a service number is named")
                .check(
                        wish.items() != null
                                && !wish.items().isEmpty()
                                && wish.items().stream().allMatch(item -> item != null && item.matches("\\d{1,2}")),
                        "/items",
                        "WRONG_FORM",
                        "/items holds codes of what is to be looked at");
        if (wish.refusals() != null && (wish.refusals() < 0 || wish.refusals() > MOST_REFUSALS)) {
            fields.wrong("/refusals", "OUT_OF_RANGE", "/refusals is from 0 to " + MOST_REFUSALS);
        }
        if (wish.note() != null && wish.note().length() > LONGEST_NOTE) {
            fields.wrong("/note", "TOO_LONG", "/note has at most " + LONGEST_NOTE + " characters");
        }
        fields.refuseIfWrong();
    }

    /** The items to check within a week, and how many results the authority refuses before it accepts one. */
    record Wish(String subjectNumber, String serviceNumber, List<String> items, String note, Integer refusals) {}

    /** The task's number. */
    record Task(String task) {}
}
