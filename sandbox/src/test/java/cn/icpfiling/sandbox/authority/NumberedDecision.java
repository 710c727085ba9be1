package cn.icpfiling.sandbox.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a number in a transaction of its own, as each decision does. */
@ApplicationScoped
class NumberedDecision {

    private final FilingNumbers numbers;

    NumberedDecision(FilingNumbers numbers) {
        this.numbers = numbers;
    }

    @Transactional
    String takesNumber() {
        return numbers.next("琼", 2031);
    }
}
