package cn.icpfiling.bench.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several writers at once, each with its next write as soon as the one before is answered. */
final class Crew {
    private Crew() {}

    /** One write, from its begin until it is durable. */
    interface Writer {
        void write() throws Exception;
    }

    static Written atWork(List<? extends Writer> writers, Duration length, Connection counter)
            throws SQLException, InterruptedException, ExecutionException {
        Statements before = Statements.soFar(counter);
        long begun = System.nanoTime();
        List<Future<long[]>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            writers.forEach(writer -> working.add(threads.submit(() -> busy(writer, begun + length.toNanos()))));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Statements asked = Statements.soFar(counter).since(before);
        List<long[]> times = new ArrayList<>();
        for (Future<long[]> one : working) {
            times.add(one.get());
        }
        long[] micros = times.stream().flatMapToLong(Arrays::stream).toArray();
        return new Written(micros.length, seconds, micros, asked);
    }

    private static long[] busy(Writer writer, long until) throws Exception {
        long[] micros = new long[1 << 12];
        int count = 0;
        for (long begun = System.nanoTime(); begun - until < 0; count++) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, count * 2);
            }
            writer.write();
            long ended = System.nanoTime();
            micros[count] = (ended - begun) / 1000;
            begun = ended;
        }
        return Arrays.copyOf(micros, count);
    }
}
