package cn.icpfiling.inspection.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * This service's copy of a filed subject. Its identity is encrypted, and stored only while the subject is registered.
 */
@Entity
@Table(name = "filed_subjects")
public class FiledSubject {
    @Id
    private UUID subjectId;

    private UUID holder;

    /** Null for a holder of the provider that runs the platform. */
    private UUID partner;

    private String province;
    private int nature;

    private String subjectNumber;

    @Enumerated(EnumType.STRING)
    private RecordStatus status;

    private byte[] certificateIndex;

    @Column(name = "certificate_index_b")
    private byte[] certificateIndexB;

    private Integer certificateType;

    private byte[] certificateNumber;

    private byte[] name;

    protected FiledSubject() {}

    public FiledSubject(UUID subjectId) {
        this.subjectId = subjectId;
    }

    /** @param ofPartner the partner whose customer the holder is, or null */
    public void becomes(
            UUID newHolder,
            UUID ofPartner,
            String newProvince,
            int newNature,
            String newNumber,
            RecordStatus newStatus) {
        holder = newHolder;
        partner = ofPartner;
        province = newProvince;
        nature = newNature;
        subjectNumber = newNumber;
        status = newStatus;
    }

    public void is(int type, BlindValue numberIndex, byte[] encryptedNumber, byte[] encryptedName) {
        certificateType = type;
        certificateIndex = numberIndex.a();
        certificateIndexB = numberIndex.b();
        certificateNumber = encryptedNumber.clone();
        name = encryptedName.clone();
    }

    /** Deletes the identity, because a subject that is no longer registered is not looked up. */
    public void isForgotten() {
        certificateType = null;
        certificateIndex = null;
        certificateIndexB = null;
        certificateNumber = null;
        name = null;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public UUID holder() {
        return holder;
    }

    /** The partner whose customer the holder is; null for all others. */
    public UUID partner() {
        return partner;
    }

    /** Two digits of GB/T 2260. */
    public String province() {
        return province;
    }

    /** The nature of the sponsor by the authority's code; 5 is a person. */
    public int nature() {
        return nature;
    }

    /** Encrypted for its column; null after the subject has left the register. */
    public byte[] encryptedName() {
        return name == null ? null : name.clone();
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    public RecordStatus status() {
        return status;
    }
}
