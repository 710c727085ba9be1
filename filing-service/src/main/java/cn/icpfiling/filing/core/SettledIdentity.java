package cn.icpfiling.filing.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import java.util.UUID;

/** What the type check settled and an order can never change. */
public record SettledIdentity(
        UUID typeCheckId,
        Region region,
        int nature,
        int certificateType,
        byte[] sealedCertificateNumber,
        BlindValue certificateIndex,
        String domain) {

    /** With the index as it is made now. */
    public SettledIdentity indexed(BlindValue anew) {
        return new SettledIdentity(typeCheckId, region, nature, certificateType, sealedCertificateNumber, anew, domain);
    }
}
