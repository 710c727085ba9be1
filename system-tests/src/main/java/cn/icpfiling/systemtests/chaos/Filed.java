package cn.icpfiling.systemtests.chaos;

import java.util.List;
import java.util.Map;

/** The facts about the orders after the storm, from every service that has some. No judgement. */
record Filed(
        List<Order> orders,
        List<Event> events,
        List<Event> verdicts,
        Map<String, Integer> stillToDo,
        Map<String, Integer> noticesExpected,
        Map<String, List<String>> noticesGot) {

    /** One order as its owner reads it, with the copies that other services hold. */
    record Order(
            String id,
            String state,
            String domain,
            String subjectNumber,
            List<String> serviceNumbers,
            List<Step> history,
            Copy own,
            Copy inspection,
            boolean filedAtLegacy) {}

    /** A step of the history that the order's owner sees. */
    record Step(long sequence, String act, String from, String to) {}

    /** A filed site: the owner's record or a copy. */
    record Copy(String serviceId, String serviceNumber, List<String> domains) {}

    /** One record of a topic, in the order of its partition. */
    record Event(String key, String id, long sequence, String act, String from, String to) {}

    Filed withEvents(List<Event> others) {
        return new Filed(orders, others, verdicts, stillToDo, noticesExpected, noticesGot);
    }

    Filed withVerdicts(List<Event> others) {
        return new Filed(orders, events, others, stillToDo, noticesExpected, noticesGot);
    }

    Filed withOrders(List<Order> others) {
        return new Filed(others, events, verdicts, stillToDo, noticesExpected, noticesGot);
    }

    Filed withNotices(Map<String, List<String>> others) {
        return new Filed(orders, events, verdicts, stillToDo, noticesExpected, others);
    }

    Filed withStillToDo(Map<String, Integer> others) {
        return new Filed(orders, events, verdicts, others, noticesExpected, noticesGot);
    }
}
