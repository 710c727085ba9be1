package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.util.UUID;

/** The identity that the type check settled and that an order cannot change. */
public record SettledIdentity(
        UUID typeCheckId,
        Region region,
        int nature,
        int certificateType,
        byte[] encryptedCertificateNumber,
        BlindValue certificateIndex,
        String domain) {

    public static SettledIdentity of(
            UUID typeCheckId, Region region, int nature, Certificate certificate, String domain) {
        return new SettledIdentity(
                typeCheckId,
                region,
                nature,
                certificate.type(),
                certificate.encryptedNumber(),
                certificate.index(),
                domain);
    }

    public Certificate certificate() {
        return new Certificate(certificateType, encryptedCertificateNumber, certificateIndex);
    }

    /** With the index as it is made now. */
    public SettledIdentity indexed(BlindValue anew) {
        return new SettledIdentity(
                typeCheckId, region, nature, certificateType, encryptedCertificateNumber, anew, domain);
    }
}
