package cn.icpfiling.filing.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import java.util.UUID;

/** The identity that the type check settled and that an order cannot change. */
public record SettledIdentity(
        UUID typeCheckId,
        Region region,
        int nature,
        int certificateType,
        byte[] sealedCertificateNumber,
        BlindValue certificateIndex,
        String domain) {

    /** Returns the identity with the blind index of the present keys. */
    public SettledIdentity indexed(BlindValue anew) {
        return new SettledIdentity(typeCheckId, region, nature, certificateType, sealedCertificateNumber, anew, domain);
    }
}
