package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.model.Company.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Leaves orders alone in each state that waits for its applicant, until the deadline expires them (EXPIRED). */
final class Days {

    /** In steps, since no session outlives 30 days. */
    private static final List<String> STEPS = List.of("P20D", "P20D", "P6D");

    private final Crew crew;
    private final Record record;

    Days(Crew crew, Record record) {
        this.crew = crew;
        this.record = record;
    }

    void pass(long seed, List<Wish> wishes, long deadline) {
        var left = new ArrayList<Walker>();
        var going = new ArrayList<CompletableFuture<Void>>();
        var waiting = List.of(
                State.DRAFT,
                State.PROVIDER_CORRECTION,
                State.PROVIDER_REJECTED,
                State.SMS_EXPIRED,
                State.AUTHORITY_REJECTED);
        for (var state : waiting) {
            var place = left.size();
            var share = wishes.stream()
                    .filter(wish -> (wishes.indexOf(wish) + wish.manner().ordinal()) % waiting.size() == place)
                    .toList();
            var walker = new Walker(
                    crew,
                    record,
                    new Random(seed + place),
                    List.of(state == State.AUTHORITY_REJECTED ? Fate.REFUSED : Fate.GRANTED),
                    share);
            left.add(walker);
            going.add(CompletableFuture.runAsync(() -> walker.goesTo(state), Walker.AT_ONCE));
        }
        going.forEach(CompletableFuture::join);
        for (var step : STEPS) {
            if (record.isViolated()) {
                return;
            }
            crew.sandbox().post("/clock/advance", Forms.node().put("by", step)).expect(200);
            crew.renew();
            left.forEach(Walker::looksAfterDays);
        }
        left.stream()
                .map(Walker::state)
                .filter(state -> state != State.EXPIRED)
                .forEach(state -> record.violation("IDLE an order left alone for 46 days is " + state));
        if (!record.isViolated()) {
            left.stream()
                    .map(walker -> CompletableFuture.runAsync(() -> walker.stays(deadline), Walker.AT_ONCE))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }
}
