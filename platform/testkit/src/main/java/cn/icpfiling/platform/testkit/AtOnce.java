package cn.icpfiling.platform.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Acts that begin at the same moment, each in a thread of its own: without a barrier the first one may end before the last one begins. */
public final class AtOnce {

    private AtOnce() {}

    /** Returns what the act gave in each of its threads. */
    public static <T> List<T> times(int threads, Callable<T> act) throws InterruptedException, ExecutionException {
        return all(Collections.nCopies(threads, act));
    }

    /** Returns what the act gave to each of the callers, who are told their numbers, from 0. */
    public static <T> List<T> call(int callers, IntFunction<T> act) throws InterruptedException, ExecutionException {
        return all(IntStream.range(0, callers)
                .<Callable<T>>mapToObj(number -> () -> act.apply(number))
                .toList());
    }

    /** Returns what the acts gave, in their order. */
    public static <T> List<T> all(List<? extends Callable<T>> acts) throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new ArrayList<Future<T>>();
            for (var act : acts) {
                begun.add(threads.submit(() -> {
                    var _ = barrier.await();
                    return act.call();
                }));
            }
            var given = new ArrayList<T>();
            for (var one : begun) {
                given.add(one.get());
            }
            return given;
        }
    }
}
