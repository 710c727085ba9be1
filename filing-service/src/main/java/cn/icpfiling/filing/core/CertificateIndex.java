package cn.icpfiling.filing.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Blind index of certificate type and number, in two columns. Two open orders for one subject collide on one of them.
 */
@Embeddable
public class CertificateIndex {

    @Column(name = "certificate_index")
    private byte[] a;

    @Column(name = "certificate_index_b")
    private byte[] b;

    protected CertificateIndex() {}

    CertificateIndex(BlindValue value) {
        this.a = value.a();
        this.b = value.b();
    }

    BlindValue value() {
        return BlindValue.in(a, b);
    }
}
