package cn.icpfiling.bench.service;

import cn.icpfiling.bench.measure.Pairs.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several callers in parallel. Each sends its next call as soon as the previous one is answered. */
public final class Crew {
    private Crew() {}

    /** One call, from its start to its answer. */
    public interface Caller {
        void call() throws Exception;
    }

    public static Done atWork(List<? extends Caller> callers, Duration length, Connection counter)
            throws SQLException, InterruptedException, ExecutionException {
        var before = Statements.soFar(counter);
        var begun = System.nanoTime();
        var working = new ArrayList<Future<long[]>>();
        try (var threads = Executors.newFixedThreadPool(callers.size())) {
            callers.forEach(caller -> working.add(threads.submit(() -> busy(caller, begun + length.toNanos()))));
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var asked = Statements.soFar(counter).since(before);
        var times = new ArrayList<long[]>();
        for (var one : working) {
            times.add(one.get());
        }
        var micros = times.stream().flatMapToLong(Arrays::stream).toArray();
        return new Done(micros.length, seconds, micros, asked);
    }

    /** Makes these callers one side of a comparison. A run changes nothing, or writes the same rows again. */
    public static Side<Done> side(List<? extends Caller> callers, Duration length, Connection counter) {
        return unprepared(() -> atWork(callers, length, counter));
    }

    /** A side that changes nothing, and so needs no preparation. */
    public static <R> Side<R> unprepared(Callable<R> measured) {
        return new Side<>() {
            @Override
            public void prepare() {
                // A run changes nothing.
            }

            @Override
            public R measure() throws Exception {
                return measured.call();
            }
        };
    }

    private static long[] busy(Caller caller, long until) throws Exception {
        var micros = new long[1 << 12];
        var count = 0;
        for (var begun = System.nanoTime(); begun - until < 0; count++) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, count * 2);
            }
            caller.call();
            var ended = System.nanoTime();
            micros[count] = (ended - begun) / 1000;
            begun = ended;
        }
        return Arrays.copyOf(micros, count);
    }
}
