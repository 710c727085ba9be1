package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What the holder enters for the printed form; missing values are null.
 *
 * @param phone the pattern accepts a masked number, so that it is refused as masked and not as malformed
 */
record OfflineApplicant(
        @Size(min = 1, max = 100) @PlainText String name,
        @Size(min = 1, max = 40) @PlainText String principal,

        @Size(max = 24) @Pattern(regexp = "^[+0-9][0-9 *-]{4,23}$")
        String phone) {

    static final OfflineApplicant UNKNOWN = new OfflineApplicant(null, null, null);

    @Override
    public String toString() {
        return "OfflineApplicant";
    }
}
