package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Inbox;
import cn.icpfiling.systemtests.Stack;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many applicants file in parallel, each to the number; two principals a filing. */
final class Crowd {

    private static final int TOLD_EVERY = 25;

    private final Stack stack;
    private final Consumer<String> tell;

    Crowd(Stack stack, Consumer<String> tell) {
        this.stack = stack;
        this.tell = tell;
    }

    void file(int filings, int atOnce) {
        var done = new AtomicInteger();
        var troubles = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(atOnce)) {
            var running = new ArrayList<Future<?>>();
            IntStream.range(0, filings)
                    .forEach(_ -> running.add(pool.submit(() -> {
                        filed();
                        var sofar = done.incrementAndGet();
                        if (sofar % TOLD_EVERY == 0) {
                            tell.accept("%d filings are granted".formatted(sofar));
                        }
                    })));
            for (var one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    troubles.add(String.valueOf(e.getCause().getMessage()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Differs.unless(troubles.isEmpty(), "%d filings were not granted, the first: %s", troubles.size(), troubles);
    }

    private void filed() {
        var who = Applicant.fresh();
        var account = new Accounts(stack).signUp(Applicant.freshPhone(), Optional.of(Applicant.freshMail()));
        FirstFiling.of(who, stack, told -> {})
                .buysTheDomain()
                .as(account)
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted()
                .hasItsWholeTimeline();
        new Inbox(stack).texts(who.head().phone(), "AUTHORITY_SMS"); // reads the filing password
    }
}
