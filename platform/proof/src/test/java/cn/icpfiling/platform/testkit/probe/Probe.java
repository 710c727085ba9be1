package cn.icpfiling.platform.testkit.probe;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** What the handlers of this module's tests do: note what they see, fail where told to. */
@ApplicationScoped
public class Probe {
    private static final String NONE = "none";

    /** The payload of the events of these tests. */
    public record Note(String note) {}

    /** One row of what was seen. */
    public record Seen(UUID eventId, long sequence, String note) {}

    private final Sql sql;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<UUID, String> traces = new ConcurrentHashMap<>();

    Probe(Sql sql) {
        this.sql = sql;
    }

    /** Events with this note fail until it is mended. */
    public void breaks(String note) {
        broken.add(note);
    }

    /** Events with this note need somebody who does not answer until it is mended. */
    public void isAway(String note) {
        away.add(note);
    }

    /** Events with this note stand in their call of the network until it is mended. */
    public void holds(String note) {
        held.put(note, new CountDownLatch(1));
    }

    public void mend(String note) {
        Optional.ofNullable(held.remove(note)).ifPresent(CountDownLatch::countDown);
        broken.remove(note);
        away.remove(note);
    }

    Runnable prepare(String consumer, IncomingEvent event) {
        var note = event.as(Note.class).note();
        if (note.equals("endless")) {
            throw new StackOverflowError("endless");
        }
        if (away.contains(note)) {
            throw new ProcessingException("nobody answers");
        }
        Optional.ofNullable(held.get(note)).ifPresent(Probe::stand);
        return () -> {
            traces.put(event.id(), Objects.requireNonNullElse(TraceContext.id(), NONE));
            sql.update(
                    "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES (?, ?, ?, ?, ?)",
                    consumer,
                    event.id(),
                    event.subject(),
                    event.sequence(),
                    note);
            if (broken.contains(note)) {
                throw new IllegalStateException("cannot do " + note);
            }
        };
    }

    private static void stand(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one consumer saw of one aggregate, in the order it saw it. */
    public List<Seen> seen(String consumer, UUID subject) {
        return sql.list(
                row -> new Seen(Binary.toUuid(row.getBytes(1)), row.getLong(2), row.getString(3)),
                "SELECT event_id, sequence, note FROM probe_events WHERE consumer = ? AND subject = ? ORDER BY n",
                consumer,
                subject);
    }

    /** The trace ids under which the events of one aggregate had their effect, in the order that a consumer saw them. */
    public List<String> traces(String consumer, UUID subject) {
        return seen(consumer, subject).stream()
                .map(seen -> traces.get(seen.eventId()))
                .toList();
    }

    /** The reasons for which records of a key wait, in their order. */
    public List<String> parked(String key) {
        return sql.list(
                row -> row.getString(1),
                "SELECT reason FROM inbox_parked_events WHERE event_key = ? ORDER BY sequence, id",
                key);
    }

    public long waitingInOutbox(String key) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM outbox WHERE event_key = ?", key)
                .orElseThrow();
    }
}
