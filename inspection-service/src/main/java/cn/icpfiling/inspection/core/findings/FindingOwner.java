package cn.icpfiling.inspection.core.findings;

import java.util.UUID;

/**
 * Whose filing a finding is about, by this service's copy of the record.
 *
 * @param holder null until the copy has arrived
 * @param partner the partner whose customer the holder is; null for all others
 * @param province two digits of GB/T 2260; null until the copy has arrived
 */
public record FindingOwner(UUID holder, UUID partner, String province) {

    public static final FindingOwner UNKNOWN = new FindingOwner(null, null, null);

    public boolean isKnown() {
        return holder != null;
    }
}
