package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicPhone;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All messages to all recipients, stored permanently. */
@ApplicationScoped
public class Inbox {

    private static final String AUTHORITY = "12381";

    private final Sql sql;
    private final TestClock clock;
    private final SandboxConfig config;
    private final Duration reportAfter;

    Inbox(Sql sql, TestClock clock, SandboxConfig config, MessageSettings providers) {
        this.reportAfter = providers.reportAfter();
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** The authority's own SMS: a code or a filing password. */
    public void deliverFromAuthority(String phone, String text) {
        store(Channel.AUTHORITY_SMS, AUTHORITY, phone, new MailText(null, text, null), arrival(phone));
    }

    /**
     * An SMS or a call of a provider.
     *
     * @param outcome what the report says, null if there is none
     */
    long deliver(Channel channel, String provider, String phone, String text, String outId, String outcome) {
        var reportAt = outcome == null ? null : clock.machineNow().plus(reportAfter);
        return sql.insert(
                """
                INSERT INTO messages (channel, sender, recipient, body, received_at, business_time, visible_at, provider,
                  out_id, outcome, report_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                channel.name(),
                provider,
                phone,
                text,
                clock.machineNow(),
                clock.now(),
                arrival(phone),
                provider,
                outId,
                outcome,
                reportAt);
    }

    /** All messages that a provider took for a phone in the last days, newest first. */
    List<Taken> taken(String provider, String phone, int most) {
        return sql.list(
                Inbox::taken,
                "SELECT * FROM messages WHERE recipient = ? AND channel = 'SMS' AND provider = ? ORDER BY id DESC LIMIT ?",
                phone,
                provider,
                most);
    }

    List<Taken> reportsDue(int most) {
        return sql.list(
                Inbox::taken,
                "SELECT * FROM messages WHERE reported_at IS NULL AND report_at <= ? ORDER BY report_at LIMIT ?",
                clock.machineNow(),
                most);
    }

    void reported(long id) {
        var _ = sql.update("UPDATE messages SET reported_at = ? WHERE id = ?", clock.machineNow(), id);
    }

    void reportLater(long id, Instant at) {
        var _ = sql.update("UPDATE messages SET report_at = ? WHERE id = ?", at, id);
    }

    private static Taken taken(Sql.Row row) throws SQLException {
        return new Taken(
                row.number("id"),
                Channel.valueOf(row.text("channel")),
                row.text("recipient"),
                row.text("out_id"),
                row.text("outcome"),
                row.time("received_at"));
    }

    /** A message that a provider took. */
    record Taken(long id, Channel channel, String phone, String outId, String outcome, Instant at) {}

    void deliverMail(String from, String to, MailText mail) {
        store(Channel.MAIL, from, to, mail, clock.machineNow());
    }

    /** Deletes all messages to a recipient and returns their number. */
    public int forget(String recipient) {
        return sql.update("DELETE FROM messages WHERE recipient = ?", recipient);
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
        if (filter.reference() != null) {
            where.append(" AND out_id = ?");
            values.add(filter.reference());
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
                        row.text("out_id"),
                        row.time("visible_at"),
                        row.time("business_time")),
                "SELECT * FROM messages WHERE " + where + " ORDER BY visible_at DESC, id DESC LIMIT ?",
                values.toArray());
    }

    private void store(Channel channel, String from, String to, MailText mail, Instant visible) {
        var _ = sql.insert(
                """
                INSERT INTO messages (channel, sender, recipient, subject, body, out_id, received_at, business_time, visible_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                channel.name(),
                from,
                to,
                mail.subject(),
                mail.text(),
                mail.messageId(),
                clock.machineNow(),
                clock.now(),
                visible);
    }

    /** Null: never. */
    private Instant arrival(String phone) {
        return switch (MagicPhone.of(phone).orElse(null)) {
            case LOST -> null;
            case LATE -> clock.machineNow().plus(config.lateSms());
            case null -> clock.machineNow();
        };
    }

    record Filter(String to, Channel channel, String reference, Instant since, int limit) {}
}
