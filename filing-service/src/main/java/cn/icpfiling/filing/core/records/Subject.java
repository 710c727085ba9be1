package cn.icpfiling.filing.core.records;

import cn.icpfiling.filing.core.Certificate;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.security.Reach;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A filed subject. A holder has one subject, and a certificate belongs to one; the database enforces both. Name,
 * certificate number and the rest of the entry are encrypted.
 */
@Entity
@Table(name = "subjects")
public class Subject implements HasHolder {

    @Id
    private UUID id;

    private UUID holder;
    private UUID partner;
    private String subjectNumber;

    @Embedded
    private Region region;

    private int nature;

    @Embedded
    private Certificate certificate;

    @Column(name = "name")
    private byte[] encryptedName;

    /** The whole entry as it was granted, as encrypted JSON. */
    @Column(name = "content")
    private byte[] encryptedContent;

    @Enumerated(EnumType.STRING)
    private RecordStatus status;

    private long sequence;
    private Instant filedAt;

    @Enumerated(EnumType.STRING)
    private RecordOrigin origin;

    /** When the filing was taken over from the old platform; null unless it was. */
    private Instant importedAt;

    /** Null while the subject is on record. */
    @Embedded
    private RecordEnd end;

    @Version
    private long version;

    protected Subject() {}

    /** The encrypted columns of a subject and the blind index of its certificate. */
    public record Encrypted(BlindValue certificateIndex, byte[] certificateNumber, byte[] name, byte[] content) {}

    public static Subject registered(UUID id, Order order, String subjectNumber, Encrypted encrypted, Instant at) {
        var subject = new Subject();
        subject.id = id;
        subject.holder = order.holder();
        subject.partner = order.partner();
        subject.subjectNumber = subjectNumber;
        subject.region = order.region();
        subject.nature = order.nature();
        subject.certificate = new Certificate(
                order.certificate().type(), encrypted.certificateNumber(), encrypted.certificateIndex());
        subject.encryptedName = encrypted.name();
        subject.encryptedContent = encrypted.content();
        subject.status = RecordStatus.REGISTERED;
        subject.filedAt = at;
        subject.origin = RecordOrigin.ORDER;
        return subject;
    }

    /**
     * The public part of a filing of the old platform.
     *
     * @param submittedAt when it was submitted there: the day of the filing, whose rules it keeps
     */
    public record Imported(String subjectNumber, Region region, int nature, int certificateType, Instant submittedAt) {}

    public static Subject imported(UUID id, Holder holder, Imported filing, Encrypted encrypted, Instant at) {
        var subject = new Subject();
        subject.id = id;
        subject.holder = holder.account();
        subject.partner = holder.partner();
        subject.subjectNumber = filing.subjectNumber();
        subject.region = filing.region();
        subject.nature = filing.nature();
        subject.certificate =
                new Certificate(filing.certificateType(), encrypted.certificateNumber(), encrypted.certificateIndex());
        subject.encryptedName = encrypted.name();
        subject.encryptedContent = encrypted.content();
        subject.status = RecordStatus.REGISTERED;
        subject.filedAt = filing.submittedAt();
        subject.origin = RecordOrigin.IMPORTED;
        subject.importedAt = at;
        return subject;
    }

    /** Records a granted change; number and province stay. */
    public void changed(Order order, Encrypted columns) {
        region = order.region();
        nature = order.nature();
        certificate =
                new Certificate(order.certificate().type(), columns.certificateNumber(), columns.certificateIndex());
        encryptedName = columns.name();
        encryptedContent = columns.content();
    }

    /**
     * Records that the subject left the authority's register. Its holder and its certificate are free for a new filing;
     * its number is not.
     */
    public void deregistered(RecordEnd how) {
        if (status == RecordStatus.DEREGISTERED) {
            throw new IllegalStateException("subject " + id + " was deregistered before");
        }
        status = RecordStatus.DEREGISTERED;
        end = how;
    }

    /** Records that another account holds the subject from now on. Number, content and certificate stay. */
    public void transferred(Holder to) {
        if (status == RecordStatus.DEREGISTERED) {
            throw new IllegalStateException("subject " + id + " was deregistered");
        }
        holder = to.account();
        partner = to.partner();
    }

    public Region region() {
        return region;
    }

    /** The number of the next event of this record. */
    public long nextSequence() {
        return ++sequence;
    }

    public UUID id() {
        return id;
    }

    @Override
    public UUID holder() {
        return holder;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    /** A member with a right for any of its services sees the subject. */
    @Override
    public Reach reach() {
        return Reach.ANY;
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    public String province() {
        return region.province();
    }

    public int nature() {
        return nature;
    }

    public Certificate certificate() {
        return certificate;
    }

    public byte[] encryptedName() {
        return encryptedName;
    }

    public byte[] encryptedContent() {
        return encryptedContent;
    }

    public RecordStatus status() {
        return status;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public RecordOrigin origin() {
        return origin;
    }

    /** When the filing was taken over from the old platform; null unless it was. */
    public Instant importedAt() {
        return importedAt;
    }

    public Optional<RecordEnd> end() {
        return Optional.ofNullable(end);
    }

    /** Increases with each change of the record or its services, because each takes a sequence number. */
    public long version() {
        return version;
    }
}
