package cn.icpfiling.filing.core;

import java.util.UUID;

/** What the type check settled and an order can never change. */
public record SettledIdentity(
        UUID typeCheckId,
        Region region,
        int nature,
        int certificateType,
        byte[] sealedCertificateNumber,
        byte[] certificateIndex,
        String domain) {}
