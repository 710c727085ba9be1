package cn.icpfiling.systemtests;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Checks what the platform shows of an order: its state, its precheck, its numbers, its service and its timeline. */
final class OrderChecks {

    private static final Pattern SUBJECT_NUMBER = Pattern.compile("[浙湘]ICP备[0-9]{10}号");
    private static final List<String> TIMELINE =
            List.of("DRAFT", Phones.ACT, Phones.ACT, "SUBMIT", "APPROVE", "UPLOAD", "SMS_VERIFIED", "GRANT");

    private OrderChecks() {}

    static void isIn(Answer answer, String... states) {
        Differs.unless(
                List.of(states).contains(answer.text("/state")),
                "%s left the order in %s, not in %s",
                answer.request(),
                answer.text("/state"),
                String.join(" or ", states));
    }

    /** Checks that a precheck found neither errors nor unknowns. */
    static void isClean(Answer precheck) {
        Differs.unless(
                precheck.at("/passed").asBoolean()
                        && precheck.at("/errors").isEmpty()
                        && precheck.at("/unknowns").isEmpty(),
                "The precheck of a clean order found %s",
                precheck.body());
    }

    /**
     * Returns the subject number of a completed order.
     *
     * @param place the last part of the service number
     */
    static String subjectNumber(Answer completed, int place) {
        var subjectNumber = completed.text("/subjectNumber");
        Differs.unless(
                SUBJECT_NUMBER.matcher(subjectNumber).matches()
                        && completed.text("/serviceNumbers/0").equals(subjectNumber + "-" + place),
                "These are no filing numbers of Zhejiang or Hunan: %s, %s",
                subjectNumber,
                completed.at("/serviceNumbers"));
        return subjectNumber;
    }

    /** Checks the first service of the holder's list. */
    static void isFiled(Answer services, String serviceNumber, String domain) {
        Differs.unless(
                services.text("/items/0/serviceNumber").equals(serviceNumber)
                        && services.text("/items/0/domains/0").equals(domain),
                "The filed service does not show: %s",
                services.body());
    }

    /** Returns the acts of a history that has every step and waits for no actor. */
    static List<String> wholeTimeline(Answer history) {
        var acts = StreamSupport.stream(history.at("/items").spliterator(), false)
                .map(step -> step.path("act").asText())
                .toList();
        Differs.unless(
                acts.equals(TIMELINE) && history.text("/waitingFor").equals("NOBODY"),
                "The timeline shows %s",
                history.body());
        return acts;
    }
}
