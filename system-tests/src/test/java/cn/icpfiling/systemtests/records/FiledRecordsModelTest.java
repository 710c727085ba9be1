package cn.icpfiling.systemtests.records;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holders act by chance on what they have filed: what J6 shows is what happens then, with all of its reasons, and of several acts at the
 * same moment one opens an order.
 */
@Tag("long")
class FiledRecordsModelTest {

    private static final int HOLDERS = 3;
    private static final int STEPS = 14;
    private static final int RACES = 3;

    private static long seed;
    private static List<FiledRecord> records;

    @BeforeAll
    static void several_sites_are_filed() throws InterruptedException {
        seed = new Random().nextInt(1_000_000);
        records = atOnce(IntStream.range(0, HOLDERS)
                .mapToObj(place -> (Callable<FiledRecord>)
                        () -> new FiledRecord(FirstFiling.of(Applicant.fresh(), Stack.fromEnvironment(), _ -> {})
                                .toTheNumber()))
                .toList());
    }

    @Test
    void what_is_shown_is_what_happens_and_of_several_at_once_one_happens() throws InterruptedException {
        var told = atOnce(records.stream()
                .map(record ->
                        (Callable<List<String>>) () -> walked(record, new Random(seed + records.indexOf(record))))
                .toList());

        assertThat(told.stream().flatMap(List::stream)).as("seed %d", seed).isEmpty();
    }

    private static List<String> walked(FiledRecord record, Random chance) throws InterruptedException {
        var wrong = new ArrayList<String>();
        for (var step = 0; step < STEPS; step++) {
            var act = FiledRecord.Opening.values()[chance.nextInt(FiledRecord.Opening.values().length)];
            wrong.addAll(record.triesAndCompares(act));
            if (chance.nextInt(3) == 0) {
                record.givesUp();
            }
        }
        for (var race = 0; race < RACES; race++) {
            record.givesUp();
            wrong.addAll(record.triesAllAtOnce());
        }
        record.givesUp();
        return wrong;
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(acts).stream()
                    .map(done -> {
                        if (done.state() == Future.State.FAILED) {
                            throw new AssertionError(done.exceptionNow());
                        }
                        return done.resultNow();
                    })
                    .toList();
        }
    }
}
