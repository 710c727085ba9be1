package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.spotchecks.SpotCheckResult;
import cn.icpfiling.platform.time.LegalTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes upload files. Each record is written separately: one that cannot be written does not affect the others, and
 * the file's size is known before the file is closed.
 */
final class UploadXml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(LegalTime.ZONE);

    private final Vocabulary words;

    UploadXml(Vocabulary words) {
        this.words = words;
    }

    /** An id in the interface's form: 32 hexadecimal digits. */
    static String reference(UUID id) {
        return id.toString().replace("-", "");
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A record as it stands in a file, and under which group. */
    record Written(String group, byte[] record) {}

    /** Writes the records by group, each group in the given order. */
    byte[] file(long sequence, List<Written> records) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head(sequence));
        var groups = records.stream().collect(Collectors.groupingBy(Written::group));
        Stream.concat(orderGroups(), Stream.of(words.word(Term.GROUP_CHECK_RESULT)))
                .filter(groups::containsKey)
                .forEach(group -> {
                    out.writeBytes(ascii(open(group)));
                    groups.get(group).forEach(written -> out.writeBytes(written.record()));
                    out.writeBytes(ascii(close(group)));
                });
        out.writeBytes(tail());
        return out.toByteArray();
    }

    /** Each group of orders once, in the order of the types. */
    private Stream<String> orderGroups() {
        return Stream.of(OrderType.values()).map(words::group).distinct();
    }

    /** Returns the same records under another sequence, for a file that was never taken. */
    byte[] renumbered(byte[] file, long from, long to) {
        var head = head(from);
        var out = new ByteArrayOutputStream(file.length + 8);
        out.writeBytes(head(to));
        out.write(file, head.length, file.length - head.length);
        return out.toByteArray();
    }

    /** The largest possible size around the records, as if every group occurred. */
    int sizeAround(long sequence) {
        var groups = orderGroups()
                .mapToInt(group -> open(group).length() + close(group).length())
                .sum();
        return head(sequence).length + groups + tail().length;
    }

    private byte[] head(long sequence) {
        return ascii(AuthorityXml.DECLARATION
                + open(words.word(Term.UPLOAD_FILE))
                + open(words.word(Term.UPLOAD_SEQUENCE))
                + sequence
                + close(words.word(Term.UPLOAD_SEQUENCE))
                + open(words.word(Term.GROUPS)));
    }

    private byte[] tail() {
        return ascii(close(words.word(Term.GROUPS)) + close(words.word(Term.UPLOAD_FILE)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String open(String word) {
        return "<" + word + ">";
    }

    private static String close(String word) {
        return "</" + word + ">";
    }

    Written record(UploadRecord order) throws UnsendableRecord {
        var out = new ByteArrayOutputStream(2048);
        try {
            var writer = new Writing(AuthorityXml.writer(out));
            writer.order(order);
            writer.xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return new Written(words.group(order.type()), out.toByteArray());
    }

    /** Writes a spot check result: it has numbers and codes only, so it can always be written. */
    Written result(SpotCheckResult result) {
        var out = new ByteArrayOutputStream(512);
        try {
            var writer = new Writing(AuthorityXml.writer(out));
            writer.result(result);
            writer.xml.flush();
        } catch (XMLStreamException | UnsendableRecord e) {
            throw new IllegalStateException("a result cannot be written", e);
        }
        return new Written(words.word(Term.GROUP_CHECK_RESULT), out.toByteArray());
    }

    private final class Writing {
        private final XMLStreamWriter xml;

        Writing(XMLStreamWriter xml) {
            this.xml = xml;
        }

        void order(UploadRecord order) throws XMLStreamException, UnsendableRecord {
            start(Term.RECORD);
            must(Term.ORDER, reference(order.order()));
            must(Term.SUBMITTED_AT, order.submittedAt() == null ? null : time(order.submittedAt()));
            if (order.type().isOfFiledSubject()) {
                must(Term.FILED_SUBJECT_NUMBER, order.subjectNumber());
            }
            holder(order.holder(), order.type());
            start(Term.SERVICES);
            for (var site : order.sites()) {
                site(site, order.type());
            }
            end();
            start(Term.MATERIALS);
            for (var paper : order.papers()) {
                start(Term.MATERIAL);
                must(Term.MATERIAL_KIND, paper.kind());
                must(Term.MATERIAL_FILE, paper.fileName());
                must(Term.MATERIAL_DIGEST, paper.sha256());
                end();
            }
            end();
            end();
        }

        void result(SpotCheckResult result) throws XMLStreamException, UnsendableRecord {
            start(Term.RECORD);
            must(Term.SPOT_CHECK_TASK, result.task());
            must(Term.CHECK_ROUND, Integer.toString(result.round()));
            must(Term.CHECKED_AT, time(result.settledAt()));
            start(Term.CHECK_ANSWERS);
            for (var answer : result.fits().entrySet()) {
                start(Term.CHECK_ANSWER);
                must(Term.SPOT_CHECK_ITEMS, words.word(NewsXml.codeOf(answer.getKey())));
                must(Term.CHECK_RESULT, words.word(answer.getValue() ? Term.CODE_CHECK_FITS : Term.CODE_CHECK_DIFFERS));
                end();
            }
            end();
            end();
        }

        private void holder(UploadRecord.Holder holder, OrderType type) throws XMLStreamException, UnsendableRecord {
            start(Term.SUBJECT);
            must(Term.HOLDER_NAME, holder.name());
            must(Term.NATURE, Integer.toString(holder.nature()));
            must(Term.CERTIFICATE_TYPE, Integer.toString(holder.certificateType()));
            must(Term.CERTIFICATE_NUMBER, holder.certificateNumber());
            may(Term.CERTIFICATE_ADDRESS, holder.certificateAddress());
            must(Term.PROVINCE, holder.province());
            may(Term.CITY, holder.city());
            may(Term.COUNTY, holder.county());
            // The numbers say which record ends; one of the old platform may lack the rest (docs/trade.md 3.7).
            var entered = !type.isDeregistration();
            text(entered, Term.POSTAL_ADDRESS, holder.postalAddress());
            if (entered || holder.principal() != null) {
                person(entered, holder.principal());
            }
            end();
        }

        private void site(UploadRecord.Site site, OrderType type) throws XMLStreamException, UnsendableRecord {
            start(Term.SERVICE);
            must(Term.SERVICE_REFERENCE, reference(site.reference()));
            if (type.isOfFiledService()) {
                must(Term.FILED_SERVICE_NUMBER, site.filedNumber());
            }
            must(Term.SERVICE_NAME, site.name());
            if (!type.isDeregistration()) {
                entry(site);
            }
            end();
        }

        /** Writes the content of a site. The authority needs none of it for a deregistration. */
        private void entry(UploadRecord.Site site) throws XMLStreamException, UnsendableRecord {
            may(Term.SERVICE_HOME_PAGE, site.homePage());
            must(Term.SERVICE_CONTENT, Long.toString(site.content()));
            must(Term.SERVICE_PRE_APPROVAL, Long.toString(site.preApproval()));
            must(
                    Term.SERVICE_LANGUAGES,
                    site.languages().stream().map(Object::toString).collect(Collectors.joining(",")));
            must(Term.SERVICE_KIND, words.word(Term.CODE_SERVICE_WEBSITE));
            start(Term.DOMAINS);
            for (var domain : site.domains()) {
                must(Term.DOMAIN, domain);
            }
            end();
            start(Term.ACCESS);
            must(Term.ACCESS_MODE, Long.toString(site.accessMode()));
            must(Term.ACCESS_LOCATION, Long.toString(site.accessLocation()));
            start(Term.ACCESS_ADDRESSES);
            for (var address : site.addresses()) {
                must(Term.ACCESS_ADDRESS, address);
            }
            end();
            end();
            person(true, site.principal());
            may(Term.REMARK, site.remark());
        }

        private void person(boolean entered, UploadRecord.Person person) throws XMLStreamException, UnsendableRecord {
            start(Term.PRINCIPAL);
            text(entered, Term.PRINCIPAL_NAME, person.name());
            text(entered, Term.CERTIFICATE_TYPE, Objects.toString(person.certificateType(), null));
            text(entered, Term.CERTIFICATE_NUMBER, person.certificateNumber());
            text(entered, Term.PRINCIPAL_MOBILE, person.mobile());
            may(Term.PRINCIPAL_OFFICE_PHONE, person.officePhone());
            may(Term.PRINCIPAL_MAIL, person.mail());
            text(entered, Term.PRINCIPAL_IS_LEGAL_REPRESENTATIVE, yesOrNo(person.legalRepresentative()));
            end();
        }

        private String yesOrNo(Boolean said) {
            return said == null ? null : words.word(said ? Term.CODE_YES : Term.CODE_NO);
        }

        private void start(Term term) throws XMLStreamException {
            xml.writeStartElement(words.word(term));
        }

        private void end() throws XMLStreamException {
            xml.writeEndElement();
        }

        private void text(boolean needed, Term term, String text) throws XMLStreamException, UnsendableRecord {
            if (needed) {
                must(term, text);
            } else {
                may(term, text);
            }
        }

        private void must(Term term, String text) throws XMLStreamException, UnsendableRecord {
            if (text == null || text.isBlank()) {
                throw new UnsendableRecord("AUTHORITY_RECORD_INCOMPLETE", words.word(term) + " is empty");
            }
            may(term, text);
        }

        private void may(Term term, String text) throws XMLStreamException, UnsendableRecord {
            start(term);
            if (text != null) {
                if (!GbkText.carries(text)) {
                    throw new UnsendableRecord(
                            "AUTHORITY_CHARACTER_LOST", words.word(term) + " holds a character outside GBK");
                }
                xml.writeCharacters(text);
            }
            end();
        }
    }
}
