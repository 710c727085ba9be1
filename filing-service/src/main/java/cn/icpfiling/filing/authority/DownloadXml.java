package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Deregistered;
import cn.icpfiling.filing.authority.AuthorityResult.Filed;
import cn.icpfiling.filing.authority.AuthorityResult.Granted;
import cn.icpfiling.filing.authority.AuthorityResult.NotUnderstood;
import cn.icpfiling.filing.authority.AuthorityResult.ProcessingError;
import cn.icpfiling.filing.authority.AuthorityResult.Reason;
import cn.icpfiling.filing.authority.AuthorityResult.Refused;
import cn.icpfiling.filing.authority.AuthorityResult.ServiceNumber;
import cn.icpfiling.filing.authority.AuthorityResult.Sms;
import cn.icpfiling.filing.authority.AuthorityResult.SmsState;
import cn.icpfiling.filing.authority.Downloads.StoredResult;
import cn.icpfiling.platform.time.LegalTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads download files. A record that cannot be parsed is kept as such and does not affect the others. */
final class DownloadXml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Vocabulary words;
    private final NewsXml news;

    DownloadXml(Vocabulary words) {
        this.words = words;
        news = new NewsXml(words);
    }

    /** A record of the file: its group and its content, not yet interpreted. */
    record Entry(String group, XmlNode record) {}

    List<Entry> entries(byte[] document) throws UnreadableXml {
        var file = AuthorityXml.read(document);
        if (!file.name().equals(words.word(Term.DOWNLOAD_FILE))) {
            throw new UnreadableXml("not a download file");
        }
        var entries = new ArrayList<Entry>();
        for (var group : file.inside(words.word(Term.GROUPS))) {
            for (var record : group.all(words.word(Term.RECORD))) {
                entries.add(new Entry(group.name(), record));
            }
        }
        return entries;
    }

    AuthorityResult result(Entry entry) {
        var record = entry.record();
        var order = order(record);
        try {
            if (words.is(Term.GROUP_SMS, entry.group())) {
                return sms(order, record);
            }
            if (words.is(Term.GROUP_DECISION, entry.group())) {
                return decision(order, record);
            }
            if (words.is(Term.GROUP_FILED, entry.group())) {
                return new Filed(order, record.textOf(words.word(Term.SUBJECT_NUMBER)));
            }
            if (words.is(Term.GROUP_DEREGISTERED, entry.group())) {
                return deregistered(record);
            }
            if (words.is(Term.GROUP_PROCESSING_ERROR, entry.group())) {
                return new ProcessingError(
                        order,
                        record.textOf(words.word(Term.REASON_CODE)),
                        record.textOf(words.word(Term.REASON_TEXT)));
            }
            if (news.reads(entry.group())) {
                return news.of(entry);
            }
        } catch (UnreadableXml e) {
            return new NotUnderstood(order, entry.group(), e.getMessage());
        }
        return new NotUnderstood(order, entry.group(), "a group this platform does not act on");
    }

    /** Reads a record that was stored from a download file. */
    AuthorityResult read(StoredResult stored) {
        try {
            return result(new Entry(stored.group(), AuthorityXml.read(stored.content())));
        } catch (UnreadableXml e) {
            throw new IllegalStateException("the stored record " + stored.id() + " cannot be read", e);
        }
    }

    private UUID order(XmlNode record) {
        try {
            return id(record.textOf(words.word(Term.ORDER)));
        } catch (UnreadableXml e) {
            return null;
        }
    }

    private static UUID id(String reference) throws UnreadableXml {
        if (!reference.matches("[0-9A-Fa-f]{32}")) {
            throw new UnreadableXml("a reference that is not 32 hexadecimal digits");
        }
        return new UUID(
                Long.parseUnsignedLong(reference.substring(0, 16), 16),
                Long.parseUnsignedLong(reference.substring(16), 16));
    }

    private Sms sms(UUID order, XmlNode record) throws UnreadableXml {
        var code = record.textOf(words.word(Term.SMS_STATE));
        var state = words.is(Term.CODE_SMS_PENDING, code)
                ? SmsState.PENDING
                : words.is(Term.CODE_SMS_VERIFIED, code)
                        ? SmsState.VERIFIED
                        : words.is(Term.CODE_SMS_FAILED, code) ? SmsState.FAILED : null;
        if (state == null) {
            throw new UnreadableXml("an unknown SMS state");
        }
        var phones = record.textOf(words.word(Term.SMS_PHONES));
        return new Sms(
                order,
                state,
                time(record.textOf(words.word(Term.SMS_DEADLINE))),
                phones.isEmpty() ? List.of() : List.of(phones.split("[,;]")));
    }

    private AuthorityResult decision(UUID order, XmlNode record) throws UnreadableXml {
        var code = record.textOf(words.word(Term.DECISION));
        var decidedAt = time(record.textOf(words.word(Term.DECIDED_AT)));
        if (words.is(Term.CODE_DECISION_GRANTED, code)) {
            var services = new ArrayList<ServiceNumber>();
            for (var service : record.inside(words.word(Term.SERVICES))) {
                services.add(new ServiceNumber(
                        id(service.textOf(words.word(Term.SERVICE_REFERENCE))),
                        service.textOf(words.word(Term.SERVICE_NUMBER))));
            }
            return new Granted(order, decidedAt, record.textOf(words.word(Term.SUBJECT_NUMBER)), services);
        }
        if (words.is(Term.CODE_DECISION_REFUSED, code)) {
            var reasons = new ArrayList<Reason>();
            for (var reason : record.inside(words.word(Term.REASONS))) {
                reasons.add(new Reason(
                        reason.textOf(words.word(Term.REASON_FIELD)),
                        reason.textOf(words.word(Term.REASON_CODE)),
                        reason.textOf(words.word(Term.REASON_TEXT))));
            }
            return new Refused(order, decidedAt, reasons);
        }
        throw new UnreadableXml("an unknown decision");
    }

    /** An empty reference means no order; a broken one is a fault. */
    private AuthorityResult deregistered(XmlNode record) throws UnreadableXml {
        var reference = record.textOf(words.word(Term.ORDER));
        return new Deregistered(
                reference.isEmpty() ? null : id(reference),
                record.textOf(words.word(Term.SUBJECT_NUMBER)),
                record.all(words.word(Term.SERVICE_NUMBER)).stream()
                        .map(XmlNode::text)
                        .toList(),
                time(record.textOf(words.word(Term.DECIDED_AT))),
                record.textOf(words.word(Term.END_REASON)));
    }

    /** Null for an empty text; times are in Beijing time. */
    static Instant time(String text) throws UnreadableXml {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, TIME).atZone(LegalTime.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableXml("a time not written as the interface has it", e);
        }
    }
}
