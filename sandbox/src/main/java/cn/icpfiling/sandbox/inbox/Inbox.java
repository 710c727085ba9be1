package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicPhone;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All messages to all recipients, stored permanently. */
@ApplicationScoped
public class Inbox {

    private static final String AUTHORITY = "12381";

    private final Sql sql;
    private final TestClock clock;
    private final SandboxConfig config;

    Inbox(Sql sql, TestClock clock, SandboxConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** The authority's own SMS: a code or a filing password. */
    public void deliverFromAuthority(String phone, String text) {
        store(Channel.AUTHORITY_SMS, AUTHORITY, phone, null, text, null, arrival(phone));
    }

    long deliverSms(String phone, String text, String reference) {
        return store(Channel.SMS, null, phone, null, text, reference, arrival(phone));
    }

    void deliverMail(String from, String to, String subject, String text) {
        store(Channel.MAIL, from, to, subject, text, null, clock.machineNow());
    }

    Optional<Sent> sentUnder(String reference) {
        return sql.first(
                row -> new Sent(row.number("id"), row.text("recipient"), row.text("body")),
                "SELECT id, recipient, body FROM messages WHERE reference = ?",
                reference);
    }

    /** Newest first. */
    List<Message> list(Filter filter) {
        var where = new StringBuilder("visible_at <= ?");
        var values = new ArrayList<Object>(List.of(clock.machineNow()));
        if (filter.to() != null) {
            where.append(" AND recipient = ?");
            values.add(filter.to());
        }
        if (filter.channel() != null) {
            where.append(" AND channel = ?");
            values.add(filter.channel().name());
        }
        if (filter.since() != null) {
            where.append(" AND visible_at >= ?");
            values.add(filter.since());
        }
        values.add(filter.limit());
        return sql.list(
                row -> new Message(
                        Long.toString(row.number("id")),
                        Channel.valueOf(row.text("channel")),
                        row.text("sender"),
                        row.text("recipient"),
                        row.text("subject"),
                        row.text("body"),
                        row.time("visible_at"),
                        row.time("business_time")),
                "SELECT * FROM messages WHERE " + where + " ORDER BY visible_at DESC, id DESC LIMIT ?",
                values.toArray());
    }

    private long store(
            Channel channel, String from, String to, String subject, String text, String reference, Instant visible) {
        return sql.insert(
                """
                INSERT INTO messages (channel, sender, recipient, subject, body, reference, received_at,
                  business_time, visible_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", channel.name(), from, to, subject, text, reference, clock.machineNow(), clock.now(), visible);
    }

    /** Null: never. */
    private Instant arrival(String phone) {
        return switch (MagicPhone.of(phone).orElse(null)) {
            case LOST -> null;
            case LATE -> clock.machineNow().plus(config.lateSms());
            case null -> clock.machineNow();
        };
    }

    record Sent(long id, String to, String text) {}

    record Filter(String to, Channel channel, Instant since, int limit) {}
}
