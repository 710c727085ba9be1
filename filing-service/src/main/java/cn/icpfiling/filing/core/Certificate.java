package cn.icpfiling.filing.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** The certificate of a subject: type, encrypted number, and the blind index by which a subject is found. It never changes. */
@Embeddable
public class Certificate {

    @Column(name = "certificate_type")
    private int type;

    @Column(name = "certificate_number")
    private byte[] encryptedNumber;

    @Embedded
    private CertificateIndex blindIndex;

    protected Certificate() {}

    public Certificate(int type, byte[] encryptedNumber, BlindValue index) {
        this.type = type;
        this.encryptedNumber = encryptedNumber;
        this.blindIndex = new CertificateIndex(index);
    }

    public int type() {
        return type;
    }

    public byte[] encryptedNumber() {
        return encryptedNumber;
    }

    public BlindValue index() {
        return blindIndex.value();
    }
}
