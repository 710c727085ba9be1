package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Inbox;
import cn.icpfiling.systemtests.PersonalData.Datum;
import cn.icpfiling.systemtests.Stack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Searches everything that a stack left behind: its files as they are, and the unpacked content of packed ones. */
final class Search {

    /** The kinds of place that are searched. */
    enum Where {
        FILES,
        TABLES,
        TOPICS,
        DOORS,
        MESSAGES
    }

    /** The amount searched in one kind of place. */
    record Looked(int places, long bytes, long millis) {}

    private final Stack stack;
    private final Collection<Datum> data;
    private final Needles needles;
    private final List<Hit> hits = Collections.synchronizedList(new ArrayList<>());
    private final Map<Where, Looked> looked = new EnumMap<>(Where.class);

    private final AtomicInteger places = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Search(Stack stack, Collection<Datum> data) {
        this.stack = stack;
        this.data = data;
        this.needles = new Needles(data);
    }

    /** Searches every place. */
    Report everywhere() {
        var database = new Database(stack);
        database.flush();
        in(Where.TABLES, () -> database.eachTable(this::take));
        in(Where.TOPICS, () -> new Topics(stack).eachRecord(this::take));
        in(Where.DOORS, () -> Doors.each(stack, this::take));
        in(Where.MESSAGES, this::messages);
        in(Where.FILES, this::files); // last, because the other searches write log lines
        return new Report(List.copyOf(hits), Map.copyOf(looked), needles.count());
    }

    private void in(Where where, Runnable look) {
        places.set(0);
        bytes.set(0);
        var begun = System.nanoTime();
        look.run();
        looked.put(where, new Looked(places.get(), bytes.get(), (System.nanoTime() - begun) / 1_000_000));
    }

    private void take(String place, InputStream content) {
        try (content) {
            bytes.addAndGet(needles.search(content, place, hits::add));
            places.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be read", e);
        }
    }

    /**
     * The platform's messages carry no personal data except the requested code. The recipient is part of the sandbox's
     * envelope.
     */
    private void messages() {
        var inbox = new Inbox(stack);
        for (var datum : data) {
            switch (datum.kind()) {
                case MOBILE -> messages(inbox, datum.value(), "SMS");
                case MAIL -> messages(inbox, datum.value() + Applicant.MAIL_HOST, "MAIL");
                default -> {} // no messages go there
            }
        }
    }

    private void messages(Inbox inbox, String to, String channel) {
        for (var text : inbox.texts(to, channel)) {
            var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            try {
                bytes.addAndGet(needles.search(content, "a message by " + channel, hit -> {
                    if (!hit.datum().isCode()) {
                        hits.add(hit);
                    }
                }));
                places.incrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void files() {
        var home = stack.logs().getParent();
        // One thread keeps only one processor busy, and files are most of the work.
        filesUnder(home).parallelStream().forEach(file -> {
            try {
                take(home.relativize(file).toString(), Files.newInputStream(file));
            } catch (NoSuchFileException gone) {
                // A log that was rotated, or a segment that was compacted.
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        });
    }

    private static List<Path> filesUnder(Path home) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return ByRight.holds(home.relativize(folder))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !ByRight.holds(home.relativize(file))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(home + " cannot be walked", e);
        }
        return files;
    }
}
