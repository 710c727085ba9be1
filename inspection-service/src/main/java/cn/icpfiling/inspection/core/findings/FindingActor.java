package cn.icpfiling.inspection.core.findings;

import java.util.UUID;

/**
 * Who acts on a finding.
 *
 * @param account null for the platform and a partner
 * @param partner the partner whose client acted; null for all others
 * @param client that client; null if no partner acts
 */
public record FindingActor(FindingRole role, UUID account, UUID partner, String client) {

    public static final FindingActor SYSTEM = new FindingActor(FindingRole.SYSTEM, null, null, null);

    public static FindingActor holder(UUID account) {
        return new FindingActor(FindingRole.HOLDER, account, null, null);
    }

    /** A partner that acts for the holder. */
    public static FindingActor partner(UUID partner, String client) {
        return new FindingActor(FindingRole.HOLDER, null, partner, client);
    }

    public static FindingActor inspector(UUID account) {
        return new FindingActor(FindingRole.INSPECTOR, account, null, null);
    }
}
