package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.catalogue.Region;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.UUID;

/**
 * The identity that an order is for: region, nature, certificate and first domain, as the type check settled them. A
 * change of a subject may enter another nature and certificate, and another city and county.
 */
@Embeddable
public class OrderIdentity {

    private UUID typeCheckId;

    @Embedded
    private Region region;

    private int nature;

    @Embedded
    private Certificate certificate;

    private String domain;

    protected OrderIdentity() {}

    private OrderIdentity(UUID typeCheckId, Region region, int nature, Certificate certificate, String domain) {
        this.typeCheckId = typeCheckId;
        this.region = region;
        this.nature = nature;
        this.certificate = certificate;
        this.domain = domain;
    }

    static OrderIdentity of(SettledIdentity settled) {
        return new OrderIdentity(
                settled.typeCheckId(), settled.region(), settled.nature(), settled.certificate(), settled.domain());
    }

    /**
     * Returns the identity with what was entered for the subject.
     *
     * @param newCertificate encrypted as the one of before was
     */
    public OrderIdentity certified(int newNature, Certificate newCertificate) {
        return new OrderIdentity(typeCheckId, region, newNature, newCertificate, domain);
    }

    /** Returns the identity with the region that was entered for the subject. */
    public OrderIdentity in(Region newRegion) {
        return new OrderIdentity(typeCheckId, newRegion, nature, certificate, domain);
    }

    UUID typeCheckId() {
        return typeCheckId;
    }

    Region region() {
        return region;
    }

    int nature() {
        return nature;
    }

    Certificate certificate() {
        return certificate;
    }

    String domain() {
        return domain;
    }
}
