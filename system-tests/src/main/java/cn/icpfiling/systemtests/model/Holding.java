package cn.icpfiling.systemtests.model;

import java.util.List;

/** What one holder has: orders, service numbers, filing numbers. Only facts. */
record Holding(List<Order> orders, List<Number> numbers, List<String> subjects, List<String> services) {

    record Order(String id, State state) {}

    record Number(String number, String state, String order) {}

    Holding withOrders(List<Order> others) {
        return new Holding(others, numbers, subjects, services);
    }

    Holding withNumbers(List<Number> others) {
        return new Holding(orders, others, subjects, services);
    }

    Holding withSubjects(List<String> others) {
        return new Holding(orders, numbers, others, services);
    }

    Holding withServices(List<String> others) {
        return new Holding(orders, numbers, subjects, others);
    }
}
