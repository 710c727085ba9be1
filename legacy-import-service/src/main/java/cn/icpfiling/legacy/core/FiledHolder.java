package cn.icpfiling.legacy.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A holder who is filed on this platform, with the filed domains. Deleted as soon as the subject is deregistered. */
@Entity
@Table(name = "filed_holders")
public class FiledHolder {
    @Id
    private UUID subjectId;

    private UUID account;

    private byte[] certificateIndex;

    @Column(name = "certificate_index_b")
    private byte[] certificateIndexB;

    private int certificateType;

    private byte[] certificateNumber;

    private byte[] name;

    @ElementCollection
    @CollectionTable(name = "filed_domains", joinColumns = @JoinColumn(name = "subject_id"))
    @Column(name = "domain")
    private Set<String> domains = new HashSet<>();

    protected FiledHolder() {}

    public FiledHolder(UUID subjectId) {
        this.subjectId = subjectId;
    }

    public void is(UUID ofAccount, int type, BlindValue numberIndex, byte[] encryptedNumber, byte[] encryptedName) {
        account = ofAccount;
        certificateType = type;
        certificateIndex = numberIndex.a();
        certificateIndexB = numberIndex.b();
        certificateNumber = encryptedNumber.clone();
        name = encryptedName.clone();
    }

    public void hasFiled(Collection<String> filed) {
        domains.retainAll(filed);
        domains.addAll(filed);
    }

    public UUID subjectId() {
        return subjectId;
    }

    public UUID account() {
        return account;
    }

    public List<String> domains() {
        return domains.stream().sorted().toList();
    }
}
