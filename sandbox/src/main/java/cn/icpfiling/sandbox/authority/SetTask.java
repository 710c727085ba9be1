package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** The authority wants something filed looked at: a record of group HSRW. */
@ApplicationScoped
class SetTask {

    private static final int LONGEST_NOTE = 2_000;
    private static final Duration USUAL = Duration.ofDays(7);

    private final Outgoing outgoing;
    private final TestClock clock;

    SetTask(Outgoing outgoing, TestClock clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Transactional
    Task handle(Wish wish) {
        check(Fields.body(wish));
        String task = "HC" + Ids.next().toString().replace("-", "");
        boolean subject = wish.subjectNumber() != null;
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
        if (wish.note() != null && wish.note().length() > LONGEST_NOTE) {
            fields.wrong("/note", "TOO_LONG", "/note has at most " + LONGEST_NOTE + " characters");
        }
        fields.refuseIfWrong();
    }

    /** What is to be looked at, within a week. */
    record Wish(String subjectNumber, String serviceNumber, List<String> items, String note) {}

    /** The task's number. */
    record Task(String task) {}
}
