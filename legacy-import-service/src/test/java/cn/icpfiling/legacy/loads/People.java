package cn.icpfiling.legacy.loads;

import java.util.concurrent.atomic.AtomicInteger;

/** Resident IDs with a right check digit (GB 11643), each once a run. */
final class People {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger COUNT = new AtomicInteger(1);

    private People() {}

    static String next() {
        var number = COUNT.getAndIncrement();
        var body = "11010519%02d%02d%02d%03d"
                .formatted(50 + number % 49, 1 + number / 49 % 12, 1 + number / 588 % 28, number / 16_464 % 1000);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
